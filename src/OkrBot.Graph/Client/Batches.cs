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
    private const int MostTries = 3;

    /// <summary>As the directory says it, and as mailboxes do.</summary>
    private static readonly string[] NotThere = ["Request_ResourceNotFound", "ErrorItemNotFound"];

    /// <summary>The answers in the questions' order; null where what was asked about is not there. Questions that are told to wait for a moment are asked again,
    /// they alone; the <see cref="Governor"/> holds them until then.</summary>
    /// <param name="questions">They only read.</param>
    /// <exception cref="ODataError">One of them was refused otherwise, so that the whole counts as refused.</exception>
    public static async Task<IReadOnlyList<T?>> AskAsync<T>(GraphServiceClient graph, IReadOnlyList<RequestInformation> questions, TimeProvider time, CancellationToken cancel)
        where T : class, IParsable, new()
    {
        var read = new T?[questions.Count];
        var open = Enumerable.Range(0, questions.Count).ToList();
        for (var round = 1; open.Count > 0; round++)
        {
            var asked = await SendAsync(graph, [.. open.Select(at => questions[at])], cancel);
            var again = new List<int>();
            for (var i = 0; i < open.Count; i++)
            {
                using var answer = await asked.Answers.GetResponseByIdAsync(asked.Ids[i]);
                if (round < MostTries && answer is not null && Quiet.WaitIn(answer, time) is { } wait && Quiet.IsShort(wait)) again.Add(open[i]);
                else read[open[i]] = await ReadAsync<T>(asked.Answers, asked.Ids[i], answer, cancel);
            }
            open = again;
        }
        return read;
    }

    private static async Task<(BatchResponseContentCollection Answers, List<string> Ids)> SendAsync(GraphServiceClient graph, IReadOnlyList<RequestInformation> questions, CancellationToken cancel)
    {
        var batch = new BatchRequestContentCollection(graph);
        var ids = new List<string>(questions.Count);
        foreach (var question in questions) ids.Add(await batch.AddBatchRequestStepAsync(question));
        return (await graph.Batch.PostAsync(batch, cancel), ids);
    }

    private static async Task<T?> ReadAsync<T>(BatchResponseContentCollection answers, string id, HttpResponseMessage? answer, CancellationToken cancel) where T : class, IParsable, new()
    {
        if (answer?.StatusCode == HttpStatusCode.OK) return await answers.GetResponseByIdAsync<T>(id);
        // An address that nobody knows is 404 as well, and says nothing of what was asked about.
        if (answer?.StatusCode == HttpStatusCode.NotFound && IsAboutIt(await answer.Content.ReadAsStringAsync(cancel))) return null;
        throw new ODataError
        {
            ResponseStatusCode = (int?)answer?.StatusCode ?? 0,
            ResponseHeaders = answer?.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase) ?? [],
        };
    }

    private static bool IsAboutIt(string answer) => NotThere.Any(code => answer.Contains(code, StringComparison.Ordinal));
}
