using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Holds;

/// <summary>Once a day: queues a look at each team whose appointments were derived from something else than what is stored now, or are not all there; where no calendar
/// is connected, a word to whoever runs the check-in. One pass over the shard's teams, Board rows and sheets; a team itself is read only when something is to be done
/// for it.</summary>
internal sealed class PlanHolds(IDirectory directory, IBoard board, IHoldSheets sheets, TellLater tell, IWorkQueue queue) : IPlanner
{
    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        if (!pass.FirstOfDay) return;
        foreach (var tenant in pass.Tenants)
        {
            var serves = tell.Serves(tenant.Tenant);
            var part = await PartAsync(tenant, pass.Shard, cancel);
            var items = serves ? await DueAsync(part, pass.Now, cancel) : part.Untold(pass.Now);
            if (serves && pass.Tenantwide) items.Add(TalkNews.ItemFor(tenant.Tenant, pass.Now));
            if (items.Count > 0) await queue.EnqueueAsync(items, cancel);
        }
    }

    private async Task<HoldsPart> PartAsync(TenantEntry tenant, Shard shard, CancellationToken cancel)
    {
        var part = new HoldsPart(tenant);
        await foreach (var sheet in sheets.TeamsAsync(tenant.Tenant, shard, cancel))
            if (sheet.Subject.Team is { } team) part.Sheets[new TeamCycleId(tenant.Tenant, team, sheet.Subject.Cycle)] = sheet;
        await foreach (var team in directory.TeamsAsync(tenant.Tenant, shard, cancel)) part.Teams[team.Team] = team;
        foreach (var cycle in tenant.Live)
            await foreach (var row in board.SweepAsync(tenant.Tenant, cycle.Id, shard, cancel))
                if (row.Plan?.Kind != TeamKind.Individual) part.Rows.Add((row, cycle));
        return part;
    }

    private async Task<List<WorkItem>> DueAsync(HoldsPart part, DateTimeOffset now, CancellationToken cancel)
    {
        var (items, isRefused, asks) = (new List<WorkItem>(), TellLater.IsRefused(part.Tenant), new HashSet<CycleId>());
        foreach (var (row, cycle) in part.Rows)
        {
            part.Sheets.Remove(row.Team, out var sheet);
            var (team, facts) = (part.Teams.GetValueOrDefault(row.Team.Team), part.FactsOf(row));
            if (sheet is null ? facts is not { HasBegun: true, IsThere: true } : IsDone(sheet, HoldMark.Of(facts, cycle, part.Tenant, await CountryAsync(part.Tenant.Tenant, team, cancel)))) continue;
            // Where nobody's calendar may be written, one of them finds out for all whether it may be now.
            if (isRefused && sheet?.Without == HoldsWithout.Right && !asks.Add(cycle.Id)) continue;
            items.Add(TeamHoldsWork.ItemFor(row.Team, now));
        }
        // What is left belongs to weeks or teams that are gone.
        items.AddRange(part.Sheets.Where(one => one.Value.CanEnd(now)).Select(one => TeamHoldsWork.ItemFor(one.Key, now)));
        return items;

        bool IsDone(HoldSheet sheet, string mark) => sheet.Mark == mark || HoldRest.Is(sheet, mark, part.Tenant, now);
    }

    /// <summary>Of whoever runs the check-in, whose holidays it keeps.</summary>
    private async Task<string?> CountryAsync(TenantId tenant, TeamEntry? team, CancellationToken cancel)
        => team?.Facilitator is { } runner ? HolidaysOf.CountryOf(await directory.FindPersonAsync(tenant, runner, cancel)) : null;
}

/// <summary>What is stored of one part of a tenant's teams.</summary>
internal sealed record HoldsPart(TenantEntry Tenant)
{
    public Dictionary<TeamCycleId, HoldSheet> Sheets { get; } = [];
    public Dictionary<TeamId, TeamEntry> Teams { get; } = [];
    public List<(BoardRow Row, Cycle Cycle)> Rows { get; } = [];

    public HoldFacts FactsOf(BoardRow row) => HoldFacts.Of(row, HoldFacts.Has(Teams.GetValueOrDefault(row.Team.Team), row.Team.Cycle));

    /// <summary>Whoever runs their check-ins was not told in this cycle, and might have to be.</summary>
    public List<WorkItem> Untold(DateTimeOffset now)
        => [.. Rows.Select(one => one.Row).Where(row => FactsOf(row) is { HasBegun: true, IsThere: true } facts && Sheets.GetValueOrDefault(row.Team) is var sheet
            && sheet?.ToldAt is null && sheet?.Mark != HoldMark.Told(facts)).Select(row => TellWork.ItemFor(row.Team, now))];
}

/// <summary>Between two days: a team of which this server sees that something changed is looked at at once. What it misses the daily pass finds.</summary>
internal sealed class SeeChanges(TellLater tell, IWorkQueue queue) : IRowPlanner
{
    private const int MostRemembered = 50_000;
    private readonly Dictionary<TeamCycleId, string> _seen = [];

    public async Task LookAsync(BoardRow row, DateTimeOffset now, CancellationToken cancel)
    {
        if (!tell.Serves(row.Team.Tenant) || row.Plan?.Kind == TeamKind.Individual) return;
        var facts = HoldMark.Of(HoldFacts.Of(row, isThere: true), null, null, null);
        if (_seen.TryGetValue(row.Team, out var before) && before != facts) await queue.EnqueueAsync([TeamHoldsWork.ItemFor(row.Team, now)], cancel);
        if (_seen.Count >= MostRemembered) _seen.Clear();
        _seen[row.Team] = facts;
    }
}
