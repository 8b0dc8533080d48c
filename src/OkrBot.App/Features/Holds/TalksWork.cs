using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Holds;

/// <summary>Brings the planning conversations of a tenant in step with its groups: one for each that was confirmed, whose time was set, or whose time is near. Once a
/// conversation is in calendars its group stays as it is.</summary>
internal sealed class TalksWork(IDirectory directory, IClusters clusters, IHoldSheets sheets, TalkKeeping keeping, TellLater tell) : IWorkHandler
{
    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item.Tenant is not { } id) return new WorkResult.Failed("planning conversations are a tenant's");
        if (!tell.Serves(id) || await directory.FindTenantAsync(id, cancel) is not { } tenant) return WorkResult.Done;
        var known = await AllAsync(id, cancel);
        WorkResult result = WorkResult.Done;
        if (PlanningWindow.CycleOf(tenant.Cycles, Zones.LocalDay("UTC", tell.Now)) is { } cycle)
            foreach (var group in (await clusters.FindAsync(id, cycle.Id, cancel)).Groups.Where(group => group.Teams.Length > 1))
            {
                var subject = HoldSubject.Of(cycle.Id, group.Id.Value);
                known.Remove(subject, out var sheet);
                result = Later(result, await keeping.KeepAsync(tenant, cycle, group, sheet ?? new HoldSheet(id, subject), cancel));
            }
        // Split, joined, without teams, or of weeks that were withdrawn. West of UTC the last evening of planning is still to come.
        foreach (var (subject, sheet) in known)
            if (sheet.CanEnd(tell.Now) && !await StandsAsync(tenant, subject, cancel)) result = Later(result, await keeping.EndAsync(sheet, cancel));
        return result;
    }

    private async Task<bool> StandsAsync(TenantEntry tenant, HoldSubject subject, CancellationToken cancel)
        => tenant.Cycles.Find(subject.Cycle) is not null && (await clusters.FindAsync(tenant.Tenant, subject.Cycle, cancel)).Groups.Any(group => group.Teams.Length > 1 && group.Id.Value == subject.Group);

    private async Task<Dictionary<HoldSubject, HoldSheet>> AllAsync(TenantId tenant, CancellationToken cancel)
    {
        var known = new Dictionary<HoldSubject, HoldSheet>();
        await foreach (var sheet in sheets.GroupsAsync(tenant, cancel)) known[sheet.Subject] = sheet;
        return known;
    }

    /// <summary>What has to be done again counts for all: those that are done cost nothing then.</summary>
    private static WorkResult Later(WorkResult one, WorkResult other) => (one, other) switch
    {
        (WorkResult.Later a, WorkResult.Later b) => a.At > b.At ? a : b,
        (WorkResult.Later a, _) => a,
        (_, WorkResult.Later b) => b,
        (WorkResult.Failed a, _) => a,
        _ => other,
    };
}

/// <summary>Keeps the conversation of one group.</summary>
internal sealed class TalkKeeping(IClusters clusters, IPromises promises, TalkPlans plans, HoldKeeper keeper, TimeProvider time)
{
    public async Task<WorkResult> KeepAsync(TenantEntry tenant, Cycle cycle, Cluster group, HoldSheet sheet, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await plans.OfAsync(tenant, cycle, group, sheet, now, cancel) is not { } plan || plan.Time.At <= now || !IsDue(plan, sheet, now)) return WorkResult.Done;
        var leaders = (await promises.FindAsync(tenant.Tenant, cycle.Id, cancel)).Leaders.Where(leader => !leader.SignedPoints.IsEmpty).Select(leader => leader.Leader);
        var hold = plan.Wanted();
        hold = hold with { Hold = hold.Hold with { Invited = plan.Invited(leaders) } };
        var mark = ViewToken.From([hold.Hold.FaceMark, hold.Hold.PeopleMark, .. plan.Runners.Select(runner => runner.Value)]);
        if (sheet.Mark == mark) return WorkResult.Done;
        // Before it is in calendars, so that no proposal of the night takes the group apart.
        if (!group.Kept)
            await clusters.ChangeAsync(tenant.Tenant, cycle.Id, stored => ClusterEditing.Decide(stored.Groups, new ClusterChange.Keep(group.Id)) is ClusterDecision.Changed kept ? stored with { Groups = kept.Clusters } : stored, cancel);
        return (await keeper.KeepAsync(tenant.Tenant, sheet.Subject, _ => new WantedHolds([hold], [], plan.Runners, mark) { MayStay = [.. plan.Runners], Why = HoldWords.In(null)["cancel.movedTalk"] }, now, cancel)).Result;
    }

    public async Task<WorkResult> EndAsync(HoldSheet sheet, CancellationToken cancel)
        => (await keeper.KeepAsync(sheet.Tenant, sheet.Subject, _ => new WantedHolds([], [HoldKind.Talk], [], "") { Why = HoldWords.In(null)["cancel.talk"] }, time.GetUtcNow(), cancel)).Result;

    private static bool IsDue(TalkPlan plan, HoldSheet sheet, DateTimeOffset now)
        => plan.Group.ConfirmedBy is not null || plan.Group.Talk is not null || sheet.IsAhead(now)
            || plan.Time.Day.DayNumber - Zones.LocalDay(plan.Time.Zone, now).DayNumber <= TalkTimes.DaysAhead;
}
