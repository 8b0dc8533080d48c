using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Client;
using CancelBody = Microsoft.Graph.Users.Item.Events.Item.Cancel.CancelPostRequestBody;

namespace OkrBot.Graph.Calendars;

/// <summary>Finds by our own property, then changes or makes: any crash between is mended by doing it again. The transaction id makes a repeated POST harmless
/// also while the first one's appointment cannot be found yet.</summary>
internal sealed class CalendarHolds(GraphCalls calls) : ICalendarHolds
{
    /// <summary>Ours for ever: appointments out there carry it.</summary>
    internal const string Property = "String {5b1f0f3e-6c07-4d6a-9b61-0a4d1c7e9c52} Name OkrBotHold";

    public Task<Asked<string>> PutAsync(TenantId tenant, CalendarHold hold, CancellationToken cancel) => calls.AskAsync(tenant, (Rights.WriteCalendars, hold.Owner), async (graph, stopped) =>
    {
        var events = graph.Users[hold.Owner.Value].Events;
        if (await FindAsync(graph, hold.Owner, hold.Key, stopped) is { } known)
        {
            await events[known].PatchAsync(Wanted(hold), cancellationToken: stopped);
            return known;
        }
        var made = Wanted(hold);
        made.TransactionId = TransactionOf(hold);
        made.SingleValueExtendedProperties = [new SingleValueLegacyExtendedProperty { Id = Property, Value = hold.Key }];
        return (await events.PostAsync(made, c => CalendarPages.Prefer(c.Headers), stopped))?.Id ?? "";
    }, cancel);

    public Task<Asked<bool>> CancelAsync(TenantId tenant, PersonId owner, string key, CancellationToken cancel) => calls.AskAsync(tenant, (Rights.WriteCalendars, owner), async (graph, stopped) =>
    {
        if (await FindAsync(graph, owner, key, stopped) is not { } known) return false;
        await graph.Users[owner.Value].Events[known].Cancel.PostAsync(new CancelBody { Comment = "" }, cancellationToken: stopped);
        return true;
    }, cancel);

    private static async Task<string?> FindAsync(GraphServiceClient graph, PersonId owner, string key, CancellationToken cancel)
    {
        var found = await graph.Users[owner.Value].Events.GetAsync(c =>
        {
            c.QueryParameters.Filter = $"singleValueExtendedProperties/Any(ep: ep/id eq '{Property}' and ep/value eq '{key.Replace("'", "''", StringComparison.Ordinal)}')";
            (c.QueryParameters.Select, c.QueryParameters.Top) = (["id"], 1);
            CalendarPages.Prefer(c.Headers);
        }, cancel);
        return found?.Value?.FirstOrDefault()?.Id;
    }

    private static Event Wanted(CalendarHold hold)
    {
        var start = hold.Day.ToDateTime(hold.Start);
        return new Event { Subject = hold.Title, Start = Time(start, hold.Zone), End = Time(start + hold.Length, hold.Zone), ShowAs = FreeBusyStatus.Busy };
    }

    private static DateTimeTimeZone Time(DateTime wall, string zone)
        => new() { DateTime = wall.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), TimeZone = ZoneNames.Windows(zone) };

    // Of the whole wish: Graph refuses an id that comes back with another body, and by then the property finds what was made.
    private static string TransactionOf(CalendarHold hold)
        => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{hold.Key}|{hold.Owner}|{hold.Title}|{hold.Day:O}|{hold.Start:O}|{hold.Length}|{hold.Zone}"))).AsSpan(0, 16)).ToString();
}
