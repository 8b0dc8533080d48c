using System.Collections.Immutable;
using Microsoft.Graph.Models;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Chats;
using OkrBot.Graph.Client;

namespace OkrBot.Graph.Calendars;

/// <summary>Meetings as the view of the calendar has them; masters tell the rhythm only.</summary>
internal sealed class MeetingCalendar(GraphCalls calls, TimeProvider time) : IMeetingCalendar
{
    private static readonly string[] ViewFields = ["id", "seriesMasterId", "type", "subject", "start", "end", "originalStart", "isOrganizer", "isCancelled", "isOnlineMeeting", "onlineMeeting"];
    private static readonly string[] MasterFields = ["id", "subject", "start", "end", "recurrence", "attendees", "originalStartTimeZone", "onlineMeeting", "organizer"];
    private static readonly string[] SeriesFields = ["id", "type", "subject", "start", "end", "recurrence", "originalStartTimeZone", "onlineMeeting", "isCancelled"];
    private static readonly string[] LinkFields = ["id", "seriesMasterId", "onlineMeeting", "isCancelled", "isOrganizer"];
    private static readonly string[] HeldFields = ["id", "type", "start", "end", "originalStart", "isCancelled"];

    private readonly CalendarPages _pages = new(calls);

    public Task<Asked<ImmutableArray<RecurringMeeting>>> OrganisedByAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel)
        => ListAsync(tenant, person, window, held => held.IsOrganizer == true, cancel);

    public Task<Asked<ImmutableArray<RecurringMeeting>>> InCalendarOfAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel)
        => ListAsync(tenant, person, window, _ => true, cancel);

    public async Task<Asked<RecurringMeeting>> OneInCalendarOfAsync(TenantId tenant, PersonId person, TimeWindow window, Func<string, bool> isMeant, CancellationToken cancel)
    {
        var asked = await ListAsync(tenant, person, window, held => isMeant(held.SeriesMasterId!), cancel);
        return new(asked.Why is null ? asked.Value.FirstOrDefault() : null, asked.Why);
    }

    public Task<Asked<ImmutableArray<HeldMeeting>>> HeldAsync(TenantId tenant, PersonId organizer, string series, TimeWindow window, CancellationToken cancel)
        => calls.AskAsync(tenant, (Rights.ReadCalendars, organizer), async (graph, stopped) =>
        {
            var instances = await _pages.InstancesAsync(graph, (organizer, series), window, HeldFields, stopped);
            return instances.Where(one => one.IsCancelled != true).Select(EventReading.Held).OfType<HeldMeeting>().OrderBy(held => held.Start).ToImmutableArray();
        }, cancel);

    public async Task<Asked<CalendarSeries>> SeriesAsync(TenantId tenant, PersonId owner, string series, CancellationToken cancel)
    {
        var asked = await calls.AskAsync(tenant, (Rights.ReadCalendars, owner), (graph, stopped) => graph.Users[owner.Value].Events[series].GetAsync(c =>
        {
            c.QueryParameters.Select = SeriesFields;
            CalendarPages.Prefer(c.Headers);
        }, stopped), cancel);
        if (asked.Why is { } why) return new(null, why);
        return asked.Value is { Type: EventType.SeriesMaster } master && master.IsCancelled != true && Whole(master) is { } found ? new(found, null) : new(null, new NoAnswer.Gone());
    }

    public Task<Asked<FoundSeries>> FindSeriesAsync(TenantId tenant, PersonId owner, ChatId chat, string? joinLink, TimeWindow window, CancellationToken cancel)
    {
        return calls.AskAsync(tenant, (Rights.ReadCalendars, owner), async (graph, stopped) =>
        {
            var view = await _pages.ViewAsync(graph, owner, window, LinkFields, stopped);
            return view.Where(held => held is { SeriesMasterId: not null, IsCancelled: not true, OnlineMeeting.JoinUrl: { } link } && IsMeant(link))
                .Select(held => new FoundSeries(held.SeriesMasterId!, held.IsOrganizer == true)).FirstOrDefault()!;
        }, cancel);

        bool IsMeant(string link) => string.Equals(link, joinLink, StringComparison.OrdinalIgnoreCase) || JoinLink.ChatIn(link) == chat;
    }

    public Task<Asked<CalendarChanges>> BeginAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel)
        => calls.AskAsync(tenant, (Rights.ReadCalendars, person), (graph, stopped) => DeltaPages.BeginAsync(graph, person, window, stopped), cancel);

    public Task<Asked<CalendarChanges>> ChangesAsync(TenantId tenant, PersonId person, string mark, CancellationToken cancel)
        => calls.Client.Owns(mark)
            ? calls.AskAsync(tenant, (Rights.ReadCalendars, person), (graph, stopped) => DeltaPages.GoOnAsync(graph, person, mark, stopped), cancel)
            : Task.FromResult(new Asked<CalendarChanges>(null, new NoAnswer.Expired()));

    // Of the series only those that are held: a mailbox keeps every series that a person ever had.
    private Task<Asked<ImmutableArray<RecurringMeeting>>> ListAsync(TenantId tenant, PersonId person, TimeWindow window, Func<Event, bool> isWanted, CancellationToken cancel)
        => calls.AskAsync(tenant, (Rights.ReadCalendars, person), async (graph, stopped) =>
        {
            var view = await _pages.ViewAsync(graph, person, window, ViewFields, stopped);
            var next = view.Where(held => IsTeamsSeries(held) && isWanted(held))
                .GroupBy(held => held.SeriesMasterId!, StringComparer.Ordinal).ToDictionary(one => one.Key, one => one.First(), StringComparer.Ordinal);
            var masters = await CalendarPages.NamedAsync(graph, person, next.Keys, MasterFields, time, stopped);
            return masters.Where(master => master.Id is { } id && next.ContainsKey(id)).Select(master => Meeting(master, next[master.Id!])).OfType<RecurringMeeting>()
                .OrderBy(meeting => !meeting.IsOrganizer).ThenBy(meeting => meeting.Next.Start).ToImmutableArray();
        }, cancel);

    private static bool IsTeamsSeries(Event held)
        => held is { SeriesMasterId.Length: > 0, IsOnlineMeeting: true } && held.IsCancelled != true && held.OnlineMeeting?.JoinUrl is { Length: > 0 };

    private static CalendarSeries? Whole(Event master)
    {
        if (EventReading.Held(master) is not { } first) return null;
        var (rhythm, every) = EventReading.Rhythm(master.Recurrence?.Pattern);
        return new CalendarSeries(master.Id!, master.Subject ?? "", rhythm, every, ZoneOf(master), first.Start, first.End - first.Start, master.OnlineMeeting?.JoinUrl, EventReading.LastDay(master.Recurrence?.Range));
    }

    private static string? ZoneOf(Event master) => ZoneNames.Iana(master.OriginalStartTimeZone) ?? ZoneNames.Iana(master.Recurrence?.Range?.RecurrenceTimeZone);

    private static RecurringMeeting? Meeting(Event master, Event next)
    {
        if (EventReading.Held(next) is not { } held || EventReading.Held(master) is not { } first || (master.OnlineMeeting?.JoinUrl ?? next.OnlineMeeting?.JoinUrl) is not { } link) return null;
        var (rhythm, every) = EventReading.Rhythm(master.Recurrence?.Pattern);
        return new RecurringMeeting(master.Id!, master.Subject ?? "", rhythm, every, ZoneOf(master), first.Start, first.End - first.Start, held, master.Attendees?.Count ?? 0, link)
        {
            IsOrganizer = next.IsOrganizer == true,
            Organizer = master.Organizer?.EmailAddress?.Name,
        };
    }
}
