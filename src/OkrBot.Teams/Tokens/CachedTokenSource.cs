namespace OkrBot.Teams.Tokens;

/// <summary>Keeps a token of one scope until five minutes before its end; many callers cause one fetch.</summary>
internal sealed class CachedTokenSource(ITokenFetcher fetcher, TimeProvider time, string scope) : ITokenSource, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile FetchedToken? _token;

    public async ValueTask<string> GetAsync(CancellationToken cancel)
    {
        if (Current() is { } known)
            return known;
        await _one.WaitAsync(cancel);
        try
        {
            return Current() ?? (_token = await fetcher.FetchAsync(scope, cancel)).Value;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Drop(string token)
    {
        if (_token is { } held && held.Value == token)
            Interlocked.CompareExchange(ref _token, null, held);
    }

    public void Dispose() => _one.Dispose();

    private string? Current() => _token is { } held && time.GetUtcNow() < held.ExpiresAt - Margin ? held.Value : null;
}
