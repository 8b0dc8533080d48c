using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup.Picking;

/// <summary>The recurring meetings in the calendar of whoever asks, those that they organise first, read afresh each time: what a card says of them may be weeks old or forged.</summary>
internal sealed class OwnMeetings(IMeetingCalendar calendar)
{
    /// <summary>A monthly meeting is held within it.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(35);

    public Task<Asked<ImmutableArray<RecurringMeeting>>> OfAsync(Turn turn, PersonId person, CancellationToken cancel)
        => calendar.InCalendarOfAsync(turn.Tenant, person, Window(turn), cancel);

    /// <summary>The one that a card names; no value where the calendar has none such any more.</summary>
    public Task<Asked<RecurringMeeting>> FindAsync(Turn turn, PersonId person, string? token, CancellationToken cancel)
        => calendar.OneInCalendarOfAsync(turn.Tenant, person, Window(turn), series => TokenOf(series) == token, cancel);

    /// <summary>In which calendar the series is followed: the organiser's, of which the others are copies. Null where it cannot be found there: then the meeting
    /// goes by its schedule, as one that was connected by hand.</summary>
    public async Task<CalendarLink?> WhereAsync(Turn there, PersonId sender, PersonId organizer, RecurringMeeting meeting, CancellationToken cancel)
    {
        if (meeting.IsOrganizer) return new CalendarLink(sender, meeting.Series);
        var found = await calendar.FindSeriesAsync(there.Tenant, organizer, there.Chat.Id, meeting.JoinLink, Window(there), cancel);
        return found.Value is { } series ? new CalendarLink(organizer, series.Series) : null;
    }

    private static TimeWindow Window(Turn turn) => new(turn.Now, turn.Now + Ahead);

    /// <summary>Short, and good in a card: the calendar's own ids are long and have signs that ours have not.</summary>
    public static string TokenOf(RecurringMeeting meeting) => TokenOf(meeting.Series);

    /// <param name="series">The calendar's id.</param>
    public static string TokenOf(string series) => "m-" + ViewToken.From(series);
}
