using System.Collections.Immutable;
using Microsoft.Graph.Models;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Calendars;
using OkrBot.Graph.Client;

namespace OkrBot.Graph.People;

/// <summary>Who leads whom, and when people are there.</summary>
internal sealed class PeopleDirectory(GraphCalls calls) : IPeopleDirectory
{
    private const int MostReports = 999;
    private static readonly string[] Fields = ["id", "displayName"];

    public async Task<Asked<DirectoryPerson>> ManagerAsync(TenantId tenant, PersonId person, CancellationToken cancel)
    {
        var asked = await calls.AskAsync(tenant, Rights.ReadPeople, (graph, stopped) => graph.Users[person.Value].Manager.GetAsync(c => c.QueryParameters.Select = Fields, stopped), cancel);
        return asked.Why is NoAnswer.Gone ? new(null, null) : new(asked.Value is User manager ? Person(manager) : null, asked.Why);
    }

    public Task<Asked<ImmutableArray<DirectoryPerson>>> ReportsAsync(TenantId tenant, PersonId person, CancellationToken cancel)
        => calls.AskAsync(tenant, Rights.ReadPeople, async (graph, stopped) =>
        {
            var found = await graph.Users[person.Value].DirectReports.GraphUser.GetAsync(c => (c.QueryParameters.Select, c.QueryParameters.Top) = (Fields, MostReports), stopped);
            return (found?.Value ?? []).Select(Person).OfType<DirectoryPerson>().ToImmutableArray();
        }, cancel);

    public bool Serves(TenantId tenant) => calls.Client.Serves(tenant);

    public Task<Asked<PersonTime>> TimeAsync(TenantId tenant, PersonId person, CancellationToken cancel)
        => calls.AskAsync(tenant, (Rights.ReadMailboxSettings, person), async (graph, stopped) =>
        {
            var settings = await graph.Users[person.Value].MailboxSettings.GetAsync(c => CalendarPages.Prefer(c.Headers), stopped);
            return new PersonTime(ZoneNames.Iana(settings?.TimeZone), settings?.Language?.Locale, Away(settings?.AutomaticRepliesSetting));
        }, cancel);

    private static DirectoryPerson? Person(User user) => user.Id is { } id ? new(new PersonId(id.ToLowerInvariant()), user.DisplayName ?? "") : null;

    private static TimeWindow? Away(AutomaticRepliesSetting? replies) => replies?.Status switch
    {
        AutomaticRepliesStatus.AlwaysEnabled => new TimeWindow(DateTimeOffset.MinValue, DateTimeOffset.MaxValue),
        AutomaticRepliesStatus.Scheduled when EventReading.Instant(replies.ScheduledStartDateTime) is { } from && EventReading.Instant(replies.ScheduledEndDateTime) is { } until
            => new TimeWindow(from, until),
        _ => null,
    };
}
