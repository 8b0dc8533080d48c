using System.Collections.Concurrent;

namespace OkrBot.Graph.Client;

/// <summary>Graph's limits, kept by ourselves: four requests at once to one mailbox, one a second about one chat, 25 a second about all chats of the tenant
/// (Teams takes 30), 40 changes of subscriptions a second (Graph takes 1,000 in 20 s). Where Graph itself asks for quiet, all keep it. Sources: "Throttling
/// limits, Outlook", "Teams" and "subscription services", microsoft-graph-docs-contrib. Each server keeps them for itself.</summary>
internal sealed class Governor(TimeProvider time) : DelegatingHandler
{
    private const int AtOncePerMailbox = 4;
    private const int ChatsPerSecond = 25;
    private const int SubscriptionsPerSecond = 40;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _mailboxes = new(StringComparer.OrdinalIgnoreCase);
    private readonly ChatPace _chats = new(ChatsPerSecond, time);
    private readonly Pace _subscriptions = new(SubscriptionsPerSecond, time);
    private readonly Quiet _quiet = new(time);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (PlaceOf(request.RequestUri!, "chats") is { } chat) return OfChatAsync(chat, request, cancellationToken);
        if (PlaceOf(request.RequestUri!, "users") is { } mailbox) return OfMailboxAsync(mailbox, request, cancellationToken);
        return request.Method != HttpMethod.Get && PlaceOf(request.RequestUri!, "subscriptions") is not null
            ? OfSubscriptionsAsync(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var places in _mailboxes.Values) places.Dispose();
            _chats.Dispose();
            _subscriptions.Dispose();
        }
        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> OfMailboxAsync(string mailbox, HttpRequestMessage request, CancellationToken cancel)
    {
        var places = _mailboxes.GetOrAdd(mailbox, static _ => new SemaphoreSlim(AtOncePerMailbox, AtOncePerMailbox));
        await places.WaitAsync(cancel);
        try
        {
            return await QuietlyAsync("mailbox " + mailbox, request, cancel);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<HttpResponseMessage> OfChatAsync(string chat, HttpRequestMessage request, CancellationToken cancel)
    {
        await _chats.EnterAsync(chat, cancel);
        try
        {
            return await QuietlyAsync("chat " + chat, request, cancel);
        }
        finally
        {
            _chats.Leave(chat);
        }
    }

    private async Task<HttpResponseMessage> OfSubscriptionsAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        await _subscriptions.EnterAsync(cancel);
        try
        {
            return await QuietlyAsync("subscriptions", request, cancel);
        }
        finally
        {
            _subscriptions.Leave();
        }
    }

    private async Task<HttpResponseMessage> QuietlyAsync(string place, HttpRequestMessage request, CancellationToken cancel)
    {
        if (await _quiet.PassAsync(place, request, cancel) is { } refused) return refused;
        var response = await base.SendAsync(request, cancel);
        _quiet.Hear(place, response);
        return response;
    }

    /// <summary>The id behind the collection's name, empty for the collection itself; null when the path is about something else.</summary>
    private static string? PlaceOf(Uri address, string collection)
    {
        const string version = "/v1.0/";
        var path = address.AbsolutePath;
        var at = path.IndexOf(version, StringComparison.Ordinal);
        if (at < 0) return null;
        return path[(at + version.Length)..].Split('/') is [var name, .. var rest] && name == collection ? Uri.UnescapeDataString(rest is [var id, ..] ? id : "") : null;
    }
}
