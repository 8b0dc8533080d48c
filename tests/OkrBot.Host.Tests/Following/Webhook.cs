using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace OkrBot.Host.Tests.Following;

/// <summary>Anybody on the internet who posts to the two addresses at which Graph tells of changes.</summary>
internal sealed class Webhook(FollowStage stage) : IDisposable
{
    public const string Notifications = "api/graph/notifications";
    public const string Lifecycle = "api/graph/lifecycle";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>A notification as Graph would send it now, to be spoilt.</summary>
    public async Task<JsonObject> TrueAsync()
    {
        var watch = (await stage.WatchAsync())!;
        return new JsonObject
        {
            ["subscriptionId"] = watch.Subscription,
            ["clientState"] = watch.Secret,
            ["tenantId"] = stage.Tenant.Options.TenantId,
            ["changeType"] = "updated",
            ["resource"] = $"Users/{watch.Owner}/Events/AAkALgM0",
            ["resourceData"] = new JsonObject { ["@odata.type"] = "#Microsoft.Graph.Event", ["id"] = "AAkALgM0" },
        };
    }

    public static JsonObject Body(params ReadOnlySpan<JsonObject> told) => new() { ["value"] = new JsonArray([.. told.ToArray().Select(one => one.DeepClone())]) };

    public async Task<int> TellAsync(JsonObject body, string path = Notifications, string? token = null) => (await SendAsync(path, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), token)).Status;

    public async Task<int> TellAsync(string body) => (await SendAsync(Notifications, new StringContent(body, Encoding.UTF8, "application/json"))).Status;

    public async Task<(int Status, string Body, string? Type, string? Sniff)> SendAsync(string path, HttpContent content, string? token = null, bool expect = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stage.Stage.Address, path)) { Content = content };
        request.Headers.ExpectContinue = expect;
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.ToString(), response.Headers.TryGetValues("X-Content-Type-Options", out var sniff) ? sniff.Single() : null);
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>Ten million bytes, of which it knows how many were taken.</summary>
internal sealed class TenMegabytes(bool tellsLength) : HttpContent
{
    private const int Length = 10_000_000;
    public int Taken { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
    {
        var piece = new byte[10_000];
        Array.Fill(piece, (byte)'[');
        for (; Taken < Length; Taken += piece.Length) await stream.WriteAsync(piece);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Length;
        return tellsLength;
    }
}
