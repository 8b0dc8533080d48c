using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Holds;

/// <summary>Once a day: finds the planning conversations of a tenant for which something is to be done, and queues each of them. No team is read for it.</summary>
internal sealed class TalksWork(IDirectory directory, TalksDue due, TalkNews news, TellLater tell) : IWorkHandler
{
    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item.Tenant is not { } id) return new WorkResult.Failed("planning conversations are a tenant's");
        if (!tell.Serves(id) || await directory.FindTenantAsync(id, cancel) is not { } tenant) return WorkResult.Done;
        await news.TellAsync(await due.FindAsync(tenant, tell.Now, cancel), tell.Now, cancel);
        return WorkResult.Done;
    }
}

/// <summary>Which groups have something to do: one whose conversation belongs into calendars by now and was derived from something else than what is stored, and
/// one that is no more.</summary>
internal sealed class TalksDue(IClusters clusters, IHoldSheets sheets, IBoard board, IPromises promises)
{
    public async Task<ImmutableArray<GroupPlace>> FindAsync(TenantEntry tenant, DateTimeOffset now, CancellationToken cancel)
    {
        var (id, known) = (tenant.Tenant, new Dictionary<HoldSubject, HoldSheet>());
        await foreach (var sheet in sheets.GroupsAsync(id, cancel)) known[sheet.Subject] = sheet;
        var due = ImmutableArray.CreateBuilder<GroupPlace>();
        if (PlanningWindow.CycleOf(tenant.Cycles, Zones.LocalDay("UTC", now)) is { } cycle)
        {
            var groups = (await clusters.FindAsync(id, cycle.Id, cancel)).Groups.Where(group => group.Teams.Length > 1).Select(group => (Group: group, Sheet: Taken(group, cycle))).ToList();
            ImmutableArray<Cluster> changed = [.. await ChangedAsync(tenant, cycle, [.. groups.Where(one => TalkPlans.IsDue(tenant, cycle, one.Group, one.Sheet, now))], cancel)];
            await KeepAsync(id, cycle.Id, changed, cancel);
            due.AddRange(changed.Select(group => new GroupPlace(id, cycle.Id, group.Id)));
        }
        // Split, joined, without teams, or of weeks that were withdrawn. West of UTC the last evening of planning is still to come.
        foreach (var cycleOf in known.Values.Where(sheet => sheet.CanEnd(now)).GroupBy(sheet => sheet.Subject.Cycle))
        {
            var standing = tenant.Cycles.Find(cycleOf.Key) is null ? [] : (await clusters.FindAsync(id, cycleOf.Key, cancel)).Groups.Where(group => group.Teams.Length > 1).Select(group => group.Id.Value).ToHashSet(StringComparer.Ordinal);
            due.AddRange(cycleOf.Where(sheet => !standing.Contains(sheet.Subject.Group!)).Select(sheet => new GroupPlace(id, cycleOf.Key, new ClusterId(sheet.Subject.Group!))));
        }
        return due.ToImmutable();

        HoldSheet Taken(Cluster group, Cycle cycle) => known.Remove(HoldSubject.Of(cycle.Id, group.Id.Value), out var sheet) ? sheet : new HoldSheet(id, HoldSubject.Of(cycle.Id, group.Id.Value));
    }

    private async Task<IEnumerable<Cluster>> ChangedAsync(TenantEntry tenant, Cycle cycle, ImmutableArray<(Cluster Group, HoldSheet Sheet)> due, CancellationToken cancel)
    {
        var marks = due.Any(one => one.Sheet.Mark is not null) ? await MarksAsync(tenant.Tenant, cycle.Id, cancel) : null;
        var changed = due.Where(one => one.Sheet.Mark is null || one.Sheet.Mark != marks?.Invoke(one.Group)).ToList();
        if (!TellLater.IsRefused(tenant)) return changed.Select(one => one.Group);
        // Where nobody's calendar may be written, one of them finds out for all whether it may be now.
        var asks = changed.FindIndex(one => one.Sheet.Without == HoldsWithout.Right);
        return changed.Where((one, at) => one.Sheet.Without != HoldsWithout.Right || at == asks).Select(one => one.Group);
    }

    private async Task<Func<Cluster, string>> MarksAsync(TenantId tenant, CycleId cycle, CancellationToken cancel)
    {
        var (versions, leaders) = (new Dictionary<TeamId, long>(), TalkMark.Leaders(await promises.FindAsync(tenant, cycle, cancel)));
        await foreach (var row in board.SweepAsync(tenant, cycle, cancel)) versions[row.Team.Team] = row.Version;
        return group => TalkMark.Of(group, versions, leaders);
    }

    /// <summary>Before they are in calendars, so that no proposal of the night takes one apart; all at once, for each change reads all groups.</summary>
    private async Task KeepAsync(TenantId tenant, CycleId cycle, ImmutableArray<Cluster> groups, CancellationToken cancel)
    {
        if (groups.All(group => group.Kept)) return;
        var ids = groups.Select(group => group.Id).ToHashSet();
        await clusters.ChangeAsync(tenant, cycle, stored => stored with { Groups = [.. stored.Groups.Select(group => ids.Contains(group.Id) ? group with { Kept = true } : group)] }, cancel);
    }
}

/// <summary>A short text that is another one as soon as anything is from which a planning conversation follows.</summary>
internal static class TalkMark
{
    /// <param name="versions">Of the group's teams in the cycle that is planned; one that is not there yet has none.</param>
    public static string Of(Cluster group, IReadOnlyDictionary<TeamId, long> versions, ImmutableArray<PersonId> leaders) => ViewToken.From(
    [
        .. group.Teams.Select(team => FormattableString.Invariant($"{team.Value},{versions.GetValueOrDefault(team)}")),
        group.Talk is { } time ? FormattableString.Invariant($"{time.Day:yyyy-MM-dd},{time.Start:HH:mm},{time.Minutes},{time.Zone}") : "",
        .. leaders.Select(leader => leader.Value),
    ]);

    /// <summary>Who comes if they like: leaders who have signed something.</summary>
    public static ImmutableArray<PersonId> Leaders(PromiseBook book) => [.. book.Leaders.Where(leader => !leader.SignedPoints.IsEmpty).Select(leader => leader.Leader)];
}
