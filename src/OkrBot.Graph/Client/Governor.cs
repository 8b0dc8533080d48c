using System.Collections.Concurrent;

namespace OkrBot.Graph.Client;

/// <summary>Graph's limits, kept by ourselves: four requests at once to one mailbox, one a second about one chat, 25 a second about all chats of the tenant
/// (Teams takes 30). Sources: "Throttling limits, Outlook" and "Teams", microsoft-graph-docs-contrib. Each server keeps them for itself.</summary>
internal sealed class Governor(TimeProvider time) : DelegatingHandler
{
    private const int AtOncePerMailbox = 4;
    private const int ChatsPerSecond = 25;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _mailboxes = new(StringComparer.OrdinalIgnoreCase);
    private readonly ChatPace _chats = new(ChatsPerSecond);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (PlaceOf(request.RequestUri!, "/chats/") is { } chat)
        {
            while (_chats.Take(chat, time.GetUtcNow()) is { } wait) await Task.Delay(wait, time, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
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
            foreach (var places in _mailboxes.Values) places.Dispose();
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

/// <summary>When a chat may be asked about again. Safe to use from any thread.</summary>
internal sealed class ChatPace(int perSecond)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Rows of chats that nobody asked about for a while are dropped beyond this many.</summary>
    private const int Remembered = 5000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _all = [];

    /// <summary>Null: go now, and it is counted. Else how long to wait before asking again.</summary>
    internal TimeSpan? Take(string chat, DateTimeOffset now)
    {
        lock (_gate)
        {
            while (_all.TryPeek(out var first) && first <= now - Second) _all.Dequeue();
            if (_last.TryGetValue(chat, out var last) && now - last < Second) return last + Second - now;
            if (_all.Count >= perSecond) return _all.Peek() + Second - now;
            if (_last.Count >= Remembered)
                foreach (var (old, _) in _last.Where(one => now - one.Value >= Second).ToList()) _last.Remove(old);
            _last[chat] = now;
            _all.Enqueue(now);
            return null;
        }
    }
}
