using System.Globalization;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Client;

namespace OkrBot.Graph.Calendars;

/// <summary>Reads calendars page by page. Links to the next page are opaque, and the token goes to Graph's own host only.</summary>
internal sealed class CalendarPages(GraphCalls calls)
{
    private const int PageSize = 100;

    /// <summary>A month of a very full calendar is a handful; more is a loop.</summary>
    private const int MostPages = 30;

    public async Task<List<Event>> ViewAsync(GraphServiceClient graph, PersonId owner, TimeWindow window, string[] fields, CancellationToken cancel)
    {
        var view = graph.Users[owner.Value].CalendarView;
        return await AllAsync("a calendar", next => next is null
            ? view.GetAsync(c =>
            {
                (c.QueryParameters.StartDateTime, c.QueryParameters.EndDateTime) = (Text(window.From), Text(window.Until));
                (c.QueryParameters.Select, c.QueryParameters.Top, c.QueryParameters.Orderby) = (fields, PageSize, ["start/dateTime"]);
                Prefer(c.Headers);
            }, cancel)
            : view.WithUrl(next).GetAsync(c => Prefer(c.Headers), cancel), cancel);
    }

    public async Task<List<Event>> InstancesAsync(GraphServiceClient graph, (PersonId Owner, string Series) of, TimeWindow window, string[] fields, CancellationToken cancel)
    {
        var instances = graph.Users[of.Owner.Value].Events[of.Series].Instances;
        return await AllAsync("a series", next => next is null
            ? instances.GetAsync(c =>
            {
                (c.QueryParameters.StartDateTime, c.QueryParameters.EndDateTime) = (Text(window.From), Text(window.Until));
                (c.QueryParameters.Select, c.QueryParameters.Top) = (fields, PageSize);
                Prefer(c.Headers);
            }, cancel)
            : instances.WithUrl(next).GetAsync(c => Prefer(c.Headers), cancel), cancel);
    }

    /// <summary>These items, twenty in one request; what is not there any more is left out.</summary>
    public static async Task<List<Event>> NamedAsync(GraphServiceClient graph, PersonId owner, IEnumerable<string> ids, string[] fields, TimeProvider time, CancellationToken cancel)
    {
        var found = new List<Event>();
        foreach (var some in ids.Chunk(Batches.Most))
        {
            var questions = some.Select(id => graph.Users[owner.Value].Events[id].ToGetRequestInformation(c =>
            {
                c.QueryParameters.Select = fields;
                Prefer(c.Headers);
            }));
            found.AddRange((await Batches.AskAsync<Event>(graph, [.. questions], time, cancel)).OfType<Event>());
        }
        return found;
    }

    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Times in UTC, and ids that stay when an item is moved between folders.</summary>
    public static void Prefer(RequestHeaders headers)
    {
        headers.Add("Prefer", "outlook.timezone=\"UTC\"");
        PreferStableIds(headers);
    }

    /// <summary>Of each request that speaks of an id, or is answered with one: it holds for that one alone.</summary>
    public static void PreferStableIds(RequestHeaders headers) => headers.Add("Prefer", "IdType=\"ImmutableId\"");

    private async Task<List<Event>> AllAsync(string what, Func<string?, Task<EventCollectionResponse?>> ask, CancellationToken cancel)
    {
        var all = new List<Event>();
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            cancel.ThrowIfCancellationRequested();
            var found = await ask(next);
            all.AddRange(found?.Value ?? []);
            if ((next = found?.OdataNextLink) is null) return all;
        }
        calls.NoteCut(what, MostPages);
        return all;
    }
}
