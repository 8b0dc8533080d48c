using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Calendar;

/// <summary>How a look at one series ended.</summary>
/// <param name="Series">As the directory has it now.</param>
/// <param name="Why">Null = its teams and the directory say what the calendar says. <see cref="NoAnswer.Gone"/>: it does not stand there any more.</param>
public sealed record Followed(SeriesEntry Series, NoAnswer? Why);

/// <summary>Reads one series in its calendar and lets its teams follow: moved, cancelled, shortened, added, renamed. Writes only what is new.</summary>
public sealed class SeriesFollower(IMeetingCalendar calendar, FollowWriter writer)
{
    /// <summary>Shortly before something is due: one call while nothing has changed.</summary>
    public async Task<Followed> CheckAsync(SeriesEntry entry, DateTimeOffset now, CancellationToken cancel)
    {
        var held = await HeldAsync(entry, now, cancel);
        if (held.Value is not { } known) return new(entry, held.Why);
        return KnownWindow.IsSaid(entry.Known, known, now) ? new(entry, null) : await TakeAsync(entry, known, everywhere: false, now, cancel);
    }

    /// <summary>After the calendar said that something of it changed: two calls.</summary>
    /// <param name="everywhere">Also teams that may have come after the last look.</param>
    public async Task<Followed> FollowAsync(SeriesEntry entry, bool everywhere, DateTimeOffset now, CancellationToken cancel)
    {
        var held = await HeldAsync(entry, now, cancel);
        return held.Value is { } known ? await TakeAsync(entry, known, everywhere, now, cancel) : new(entry, held.Why);
    }

    private async Task<Asked<KnownMeetings>> HeldAsync(SeriesEntry entry, DateTimeOffset now, CancellationToken cancel)
    {
        if (entry.Calendar is not { } link) return new(null, new NoAnswer.Off());
        var window = KnownWindow.At(now);
        var asked = await calendar.HeldAsync(entry.Tenant, link.Owner, link.Series, window, cancel);
        return asked.Why is { } why ? new(null, why) : new(KnownWindow.Of(window, asked.Value), null);
    }

    private async Task<Followed> TakeAsync(SeriesEntry entry, KnownMeetings known, bool everywhere, DateTimeOffset now, CancellationToken cancel)
    {
        var asked = await calendar.SeriesAsync(entry.Tenant, entry.Calendar!.Owner, entry.Calendar.Series, cancel);
        // When it is held is known all the same, and somebody may wait for it.
        if (asked.Value is not { } series)
            return asked.Why is NoAnswer.Gone || KnownWindow.IsSaid(entry.Known, known, now) ? new(entry, asked.Why) : await writer.WriteAsync(entry, entry.Meeting with { Known = known }, row => row, now, cancel) with { Why = asked.Why };
        var meeting = entry.Meeting with { Title = PlainText.Clean(series.Title), Schedule = ScheduleOf(entry, series, known), Known = known };
        if (KnownWindow.IsSaid(entry.Known, known, now)) meeting = meeting with { Known = entry.Known };
        return everywhere || meeting != entry.Meeting ? await writer.WriteAsync(entry, meeting, row => row, now, cancel) : new(entry, null);
    }

    /// <summary>Where the series' last day is known already, no rhythm goes on behind it.</summary>
    private static WeeklySchedule? ScheduleOf(SeriesEntry entry, CalendarSeries series, KnownMeetings known)
        => series.LastDay is { } last && last < DateOnly.FromDateTime(known.Until.UtcDateTime) ? null : MeetingSchedules.Of(series, entry.Schedule?.Zone ?? "UTC");
}
