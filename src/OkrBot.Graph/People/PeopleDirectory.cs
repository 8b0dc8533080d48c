using Microsoft.Graph.Models;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Calendars;
using OkrBot.Graph.Client;

namespace OkrBot.Graph.People;

/// <summary>When people are there.</summary>
internal sealed class PeopleDirectory(GraphCalls calls) : IPeopleDirectory
{
    public bool Serves(TenantId tenant) => calls.Client.Serves(tenant);

    public Task<Asked<PersonTime>> TimeAsync(TenantId tenant, PersonId person, CancellationToken cancel)
        => calls.AskAsync(tenant, (Rights.ReadMailboxSettings, person), async (graph, stopped) =>
        {
            var settings = await graph.Users[person.Value].MailboxSettings.GetAsync(c => CalendarPages.Prefer(c.Headers), stopped);
            return new PersonTime(ZoneNames.Iana(settings?.TimeZone), settings?.Language?.Locale, Away(settings?.AutomaticRepliesSetting));
        }, cancel);

    private static TimeWindow? Away(AutomaticRepliesSetting? replies) => replies?.Status switch
    {
        AutomaticRepliesStatus.AlwaysEnabled => new TimeWindow(DateTimeOffset.MinValue, DateTimeOffset.MaxValue),
        AutomaticRepliesStatus.Scheduled when EventReading.Instant(replies.ScheduledStartDateTime) is { } from && EventReading.Instant(replies.ScheduledEndDateTime) is { } until
            => new TimeWindow(from, until),
        _ => null,
    };
}
