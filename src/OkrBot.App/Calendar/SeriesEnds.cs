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

    /// <summary>The looks of two nights are further apart.</summary>
    private static readonly TimeSpan Daily = TimeSpan.FromHours(20);

    /// <summary>Who hands a series over, or makes it anew, does it now, and calendars of others hear of it some minutes later.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(2);

    /// <summary>Nobody expects anything of this series any more.</summary>
    internal static bool IsOver(SeriesEntry entry, DateTimeOffset now) => entry.News is { What: SeriesTurn.Ended } news && now - news.At > Looks;

    /// <summary>It was looked for a moment ago, or today: every other change in a busy calendar would look for it again.</summary>
    internal static bool IsSearched(SeriesEntry entry, DateTimeOffset now)
        => entry.News is { What: SeriesTurn.Ended, SearchedAt: { } at } news && now - at < (now - news.At < Fresh ? Often : Daily);

    /// <returns><see cref="NoAnswer.Gone"/>, unless storage or the calendar was busy.</returns>
    public async Task<Followed> EndAsync(SeriesEntry entry, DateTimeOffset now, CancellationToken cancel)
    {
        var found = entry.News is { What: SeriesTurn.Ended, Successor: not null } ? new(null, null) : await successors.FindAsync(entry, now, cancel);
        if (found.Why is NoAnswer.Later or NoAnswer.Failed) return new(entry, found.Why);
        // First the work: the row may be the last thing that a server writes. Before anybody is told it is looked for once more.
        if (entry.News is not { What: SeriesTurn.Ended } && entry.Calendar is { } calendar)
            await queue.EnqueueAsync([CalendarWork.ItemOf(CalendarWork.Look, entry.Tenant, calendar.Owner, now + Settles / 2, now)], cancel);
        await TellAsync(entry with { News = NewsOf(entry.News, found.Value?.Series, now) }, now, cancel);
        var written = await writer.WriteAsync(entry, entry.Meeting with { Schedule = null, Known = null }, row => row with { News = NewsOf(row.News, found.Value?.Series, now) }, now, cancel);
        return written.Why is null ? written with { Why = new NoAnswer.Gone() } : written;
    }

    /// <summary>Its calendar is gone for good: from now on the usual time counts, as if nobody had ever asked.</summary>
    public async Task<Followed> OrphanAsync(SeriesEntry entry, DateTimeOffset now, CancellationToken cancel)
    {
        var orphan = entry with { Calendar = null, News = new SeriesNews(SeriesTurn.NoCalendar, now) };
        await TellAsync(orphan, now, cancel);
        return await writer.WriteAsync(entry, entry.Meeting with { Known = null }, row => row with { Calendar = null, News = orphan.News }, now, cancel);
    }

    /// <summary>Of what is stored now: somebody may have been told since the look began.</summary>
    private static SeriesNews NewsOf(SeriesNews? stored, string? successor, DateTimeOffset now)
    {
        var news = (stored is { What: SeriesTurn.Ended } known ? known : new SeriesNews(SeriesTurn.Ended, now)) with { SearchedAt = now };
        // Found after it was told: that is news once more.
        return successor is null || successor == news.Successor ? news : news with { Successor = successor, Told = [] };
    }

    /// <summary>Queues what is not told yet. It is looked at again some minutes later: what is not stored then is told to nobody.</summary>
    public Task TellAsync(SeriesEntry entry, DateTimeOffset now, CancellationToken cancel)
        => entry.News is not { } news ? Task.CompletedTask : queue.EnqueueAsync(
        [
            .. entry.Teams.Where(team => !news.Told.Contains(team.Team)).Select(team => new WorkItem(CalendarWork.Tell, $"{CalendarWork.Tell}:{team.Team}:{entry.Series}", now + Settles, now)
            {
                Team = team, Chat = new ChatPlace(entry.Tenant, entry.Chat),
            }),
        ], cancel);
}
