using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.Users.Item.CalendarView.Delta;
using Microsoft.Kiota.Abstractions;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Graph.Calendars;

/// <summary>What changed in a window of a calendar. The mark is Graph's own link. The same item may come twice, and changes are only where to look.</summary>
internal static class DeltaPages
{
    private const int MostPages = 200;
    private const string PageSize = "odata.maxpagesize=100";

    public static Task<CalendarChanges> BeginAsync(GraphServiceClient graph, PersonId owner, TimeWindow window, CancellationToken cancel) => AllAsync(link => link is null
        ? Delta(graph, owner).GetAsDeltaGetResponseAsync(c =>
        {
            (c.QueryParameters.StartDateTime, c.QueryParameters.EndDateTime) = (CalendarPages.Text(window.From), CalendarPages.Text(window.Until));
            Prefer(c.Headers);
        }, cancel)
        : NextAsync(graph, owner, link, cancel), null, cancel);

    public static Task<CalendarChanges> GoOnAsync(GraphServiceClient graph, PersonId owner, string mark, CancellationToken cancel)
        => AllAsync(link => NextAsync(graph, owner, link!, cancel), mark, cancel);

    private static Task<DeltaGetResponse?> NextAsync(GraphServiceClient graph, PersonId owner, string link, CancellationToken cancel)
        => Delta(graph, owner).WithUrl(link).GetAsDeltaGetResponseAsync(c => Prefer(c.Headers), cancel);

    private static DeltaRequestBuilder Delta(GraphServiceClient graph, PersonId owner) => graph.Users[owner.Value].CalendarView.Delta;

    private static void Prefer(RequestHeaders headers)
    {
        CalendarPages.Prefer(headers);
        headers.Add("Prefer", PageSize);
    }

    private static async Task<CalendarChanges> AllAsync(Func<string?, Task<DeltaGetResponse?>> ask, string? link, CancellationToken cancel)
    {
        var (series, gone, asked) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var page = 0; page < MostPages; page++)
        {
            cancel.ThrowIfCancellationRequested();
            var found = await ask(link);
            foreach (var item in found?.Value ?? []) Note(item, series, gone);
            if (found?.OdataDeltaLink is { } mark) return new CalendarChanges([.. series], [.. gone], mark);
            link = found?.OdataNextLink ?? throw new InvalidOperationException("A page of changes has no link");
            if (!asked.Add(link)) break;
        }
        // They lead in a circle, or on for ever: a mark like this is as good as none.
        throw new ODataError { ResponseStatusCode = 410 };
    }

    private static void Note(Event item, SortedSet<string> series, SortedSet<string> gone)
    {
        if (item.Id is not { } id) return;
        if (item.AdditionalData.ContainsKey("@removed")) gone.Add(id);
        else if (item.SeriesMasterId is { } master) series.Add(master);
        else if (item.Type == EventType.SeriesMaster) series.Add(id);
    }
}
