using System.Globalization;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Graph.Calendars;

/// <summary>Reads calendars page by page. Links to the next page are opaque, and the token goes to Graph's own host only.</summary>
internal static class CalendarPages
{
    private const int PageSize = 100;

    /// <summary>A month of a very full calendar is a handful; more is a loop.</summary>
    private const int MostPages = 30;
    private const string AllSeries = "type eq 'seriesMaster'";
    private const string OwnSeries = AllSeries + " and isOrganizer eq true";

    public static Task<List<Event>> ViewAsync(GraphServiceClient graph, PersonId owner, TimeWindow window, string[] fields, CancellationToken cancel)
    {
        var view = graph.Users[owner.Value].CalendarView;
        return AllAsync(next => next is null
            ? view.GetAsync(c =>
            {
                (c.QueryParameters.StartDateTime, c.QueryParameters.EndDateTime) = (Text(window.From), Text(window.Until));
                (c.QueryParameters.Select, c.QueryParameters.Top, c.QueryParameters.Orderby) = (fields, PageSize, ["start/dateTime"]);
                Prefer(c.Headers);
            }, cancel)
            : view.WithUrl(next).GetAsync(c => Prefer(c.Headers), cancel), cancel);
    }

    public static Task<List<Event>> MastersAsync(GraphServiceClient graph, PersonId owner, bool alsoInvited, string[] fields, CancellationToken cancel)
    {
        var events = graph.Users[owner.Value].Events;
        return AllAsync(next => next is null
            ? events.GetAsync(c =>
            {
                (c.QueryParameters.Filter, c.QueryParameters.Select, c.QueryParameters.Top) = (alsoInvited ? AllSeries : OwnSeries, fields, PageSize);
                Prefer(c.Headers);
            }, cancel)
            : events.WithUrl(next).GetAsync(c => Prefer(c.Headers), cancel), cancel);
    }

    public static Task<List<Event>> InstancesAsync(GraphServiceClient graph, (PersonId Owner, string Series) of, TimeWindow window, string[] fields, CancellationToken cancel)
    {
        var instances = graph.Users[of.Owner.Value].Events[of.Series].Instances;
        return AllAsync(next => next is null
            ? instances.GetAsync(c =>
            {
                (c.QueryParameters.StartDateTime, c.QueryParameters.EndDateTime) = (Text(window.From), Text(window.Until));
                (c.QueryParameters.Select, c.QueryParameters.Top) = (fields, PageSize);
                Prefer(c.Headers);
            }, cancel)
            : instances.WithUrl(next).GetAsync(c => Prefer(c.Headers), cancel), cancel);
    }

    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Times in UTC, and ids that stay when an item is moved between folders.</summary>
    public static void Prefer(RequestHeaders headers)
    {
        headers.Add("Prefer", "outlook.timezone=\"UTC\"");
        headers.Add("Prefer", "IdType=\"ImmutableId\"");
    }

    private static async Task<List<Event>> AllAsync(Func<string?, Task<EventCollectionResponse?>> ask, CancellationToken cancel)
    {
        var all = new List<Event>();
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            cancel.ThrowIfCancellationRequested();
            var found = await ask(next);
            all.AddRange(found?.Value ?? []);
            if ((next = found?.OdataNextLink) is null) break;
        }
        return all;
    }
}
