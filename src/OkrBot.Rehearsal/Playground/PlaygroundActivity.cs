using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playground;

/// <summary>What the Playground sent.</summary>
/// <param name="ServiceUrl">Its connector, on loopback.</param>
internal sealed record PlaygroundActivity(JsonObject Body, Uri ServiceUrl)
{
    private const int LargestBody = 256 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The activity, or what to answer instead.</summary>
    internal static async Task<(PlaygroundActivity? Activity, ConnectorReply? Refusal)> ReadAsync(HttpContext http, CancellationToken cancel)
    {
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = LargestBody;
        try
        {
            var body = await JsonNode.ParseAsync(http.Request.Body, documentOptions: Strict, cancellationToken: cancel) as JsonObject;
            if (body is null) return Refused(400, "An activity is a JSON object.");
            return Uri.TryCreate(Json.Text(body["serviceUrl"]), UriKind.Absolute, out var address) && address is { IsLoopback: true, Scheme: "http" or "https" }
                ? (new PlaygroundActivity(body, address), null)
                : Refused(400, "The activity's serviceUrl has to be an address of this machine.");
        }
        catch (JsonException)
        {
            return Refused(400, "The body is not JSON.");
        }
        catch (BadHttpRequestException e)
        {
            return Refused(e.StatusCode, "The body is too large or broke off.");
        }
    }

    private static (PlaygroundActivity?, ConnectorReply?) Refused(int status, string why) => (null, ConnectorReply.Error(status, "BadRequest", why));
}
