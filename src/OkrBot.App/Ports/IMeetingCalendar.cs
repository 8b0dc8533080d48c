using System.Collections.Immutable;
using OkrBot.Domain;

namespace OkrBot.App.Ports;

public sealed record TimeWindow(DateTimeOffset From, DateTimeOffset Until);

/// <summary>How often a series is held, for people to recognise it.</summary>
public enum MeetingRhythm { Daily, Weekly, Monthly, Other }

/// <summary>A recurring Teams meeting that somebody may choose.</summary>
/// <param name="Series">Of the series in the mailbox that was read.</param>
/// <param name="Title">User text.</param>
/// <param name="Every">Days, weeks or months between; 1 = each.</param>
/// <param name="Zone">IANA: in which the series keeps its time on the clock; null where the calendar names none that is known.</param>
/// <param name="First">When the series began.</param>
/// <param name="Length">As the series has it.</param>
/// <param name="Next">The next one in the window, as it really is held.</param>
/// <param name="Invited">How many, without the organiser.</param>
/// <param name="JoinLink">By which Teams finds the meeting.</param>
public sealed record RecurringMeeting(
    string Series, string Title, MeetingRhythm Rhythm, int Every, string? Zone, DateTimeOffset First, TimeSpan Length, HeldMeeting Next, int Invited, string JoinLink)
{
    /// <summary>Whose calendar it is organises it; else they are invited.</summary>
    public bool IsOrganizer { get; init; } = true;

    /// <summary>Who organises it, by name; user text.</summary>
    public string? Organizer { get; init; }
}

/// <summary>One meeting of a series as the calendar has it, moves and clock changes included.</summary>
/// <param name="Original">When the series has it; differs from <paramref name="Start"/> when it was moved.</param>
public sealed record HeldMeeting(DateTimeOffset Start, DateTimeOffset End, DateTimeOffset Original);

/// <summary>A series as a whole, in the calendar of its organiser or of somebody who is invited.</summary>
/// <param name="Series"><inheritdoc cref="RecurringMeeting" path="/param[@name='Series']"/></param>
/// <param name="Title">User text.</param>
/// <param name="Zone">IANA; null where the calendar names none that is known.</param>
/// <param name="First">When it began.</param>
/// <param name="JoinLink">Null when it has no Teams meeting (any more).</param>
/// <param name="LastDay">After which it is held no more; null = no day was set.</param>
public sealed record CalendarSeries(
    string Series, string Title, MeetingRhythm Rhythm, int Every, string? Zone, DateTimeOffset First, TimeSpan Length, string? JoinLink, DateOnly? LastDay);

/// <param name="Series">Its id in the calendar in which it was found.</param>
/// <param name="IsOrganizer">The calendar's owner organises it.</param>
public sealed record FoundSeries(string Series, bool IsOrganizer);

/// <summary>What changed in a calendar since a mark.</summary>
/// <param name="Series">Series of which something changed.</param>
/// <param name="Gone">Ids of what is there no more: series, single appointments, or single meetings of a series.</param>
/// <param name="Mark">From which to ask next. It holds for the window with which the asking began.</param>
public sealed record CalendarChanges(ImmutableArray<string> Series, ImmutableArray<string> Gone, string Mark);

/// <summary>Calendars, as far as meetings are concerned. Microsoft 365 expands what recurs: exceptions and clock changes need no code of ours.</summary>
public interface IMeetingCalendar
{
    /// <summary>The recurring Teams meetings that this person organises and that are held in the window, the soonest first.</summary>
    Task<Asked<ImmutableArray<RecurringMeeting>>> OrganisedByAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel);

    /// <summary>Those, and the ones to which they are invited after them.</summary>
    Task<Asked<ImmutableArray<RecurringMeeting>>> InCalendarOfAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel);

    /// <summary>The first of those whose series is meant, or no value.</summary>
    /// <param name="isMeant">Told the series' id in this calendar.</param>
    Task<Asked<RecurringMeeting>> OneInCalendarOfAsync(TenantId tenant, PersonId person, TimeWindow window, Func<string, bool> isMeant, CancellationToken cancel);

    /// <summary>The meetings of one series in the window; what fell out is not among them.</summary>
    Task<Asked<ImmutableArray<HeldMeeting>>> HeldAsync(TenantId tenant, PersonId organizer, string series, TimeWindow window, CancellationToken cancel);

    /// <summary>The series itself; <see cref="NoAnswer.Gone"/> when it was deleted or cancelled, or the mailbox is not there.</summary>
    Task<Asked<CalendarSeries>> SeriesAsync(TenantId tenant, PersonId owner, string series, CancellationToken cancel);

    /// <summary>The series in this calendar, whoever organises it, that is the meeting of this chat and is held in the window, or no value.</summary>
    /// <param name="joinLink">Of the meeting, where it is known: not every link names its chat.</param>
    Task<Asked<FoundSeries>> FindSeriesAsync(TenantId tenant, PersonId owner, ChatId chat, string? joinLink, TimeWindow window, CancellationToken cancel);

    /// <summary>Everything in the window, and the first mark.</summary>
    Task<Asked<CalendarChanges>> BeginAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel);

    /// <summary>What changed since the mark; <see cref="NoAnswer.Expired"/> when it is too old.</summary>
    Task<Asked<CalendarChanges>> ChangesAsync(TenantId tenant, PersonId person, string mark, CancellationToken cancel);
}
