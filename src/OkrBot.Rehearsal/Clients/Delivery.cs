using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Clients;

/// <summary>The way from Teams to the bot: one signed HTTP POST for each activity.</summary>
internal sealed class Delivery(StandInTenant tenant, Uri bot) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20) });
    private readonly Stack<TaskCompletionSource> _held = new();
    private readonly Lock _gate = new();
    private int _inFlight;
    private int _made;
    private int _repeated;

    /// <summary>Where the program listens; it may move when it is restarted, and there may be several of it.</summary>
    internal LoadBalancer Balancer { get; } = new(bot);

    internal int InFlight => _inFlight;

    /// <summary>Deliveries so far, repeated ones included.</summary>
    internal int Made => _made;

    /// <summary>Deliveries of an activity beyond its first.</summary>
    internal int Repeated => _repeated;

    /// <summary>Delivers once, or twice when the fault is switched on; the first copy's answer counts.</summary>
    internal async Task<BotResponse> SendAsync(JsonObject activity, CancellationToken cancel)
        => (await SendTogetherAsync(activity, tenant.Faults.TakeDuplicate() ? 2 : 1, cancel))[0];

    /// <summary>Delivers the same activity several times at once.</summary>
    internal async Task<IReadOnlyList<BotResponse>> SendTogetherAsync(JsonObject activity, int times, CancellationToken cancel)
    {
        var inGroup = await InOrderAsync(cancel);
        Interlocked.Add(ref _repeated, times - 1);
        var text = activity.ToJsonString();
        var serviceUrl = new Uri(Json.Text(activity["serviceUrl"])!);
        try
        {
            var isInvoke = Json.Text(activity["type"]) == "invoke";
            return await Task.WhenAll(Enumerable.Range(0, times).Select(_ => PostAsync(text, serviceUrl, isInvoke, cancel)));
        }
        finally
        {
            if (inGroup) LetNextGo();
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Past a server that takes no connection to the next. Teams brings again what is no invoke and was not taken; an invoke is a person's to
    /// repeat.</summary>
    private async Task<BotResponse> PostAsync(string text, Uri serviceUrl, bool isInvoke, CancellationToken cancel)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            for (var tries = 1; ; tries++)
            {
                Interlocked.Increment(ref _made);
                var server = Balancer.Next();
                var (response, isRefused) = await PostAsync(server, text, serviceUrl, cancel);
                if (response.Status != 0) Balancer.Answered(server);
                else Balancer.Failed(isRefused);
                var isOver = response.Status != 0 ? isInvoke || response.Status < 500 : isInvoke && !isRefused;
                if (isOver || tries >= Balancer.MostTries) return response;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private async Task<(BotResponse Response, bool IsRefused)> PostAsync(Uri server, string text, Uri serviceUrl, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/api/messages"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tenant.Tokens.ForChannel(serviceUrl));
            request.Headers.TryAddWithoutValidation("x-ms-tenant-id", tenant.Options.TenantId);
            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
            using var response = await _http.SendAsync(request, cancel);
            return (new BotResponse((int)response.StatusCode, Parse(await response.Content.ReadAsStringAsync(cancel))), false);
        }
        catch (HttpRequestException e)
        {
            return (new BotResponse(0, null), e.HttpRequestError == HttpRequestError.ConnectionError);
        }
    }

    /// <summary>While re-ordering is on: waits for the rest of the group, then goes once those that came later have arrived. False when it is off.</summary>
    private async Task<bool> InOrderAsync(CancellationToken cancel)
    {
        var left = tenant.Faults.TakeReorder();
        if (left == 0) return false;
        if (left > 1)
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate) _held.Push(turn);
            await turn.Task.WaitAsync(cancel);
        }
        return true;
    }

    private void LetNextGo()
    {
        lock (_gate)
            if (_held.TryPop(out var next)) next.SetResult();
    }

    private static JsonNode? Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
