using OkrBot.App.Ports;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Calendar;

/// <summary>A series of a calendar as the rhythm that counts where the calendar was not asked: weekly and fortnightly. Daily ones, and such on several days,
/// check in once a week, on the weekday on which the series began.</summary>
public static class MeetingSchedules
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <param name="zone">Where the calendar names none that is known.</param>
    /// <returns>Null for what is richer.</returns>
    public static WeeklySchedule? Of(RecurringMeeting meeting, string zone)
        => Of((meeting.Rhythm, meeting.Every), meeting.First, meeting.Length, meeting.Zone ?? zone);

    /// <inheritdoc cref="Of(RecurringMeeting, string)"/>
    public static WeeklySchedule? Of(CalendarSeries series, string zone)
        => Of((series.Rhythm, series.Every), series.First, series.Length, series.Zone ?? zone);

    private static WeeklySchedule? Of((MeetingRhythm Kind, int Every) rhythm, DateTimeOffset first, TimeSpan length, string zone)
    {
        var weeks = rhythm.Kind == MeetingRhythm.Weekly ? rhythm.Every : 1;
        if (rhythm.Kind == MeetingRhythm.Monthly || weeks > 2 || length <= TimeSpan.Zero || length >= Longest) return null;
        var local = TimeZoneInfo.ConvertTime(first, Zones.Find(zone));
        return new WeeklySchedule(DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), length, zone, weeks);
    }
}
