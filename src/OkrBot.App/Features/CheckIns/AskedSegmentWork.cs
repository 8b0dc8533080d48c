using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>The timer of a meeting whose calendar is known: shortly before it opens check-ins the calendar is asked once for all teams of the meeting. When it
/// says something else than what is stored, they follow it at once, and what fell out, was moved or has ended is not opened. Should people meet all the same,
/// Teams' own event opens it. Without an answer what is stored counts.</summary>
internal sealed class AskedSegmentWork(IDirectory directory, SeriesFollower follower, IWorkQueue queue, TimeProvider time) : IWorkHandler
{
    public const string Kind = "segment.asked";

    /// <summary>So long before the timer opens.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromSeconds(20);
    private const int MostRemembered = 20_000;

    /// <summary>So long a busy storage may keep the opening waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Lock _gate = new();
    private readonly HashSet<string> _asking = new(StringComparer.Ordinal);
    private readonly RecentIds _asked = new(MostRemembered);

    public static WorkItem ItemOf(SeriesEntry series, Occurrence on, DateTimeOffset now)
        => new(Kind, IdOf(series.Tenant, on), on.Start + OpeningTime.TimerAfter - Before, now) { Chat = new ChatPlace(series.Tenant, series.Chat), Occurrence = on };

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        // Those of before named one team each.
        if (item.Occurrence is not { } on || (item.Chat?.Tenant ?? item.Team?.Tenant) is not { } tenant) return new WorkResult.Failed("an asked segment item names a tenant and an occurrence");
        var now = time.GetUtcNow();
        if (now < item.Due) return new WorkResult.Later(item.Due);
        // More than one server may have queued it; one that asks at this moment tries again by itself when it fails.
        var id = IdOf(tenant, on);
        if (!TryBegin(id)) return WorkResult.Done;
        WorkResult? result = null;
        try
        {
            return result = await AskAsync(tenant, on, now, cancel);
        }
        finally
        {
            End(id, isDone: result is WorkResult.Finished);
        }
    }

    private async Task<WorkResult> AskAsync(TenantId tenant, Occurrence on, DateTimeOffset now, CancellationToken cancel)
    {
        if (await directory.FindSeriesAsync(tenant, on.Series, cancel) is not { Removed: false } series) return WorkResult.Done;
        var followed = series.Calendar is null ? new Followed(series, null) : await follower.CheckAsync(series, now, cancel);
        if (followed.Why is NoAnswer.Later { At: var at } && at < on.Start + Patience) return new WorkResult.Later(at);
        if (followed.Why is not NoAnswer.Gone && Occurrences.StartingAt(followed.Series.Meeting, on.Start) is not null)
            await queue.EnqueueAsync([.. followed.Series.Teams.Select(team => PlanSegments.OpeningOf(team, on, now))], cancel);
        return WorkResult.Done;
    }

    private bool TryBegin(string id)
    {
        lock (_gate) return !_asked.Contains(id) && _asking.Add(id);
    }

    private void End(string id, bool isDone)
    {
        lock (_gate)
        {
            _asking.Remove(id);
            if (isDone) _asked.Add(id);
        }
    }

    private static string IdOf(TenantId tenant, Occurrence on) => $"ask:{tenant}:{on.Series}:{on.Start.ToUnixTimeSeconds()}";
}
