using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Ports;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Holds;

/// <summary>Brings the planning conversation of one group in step with what is stored: once it was confirmed, its time was set, or it is near. Then its group stays as
/// it is.</summary>
internal sealed class TalkWork(IDirectory directory, IClusters clusters, IHoldSheets sheets, TalkKeeping keeping, TellLater tell) : IWorkHandler
{
    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item.Group is not { } place) return new WorkResult.Failed("a planning conversation is a group's");
        if (!tell.Serves(place.Tenant) || await directory.FindTenantAsync(place.Tenant, cancel) is not { } tenant) return WorkResult.Done;
        var sheet = await sheets.FindAsync(place.Tenant, HoldSubject.Of(place.Cycle, place.Group.Value), cancel);
        if (tenant.Cycles.Find(place.Cycle) is not { } cycle || await clusters.FindAsync(place, cancel) is not { Teams.Length: > 1 } group)
            return sheet.CanEnd(tell.Now) ? await keeping.EndAsync(sheet, cancel) : WorkResult.Done;
        // Once planning is over everything stays as it is.
        if (PlanningWindow.CycleOf(tenant.Cycles, Zones.LocalDay("UTC", tell.Now))?.Id != cycle.Id || !TalkPlans.IsDue(tenant, cycle, group, sheet, tell.Now)) return WorkResult.Done;
        return await keeping.KeepAsync(tenant, cycle, group, sheet, cancel);
    }
}

/// <summary>Keeps or ends the conversation of one group.</summary>
internal sealed class TalkKeeping(IClusters clusters, IPromises promises, TalkPlans plans, HoldKeeper keeper, TimeProvider time)
{
    public async Task<WorkResult> KeepAsync(TenantEntry tenant, Cycle cycle, Cluster group, HoldSheet sheet, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await plans.OfAsync(tenant, cycle, group, sheet, now, cancel) is not { } plan || plan.Time.At <= now) return WorkResult.Done;
        var leaders = TalkMark.Leaders(await promises.FindAsync(tenant.Tenant, cycle.Id, cancel));
        var mark = TalkMark.Of(group, plan.States.ToImmutableDictionary(state => state.Id.Team, state => state.Version), leaders);
        if (sheet.Mark == mark) return WorkResult.Done;
        // Before it is in calendars, so that no proposal of the night takes the group apart.
        if (!group.Kept)
            await clusters.ChangeAsync(tenant.Tenant, cycle.Id, stored => ClusterEditing.Decide(stored.Groups, new ClusterChange.Keep(group.Id)) is ClusterDecision.Changed kept ? stored with { Groups = kept.Clusters } : stored, cancel);
        var hold = plan.Wanted();
        hold = hold with { Hold = hold.Hold with { Invited = plan.Invited(leaders) } };
        var wanted = new WantedHolds([hold], [], plan.Runners, mark) { MayStay = [.. plan.Runners], Why = HoldWords.In(plan.Language)["cancel.movedTalk"], Language = plan.Language };
        return (await keeper.KeepAsync(tenant.Tenant, sheet.Subject, _ => wanted, now, cancel)).Result;
    }

    /// <summary>Its teams may be gone: people are told in the language in which they were invited.</summary>
    public async Task<WorkResult> EndAsync(HoldSheet sheet, CancellationToken cancel)
        => (await keeper.KeepAsync(sheet.Tenant, sheet.Subject, known => new WantedHolds([], [HoldKind.Talk], [], "") { Why = HoldWords.In(known.Language)["cancel.talk"] }, time.GetUtcNow(), cancel)).Result;
}
