using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Graph;

/// <summary>Every port while Graph is switched off: says so, and nothing is sent.</summary>
internal sealed class GraphOff : IMeetingCalendar, IMeetingChats, IPeopleDirectory, IOrganisation, ICalendarHolds, IChangeSubscriptions
{
    public Task<Asked<ImmutableArray<RecurringMeeting>>> OrganisedByAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel) => No<ImmutableArray<RecurringMeeting>>.Answer;
    public Task<Asked<ImmutableArray<RecurringMeeting>>> InCalendarOfAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel) => No<ImmutableArray<RecurringMeeting>>.Answer;
    public Task<Asked<RecurringMeeting>> OneInCalendarOfAsync(TenantId tenant, PersonId person, TimeWindow window, Func<string, bool> isMeant, CancellationToken cancel) => No<RecurringMeeting>.Answer;
    public Task<Asked<ImmutableArray<HeldMeeting>>> HeldAsync(TenantId tenant, PersonId organizer, string series, TimeWindow window, CancellationToken cancel) => No<ImmutableArray<HeldMeeting>>.Answer;
    public Task<Asked<CalendarSeries>> SeriesAsync(TenantId tenant, PersonId owner, string series, CancellationToken cancel) => No<CalendarSeries>.Answer;
    public Task<Asked<FoundSeries>> FindSeriesAsync(TenantId tenant, PersonId owner, ChatId chat, string? joinLink, TimeWindow window, CancellationToken cancel) => No<FoundSeries>.Answer;
    public Task<Asked<CalendarChanges>> BeginAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel) => No<CalendarChanges>.Answer;
    public Task<Asked<CalendarChanges>> ChangesAsync(TenantId tenant, PersonId person, string mark, CancellationToken cancel) => No<CalendarChanges>.Answer;
    public Task<Asked<MeetingChat>> FindAsync(TenantId tenant, PersonId organizer, string joinLink, CancellationToken cancel) => No<MeetingChat>.Answer;
    public Task<Asked<Joined>> JoinAsync(TenantId tenant, ChatId chat, CancellationToken cancel) => No<Joined>.Answer;
    public bool Serves(TenantId tenant) => false;
    public string? Address => null;
    public Task<Asked<PersonTime>> TimeAsync(TenantId tenant, PersonId person, CancellationToken cancel) => No<PersonTime>.Answer;
    public Task<Asked<ImmutableDictionary<PersonId, AccountState>>> AccountsAsync(TenantId tenant, IReadOnlyCollection<PersonId> people, CancellationToken cancel) => No<ImmutableDictionary<PersonId, AccountState>>.Answer;
    public Task<Asked<ImmutableArray<PersonId>>> ReportingLineAsync(TenantId tenant, PersonId person, CancellationToken cancel) => No<ImmutableArray<PersonId>>.Answer;
    public Task<Asked<DirectoryGroup>> GroupAsync(TenantId tenant, string group, CancellationToken cancel) => No<DirectoryGroup>.Answer;
    public Task<Asked<PutHold>> PutAsync(TenantId tenant, CalendarHold hold, PutHold? before, CancellationToken cancel) => No<PutHold>.Answer;
    public Task<Asked<bool>> CancelAsync(TenantId tenant, PersonId owner, HoldName name, string? why, CancellationToken cancel) => No<bool>.Answer;
    public Task<Asked<ChangeSubscription>> StartAsync(TenantId tenant, PersonId owner, string secret, CancellationToken cancel) => No<ChangeSubscription>.Answer;
    public Task<Asked<ChangeSubscription>> RenewAsync(TenantId tenant, string id, CancellationToken cancel) => No<ChangeSubscription>.Answer;
    public Task<Asked<bool>> StopAsync(TenantId tenant, string id, CancellationToken cancel) => No<bool>.Answer;

    private static class No<T>
    {
        public static Task<Asked<T>> Answer { get; } = Task.FromResult(new Asked<T>(default, new NoAnswer.Off()));
    }
}
