using System.Collections.Concurrent;

namespace OkrBot.Graph.Client;

/// <summary>Lets one request a second through about each chat, and so many about all together.</summary>
internal sealed class ChatPace(int perSecond, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Pace> _chats = new(StringComparer.Ordinal);
    private readonly Pace _all = new(perSecond, time);

    public async Task EnterAsync(string chat, CancellationToken cancel)
    {
        var own = _chats.GetOrAdd(chat, static (_, clock) => new Pace(1, clock), time);
        await own.EnterAsync(cancel);
        try
        {
            await _all.EnterAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            own.Renounce();
            throw;
        }
    }

    public void Leave(string chat)
    {
        _chats[chat].Leave();
        _all.Leave();
    }

    /// <summary>Nothing was sent.</summary>
    public void Renounce(string chat)
    {
        _chats[chat].Renounce();
        _all.Renounce();
    }

    public void Dispose()
    {
        foreach (var own in _chats.Values) own.Dispose();
        _all.Dispose();
    }
}
