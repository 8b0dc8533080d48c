using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace OkrBot.Rehearsal.Graph.Requests;

/// <summary>One request, by itself or out of a batch.</summary>
/// <param name="Path">Below <c>/v1.0</c>, unescaped.</param>
/// <param name="Body">Null when there was none or it is no JSON object.</param>
internal sealed record GraphRequest(string Method, string Path, ImmutableDictionary<string, string> Query, string Preferences, JsonObject? Body)
{
    /// <summary>Ids of this request alone: another one has to wish again. Source: "Obtain immutable identifiers for Outlook resources", learn.microsoft.com.</summary>
    internal bool WantsImmutableIds => Preferences.Contains("IdType=\"ImmutableId\"", StringComparison.Ordinal);

    internal string? Option(string name) => Query.GetValueOrDefault(name);

    internal int Whole(string name, int otherwise)
        => int.TryParse(Option(name), System.Globalization.CultureInfo.InvariantCulture, out var value) && value >= 0 ? value : otherwise;

    internal static async Task<GraphRequest> ReadAsync(HttpContext http, string path)
        => new(http.Request.Method, path, Options(http.Request.QueryString.Value), string.Join(", ", http.Request.Headers["Prefer"].AsEnumerable()), await BodyAsync(http));

    private const string Version = "/v1.0";

    /// <summary>One of a batch: its address is relative to <c>/v1.0</c>. The SDK cuts as many letters off the path as Graph's own root has, and this
    /// tenant's is longer.</summary>
    internal static GraphRequest OfBatch(JsonObject step)
    {
        var url = (string?)step["url"] ?? "";
        if (url.IndexOf(Version + "/", StringComparison.Ordinal) is var root and >= 0) url = url[(root + Version.Length)..];
        var at = url.IndexOf('?', StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(at < 0 ? url : url[..at]);
        return new((string?)step["method"] ?? "", path, Options(at < 0 ? null : url[at..]), (string?)step["headers"]?["Prefer"] ?? "", step["body"] as JsonObject);
    }

    private static ImmutableDictionary<string, string> Options(string? query)
        => QueryHelpers.ParseQuery(query).ToImmutableDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal);

    private static async Task<JsonObject?> BodyAsync(HttpContext http)
    {
        if (http.Request.ContentType is null) return null;
        try
        {
            return await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
