using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Derives from the stored state what is due, so that a lost work item delays and never loses: openings by timer for the
/// occurrences of the next minutes, and segments whose time has come.</summary>
internal sealed class PlanSegments(IDirectory directory, IBoard board, IWorkQueue queue, TimeProvider time) : IPlanner
{
    /// <summary>So far ahead openings are queued; a pass every minute sees each occurrence many times and queues it once per process.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(15);

    /// <summary>So long after its opening time an occurrence is still worth a card.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(5);
    private readonly HashSet<string> _queued = new(StringComparer.Ordinal);

    public async Task PassAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await foreach (var tenant in directory.TenantsAsync(cancel))
        {
            await foreach (var series in directory.SeriesAsync(tenant.Tenant, cancel)) await OpeningsAsync(series, now, cancel);
            foreach (var cycle in tenant.Live)
                await foreach (var row in board.SweepAsync(tenant.Tenant, cycle.Id, cancel)) await LiveAsync(row, now, cancel);
        }
    }

    private async Task OpeningsAsync(SeriesEntry series, DateTimeOffset now, CancellationToken cancel)
    {
        if (series.Removed) return;
        var meeting = new ConnectedMeeting(series.Series, series.Chat, series.Title, series.Schedule);
        foreach (var on in Occurrences.Between(meeting, now - Behind, now + Ahead).Select(o => o.Occurrence))
            foreach (var team in series.Teams)
            {
                var id = $"open:{team.Team}:{on.Series}:{on.Start.ToUnixTimeSeconds()}";
                if (_queued.Contains(id)) continue;
                await queue.EnqueueAsync([new WorkItem(SegmentWork.Kind, id, on.Start + OpeningTime.TimerAfter, now) { Team = team, Occurrence = on }], cancel);
                // Only now: what could not be queued is tried again by the next pass.
                _queued.Add(id);
            }
        if (_queued.Count > 100_000) _queued.Clear();
    }

    private async Task LiveAsync(BoardRow row, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var live in row.Live.Where(l => l.NextDue < now - Overdue))
            await queue.EnqueueAsync(
            [
                new WorkItem(SegmentWork.Kind, $"due:{row.Team.Team}:{live.Occurrence.Start.ToUnixTimeSeconds()}", now, now) { Team = row.Team, Occurrence = live.Occurrence },
                new WorkItem(RoomCardWork.Kind, $"card:{row.Team.Team}:{live.Occurrence.Start.ToUnixTimeSeconds()}", now, now) { Team = row.Team, Occurrence = live.Occurrence },
            ], cancel);
    }
}
