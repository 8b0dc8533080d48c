using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Derives from what is stored of each meeting's calendar, or else of its rhythm, what is due, so that a lost work item delays and never loses: openings by timer for the
/// occurrences of the next minutes.</summary>
internal sealed class PlanSegments(IDirectory directory, IWorkQueue queue) : IPlanner
{
    /// <summary>So far ahead openings are queued; a pass every minute sees each occurrence many times and queues it once per process.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(15);

    /// <summary>Meetings begin at the same minutes; one item after the other would take storage longer than a minute.</summary>
    private const int Together = 100;

    /// <summary>More openings than this within the minutes ahead are queued once more with each pass.</summary>
    private const int MostRemembered = 50_000;

    /// <summary>So long after its opening time an occurrence is still worth a card.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(10);
    private readonly RecentIds _queued = new(MostRemembered);

    public async Task PassAsync(PlannerPass pass, CancellationToken cancel)
    {
        var batch = new List<WorkItem>(Together);
        foreach (var tenant in pass.Tenants)
            await foreach (var series in directory.SeriesAsync(tenant.Tenant, pass.Shard, cancel))
                foreach (var opening in OpeningsOf(series, pass.Now))
                {
                    batch.Add(opening);
                    if (batch.Count == Together) await QueueAsync(batch, cancel);
                }
        await QueueAsync(batch, cancel);
    }

    private IEnumerable<WorkItem> OpeningsOf(SeriesEntry series, DateTimeOffset now)
    {
        if (series.Removed || series.Teams.IsEmpty) return [];
        var held = Occurrences.Between(series.Meeting, now - Behind, now + Ahead).Select(o => o.Occurrence);
        var openings = series.Calendar is null
            ? held.SelectMany(on => series.Teams.Select(team => OpeningOf(team, on, now)))
            : held.Select(on => AskedSegmentWork.ItemOf(series, on, now));
        return openings.Where(item => !_queued.Contains(item.Id));
    }

    /// <summary>Opens it for one team by timer, unless something else has.</summary>
    public static WorkItem OpeningOf(TeamCycleId team, Occurrence on, DateTimeOffset now)
        => new(SegmentWork.Kind, $"open:{team.Team}:{on.Series}:{on.Start.ToUnixTimeSeconds()}", on.Start + OpeningTime.TimerAfter, now) { Team = team, Occurrence = on };

    private async Task QueueAsync(List<WorkItem> batch, CancellationToken cancel)
    {
        if (batch.Count == 0) return;
        await queue.EnqueueAsync([.. batch], cancel);
        // Only now: what could not be queued is tried again by the next pass.
        foreach (var item in batch) _queued.Add(item.Id);
        batch.Clear();
    }
}

/// <summary>Segments whose time has come and of which nobody heard.</summary>
internal sealed class PlanLiveSegments(IWorkQueue queue) : IRowPlanner
{
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(5);

    public async Task LookAsync(BoardRow row, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var live in row.Live.Where(l => l.NextDue < now - Overdue))
            await queue.EnqueueAsync(
            [
                new WorkItem(SegmentWork.Kind, $"due:{row.Team.Team}:{live.Occurrence.Start.ToUnixTimeSeconds()}", now, now) { Team = row.Team, Occurrence = live.Occurrence },
                new WorkItem(RoomCardWork.Kind, $"card:{row.Team.Team}:{live.Occurrence.Start.ToUnixTimeSeconds()}", now, now) { Team = row.Team, Occurrence = live.Occurrence },
            ], cancel);
    }
}
