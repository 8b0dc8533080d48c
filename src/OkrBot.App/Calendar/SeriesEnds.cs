using OkrBot.App.Ports;

namespace OkrBot.App.Calendar;

/// <summary>A series is not held where it was followed any more: nothing opens by timer from now on, and whoever runs a check-in there is told once, with what
/// looks like its successor.</summary>
public sealed class SeriesEnds(FollowWriter writer, SuccessorSearch successors, IWorkQueue queue)
{
    /// <summary>Whoever makes a series anew deletes the old one first.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(10);

    /// <summary>So long a successor is looked for.</summary>
    private static readonly TimeSpan Looks = TimeSpan.FromDays(14);

    /// <summary>Nobody expects anything of this series any more.</summary>
    internal static bool IsOver(SeriesEntry entry, DateTimeOffset now) => entry.News is { What: SeriesTurn.Ended } news && now - news.At > Looks;

    /// <returns><see cref="NoAnswer.Gone"/>, unless storage or the calendar was busy.</returns>
    public async Task<Followed> EndAsync(SeriesEntry entry, DateTimeOffset now, CancellationToken cancel)
    {
        var before = entry.News is { What: SeriesTurn.Ended } known ? known : null;
        var successor = before?.Successor is null ? await successors.FindAsync(entry, now, cancel) : new(null, null);
        if (successor.Why is NoAnswer.Later or NoAnswer.Failed) return new(entry, successor.Why);
        var news = before ?? new SeriesNews(SeriesTurn.Ended, now);
        // Found after it was told: that is news once more.
        if (successor.Value is { } next) news = news with { Successor = next.Series, Told = [] };
        var over = entry.Meeting with { Schedule = null, Known = null };
        if (over != entry.Meeting || news != before)
        {
            var written = await writer.WriteAsync(entry, over, row => row with { News = news }, now, cancel);
            if (written.Why is not null) return written;
            entry = written.Series;
        }
        await TellAsync(entry, now, cancel);
        return new(entry, new NoAnswer.Gone());
    }

    /// <summary>Its calendar is gone for good: from now on the usual time counts, as if nobody had ever asked.</summary>
    public async Task<Followed> OrphanAsync(SeriesEntry entry, DateTimeOffset now, CancellationToken cancel)
    {
        var written = await writer.WriteAsync(entry, entry.Meeting with { Known = null }, row => row with { Calendar = null, News = new SeriesNews(SeriesTurn.NoCalendar, now) }, now, cancel);
        if (written.Why is null) await TellAsync(written.Series, now, cancel);
        return written;
    }

    /// <summary>Queues what is not told yet; also after a crash in between, by the next look.</summary>
    public Task TellAsync(SeriesEntry entry, DateTimeOffset now, CancellationToken cancel)
        => entry.News is not { } news ? Task.CompletedTask : queue.EnqueueAsync(
        [
            .. entry.Teams.Where(team => !news.Told.Contains(team.Team)).Select(team => new WorkItem(CalendarWork.Tell, $"{CalendarWork.Tell}:{team.Team}:{entry.Series}", now + Settles, now)
            {
                Team = team, Chat = new ChatPlace(entry.Tenant, entry.Chat),
            }),
        ], cancel);
}
