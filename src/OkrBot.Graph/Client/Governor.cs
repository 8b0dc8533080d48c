using System.Collections.Concurrent;

namespace OkrBot.Graph.Client;

/// <summary>Graph's limits, kept by ourselves: four requests at once to one mailbox, one a second about one chat, 25 a second about all chats of the tenant
/// (Teams takes 30). Sources: "Throttling limits, Outlook" and "Teams", microsoft-graph-docs-contrib. Each server keeps them for itself.</summary>
internal sealed class Governor(TimeProvider time) : DelegatingHandler
{
    private const int AtOncePerMailbox = 4;
    private const int ChatsPerSecond = 25;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _mailboxes = new(StringComparer.OrdinalIgnoreCase);
    private readonly ChatPace _chats = new(ChatsPerSecond, time);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (PlaceOf(request.RequestUri!, "/chats/") is { } chat)
        {
            await _chats.EnterAsync(chat, cancellationToken);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                _chats.Leave(chat);
            }
        }
        if (PlaceOf(request.RequestUri!, "/users/") is not { } mailbox) return await base.SendAsync(request, cancellationToken);
        var places = _mailboxes.GetOrAdd(mailbox, static _ => new SemaphoreSlim(AtOncePerMailbox, AtOncePerMailbox));
        await places.WaitAsync(cancellationToken);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            places.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var places in _mailboxes.Values) places.Dispose();
            _chats.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>The id behind the collection's name; null when the path is about something else.</summary>
    private static string? PlaceOf(Uri address, string collection)
    {
        var path = address.AbsolutePath;
        var at = path.IndexOf("/v1.0" + collection, StringComparison.Ordinal);
        if (at < 0) return null;
        var rest = path[(at + "/v1.0".Length + collection.Length)..];
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        return Uri.UnescapeDataString(end < 0 ? rest : rest[..end]);
    }
}
