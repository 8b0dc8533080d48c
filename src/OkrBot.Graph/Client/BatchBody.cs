using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace OkrBot.Graph.Client;

/// <summary>The requests in the body of a batch, as our own SDK writes it.</summary>
internal sealed class BatchBody
{
    private readonly JsonArray _requests;

    private BatchBody(JsonArray requests)
    {
        _requests = requests;
        Parts = requests.ToDictionary(IdOf, one => Place.Of((string?)one!["method"] ?? "", (string?)one["url"] ?? ""), StringComparer.Ordinal);
    }

    /// <summary>What each is about, by its id in the batch.</summary>
    public IReadOnlyDictionary<string, Place> Parts { get; }

    public static async Task<BatchBody> ReadAsync(HttpContent content, CancellationToken cancel)
    {
        // It is still to be sent.
        await content.LoadIntoBufferAsync(cancel);
        return new(JsonNode.Parse(await content.ReadAsByteArrayAsync(cancel))!["requests"]!.AsArray());
    }

    public HttpContent Without(IReadOnlyDictionary<string, TimeSpan> heldBack)
        => Json(new JsonObject { ["requests"] = new JsonArray([.. _requests.Where(one => !heldBack.ContainsKey(IdOf(one))).Select(one => one!.DeepClone())]) });

    internal static HttpContent Json(JsonObject body) => new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json"));

    private static string IdOf(JsonNode? one) => (string?)one?["id"] ?? "";
}
