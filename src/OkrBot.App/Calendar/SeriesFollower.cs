using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Calendar;

/// <summary>How a look at one series ended.</summary>
/// <param name="Series">As the directory has it now.</param>
/// <param name="Why">Null = its teams and the directory say what the calendar says. <see cref="NoAnswer.Gone"/>: it is over, and nothing opens by timer any
/// more. Otherwise nobody told, and what is known already counts.</param>
public sealed record Followed(SeriesEntry Series, NoAnswer? Why);

/// <summary>Reads one series in its calendar and lets its teams follow: moved, cancelled, shortened, added, renamed, ended, organised by somebody else. Writes
/// only what is new.</summary>
public sealed class SeriesFollower(IMeetingCalendar calendar, FollowWriter writer, SeriesSearch search, SeriesEnds ends, SeriesWatching watching)
{
    /// <summary>A series of which nothing is held within it is over.</summary>
    private static readonly TimeSpan Ever = TimeSpan.FromDays(400);

    /// <summary>Shortly before something is due: one call while nothing has changed.</summary>
    public async Task<Followed> CheckAsync(SeriesEntry entry, DateTimeOffset now, CancellationToken cancel)
    {
        var held = await HeldAsync(entry, now, cancel);
        return held.Value is { } known && IsAhead(known, now) && KnownWindow.IsSaid(entry.Known, known, now) ? new(entry, null) : await GoOnAsync(entry, held, everywhere: false, now, cancel);
    }

    /// <summary>After the calendar said that something of it changed: two calls.</summary>
    /// <param name="everywhere">Also teams that may have come after the last look.</param>
    public async Task<Followed> FollowAsync(SeriesEntry entry, bool everywhere, DateTimeOffset now, CancellationToken cancel)
        => await GoOnAsync(entry, await HeldAsync(entry, now, cancel), everywhere, now, cancel);

    /// <summary>The whole calendar is not there.</summary>
    internal async Task<Followed> LeaveCalendarAsync(SeriesEntry entry, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await search.FindAsync(entry, null, entry.Calendar!.Owner, now, cancel);
        if (found.Why is { } why) return new(entry, why);
        return found.Value is { } elsewhere ? await MoveAsync(entry, elsewhere, now, cancel) : await ends.OrphanAsync(entry, now, cancel);
    }

    private async Task<Followed> GoOnAsync(SeriesEntry entry, Asked<KnownMeetings> held, bool everywhere, DateTimeOffset now, CancellationToken cancel)
    {
        if (held.Why is { } why and not NoAnswer.Gone) return new(entry, why);
        if (held.Value is { } ahead && IsAhead(ahead, now)) return await TakeAsync(entry, ahead, everywhere, now, cancel);
        if (SeriesEnds.IsSearched(entry, now)) return new(entry, new NoAnswer.Gone());
        if (held.Value is { } known)
        {
            var later = await calendar.HeldAsync(entry.Tenant, entry.Calendar!.Owner, entry.Calendar.Series, new TimeWindow(now, now + Ever), cancel);
            if (later.Why is { } unknown and not NoAnswer.Gone) return new(entry, unknown);
            if (later is { Why: null, Value.IsEmpty: false }) return await TakeAsync(entry, known, everywhere, now, cancel);
        }
        var owner = entry.Calendar!.Owner;
        var found = await search.FindAsync(entry, owner, null, now, cancel);
        // Of a mailbox that is not there nobody knows what became of its series; whether it stays away the nights tell.
        if (found.Why is { } closed) return new(entry, closed is NoAnswer.Gone ? new NoAnswer.Failed(404, "NoMailbox") : closed);
        if (found.Value is not { } there) return await ends.EndAsync(entry, now, cancel);
        // One of the two answers is of a calendar that was not there for a moment: the next look tells.
        return there.Link.Series == entry.Calendar.Series && there.Link.Owner == owner ? new(entry, new NoAnswer.Failed(404, "Contradicted")) : await MoveAsync(entry, there, now, cancel);
    }

    private async Task<Asked<KnownMeetings>> HeldAsync(SeriesEntry entry, DateTimeOffset now, CancellationToken cancel)
    {
        if (entry.Calendar is not { } link) return new(null, new NoAnswer.Off());
        var window = KnownWindow.At(now);
        var asked = await calendar.HeldAsync(entry.Tenant, link.Owner, link.Series, window, cancel);
        return asked.Why is { } why ? new(null, why) : new(KnownWindow.Of(window, asked.Value), null);
    }

    /// <summary>The same Teams meeting stands under another id, or in another calendar: divided in two by its organiser, or organised by somebody else.</summary>
    private async Task<Followed> MoveAsync(SeriesEntry entry, FoundLink found, DateTimeOffset now, CancellationToken cancel)
    {
        var moved = entry with { Calendar = found.Link, News = TurnOf(entry.Calendar!, found) is { } turn ? new SeriesNews(turn, now) : entry.News };
        var held = await HeldAsync(moved, now, cancel);
        if (held.Value is not { } known) return new(entry, held.Why);
        if (found.Link.Owner != entry.Calendar?.Owner) await watching.WatchAsync(entry, found.Link, cancel);
        // First the work: once the row says where it stands now, no look comes this way again.
        await ends.TellAsync(moved, now, cancel);
        var taken = await TakeAsync(moved, known, everywhere: true, now, cancel);
        return taken.Why is null ? taken : new(entry, taken.Why);
    }

    /// <summary>Null = nobody need know: divided by whoever organises it, or seen by the same guest under another id.</summary>
    private static SeriesTurn? TurnOf(CalendarLink before, FoundLink found)
    {
        if (found.Link.Owner == before.Owner) return found.IsOrganizer || before.IsInvited ? null : SeriesTurn.NewOrganizer;
        return found.IsOrganizer ? SeriesTurn.NewOrganizer : SeriesTurn.OtherCalendar;
    }

    private async Task<Followed> TakeAsync(SeriesEntry entry, KnownMeetings known, bool everywhere, DateTimeOffset now, CancellationToken cancel)
    {
        var asked = await calendar.SeriesAsync(entry.Tenant, entry.Calendar!.Owner, entry.Calendar.Series, cancel);
        // When it is held is known all the same, and somebody may wait for it.
        if (asked.Value is not { } series)
            return asked.Why is NoAnswer.Gone || KnownWindow.IsSaid(entry.Known, known, now) ? new(entry, asked.Why) : await writer.WriteAsync(entry, entry.Meeting with { Known = known }, row => row, now, cancel) with { Why = asked.Why };
        var meeting = entry.Meeting with { Title = PlainText.Clean(series.Title), Schedule = ScheduleOf(entry, series, known), Known = KnownWindow.IsSaid(entry.Known, known, now) ? entry.Known : known };
        var news = entry.News is { What: SeriesTurn.Ended } ? null : entry.News;
        var link = series.JoinLink ?? entry.JoinLink;
        return everywhere || meeting != entry.Meeting || news != entry.News || link != entry.JoinLink
            ? await writer.WriteAsync(entry, meeting, row => TurnedTo(entry, row) with { JoinLink = link }, now, cancel)
            : new(entry, null);
    }

    /// <summary>Somebody may have been told since the row was read: what is no news stays as it is stored.</summary>
    private static SeriesEntry TurnedTo(SeriesEntry read, SeriesEntry row)
    {
        var news = row.Calendar == read.Calendar || row.News?.At == read.News?.At ? row.News : read.News;
        return row with { Calendar = read.Calendar, News = news is { What: SeriesTurn.Ended } ? null : news };
    }

    private static bool IsAhead(KnownMeetings known, DateTimeOffset now) => known.Meetings.Any(one => one.End > now);

    /// <summary>Where the series' last day is known already, no rhythm goes on behind it.</summary>
    private static WeeklySchedule? ScheduleOf(SeriesEntry entry, CalendarSeries series, KnownMeetings known)
        => series.LastDay is { } last && last < DateOnly.FromDateTime(known.Until.UtcDateTime) ? null : MeetingSchedules.Of(series, entry.Schedule?.Zone ?? "UTC");
}
