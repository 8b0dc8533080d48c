using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Graph;

/// <summary>Every port while Graph is switched off: says so, and nothing is sent.</summary>
internal sealed class GraphOff : IMeetingCalendar, IMeetingChats, IPeopleDirectory, ICalendarHolds, IChangeSubscriptions
{
    public Task<Asked<ImmutableArray<RecurringMeeting>>> OrganisedByAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel) => Off<ImmutableArray<RecurringMeeting>>();
    public Task<Asked<ImmutableArray<HeldMeeting>>> HeldAsync(TenantId tenant, PersonId organizer, string series, TimeWindow window, CancellationToken cancel) => Off<ImmutableArray<HeldMeeting>>();
    public Task<Asked<CalendarChanges>> BeginAsync(TenantId tenant, PersonId person, TimeWindow window, CancellationToken cancel) => Off<CalendarChanges>();
    public Task<Asked<CalendarChanges>> ChangesAsync(TenantId tenant, PersonId person, string mark, CancellationToken cancel) => Off<CalendarChanges>();
    public Task<Asked<MeetingChat>> FindAsync(TenantId tenant, PersonId organizer, string joinLink, CancellationToken cancel) => Off<MeetingChat>();
    public Task<Asked<Joined>> JoinAsync(TenantId tenant, ChatId chat, CancellationToken cancel) => Off<Joined>();
    public Task<Asked<DirectoryPerson>> ManagerAsync(TenantId tenant, PersonId person, CancellationToken cancel) => Off<DirectoryPerson>();
    public Task<Asked<ImmutableArray<DirectoryPerson>>> ReportsAsync(TenantId tenant, PersonId person, CancellationToken cancel) => Off<ImmutableArray<DirectoryPerson>>();
    public Task<Asked<PersonTime>> TimeAsync(TenantId tenant, PersonId person, CancellationToken cancel) => Off<PersonTime>();
    public Task<Asked<string>> PutAsync(TenantId tenant, CalendarHold hold, CancellationToken cancel) => Off<string>();
    public Task<Asked<bool>> CancelAsync(TenantId tenant, PersonId owner, string key, CancellationToken cancel) => Off<bool>();
    public Task<Asked<ChangeSubscription>> StartAsync(TenantId tenant, PersonId owner, string secret, CancellationToken cancel) => Off<ChangeSubscription>();
    public Task<Asked<ChangeSubscription>> RenewAsync(TenantId tenant, string id, CancellationToken cancel) => Off<ChangeSubscription>();
    public Task<Asked<bool>> StopAsync(TenantId tenant, string id, CancellationToken cancel) => Off<bool>();

    private static Task<Asked<T>> Off<T>() => Task.FromResult(new Asked<T>(default, new NoAnswer.Off()));
}
