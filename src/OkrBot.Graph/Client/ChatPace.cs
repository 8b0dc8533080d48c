using System.Collections.Concurrent;

namespace OkrBot.Graph.Client;

/// <summary>Lets one request a second through about each chat, and so many about all together. A place is given back a second after the answer, so that the
/// requests keep their distance also where they arrive, however long they were on their way.</summary>
internal sealed class ChatPace(int perSecond, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _chats = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _all = new(perSecond, perSecond);
    private readonly CancellationTokenSource _closed = new();

    public async Task EnterAsync(string chat, CancellationToken cancel)
    {
        var own = _chats.GetOrAdd(chat, static _ => new SemaphoreSlim(1, 1));
        await own.WaitAsync(cancel);
        try
        {
            await _all.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            own.Release();
            throw;
        }
    }

    public void Leave(string chat) => _ = GiveBackAsync(_chats[chat], _closed.Token);

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    private async Task GiveBackAsync(SemaphoreSlim own, CancellationToken closed)
    {
        await Task.Delay(Second, time, closed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        own.Release();
        _all.Release();
    }
}
