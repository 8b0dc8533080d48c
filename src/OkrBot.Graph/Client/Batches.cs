using System.Net;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace OkrBot.Graph.Client;

/// <summary>Several questions in one request, twenty at most. Source: "Combine multiple HTTP requests using JSON batching", microsoft-graph-docs-contrib.</summary>
internal static class Batches
{
    public const int Most = 20;
    private const string NotThere = "Request_ResourceNotFound";

    /// <summary>The answers in the questions' order; null where what was asked about is not there.</summary>
    /// <exception cref="ODataError">One of them was refused otherwise, so that the whole counts as refused.</exception>
    public static async Task<IReadOnlyList<T?>> AskAsync<T>(GraphServiceClient graph, IReadOnlyList<RequestInformation> questions, CancellationToken cancel)
        where T : class, IParsable, new()
    {
        var batch = new BatchRequestContentCollection(graph);
        var ids = new List<string>(questions.Count);
        foreach (var question in questions) ids.Add(await batch.AddBatchRequestStepAsync(question));
        var answers = await graph.Batch.PostAsync(batch, cancel);
        var statuses = await answers.GetResponsesStatusCodesAsync();
        var read = new List<T?>(questions.Count);
        foreach (var id in ids) read.Add(await ReadAsync<T>(answers, id, statuses.GetValueOrDefault(id), cancel));
        return read;
    }

    private static async Task<T?> ReadAsync<T>(BatchResponseContentCollection answers, string id, HttpStatusCode status, CancellationToken cancel) where T : class, IParsable, new()
    {
        if (status == HttpStatusCode.OK) return await answers.GetResponseByIdAsync<T>(id);
        using var refused = await answers.GetResponseByIdAsync(id);
        // An address that nobody knows is 404 as well, and says nothing of what was asked about.
        if (status == HttpStatusCode.NotFound && refused is not null && (await refused.Content.ReadAsStringAsync(cancel)).Contains(NotThere, StringComparison.Ordinal)) return null;
        throw new ODataError
        {
            ResponseStatusCode = (int)status,
            ResponseHeaders = refused?.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase) ?? [],
        };
    }
}
