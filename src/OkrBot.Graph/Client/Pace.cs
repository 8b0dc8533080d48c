namespace OkrBot.Graph.Client;

/// <summary>Lets so many requests through in a second. A place is given back a second after the answer, so that the requests keep their distance also where
/// they arrive, however long they were on their way.</summary>
internal sealed class Pace(int perSecond, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _places = new(perSecond, perSecond);
    private readonly CancellationTokenSource _closed = new();

    public Task EnterAsync(CancellationToken cancel) => _places.WaitAsync(cancel);

    /// <summary>Nobody is under way, and everything was given back.</summary>
    public bool IsAtRest => _places.CurrentCount == perSecond;

    /// <summary>Nothing was sent.</summary>
    public void Renounce() => _places.Release();

    public void Leave() => _ = GiveBackAsync(_closed.Token);

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    private async Task GiveBackAsync(CancellationToken closed)
    {
        await Task.Delay(Second, time, closed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _places.Release();
    }
}
