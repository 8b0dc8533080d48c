using System.Collections.Concurrent;
using OkrBot.App.Ports;

namespace OkrBot.Teams.Tokens;

/// <summary>The bot's tokens for services beside Teams, by the same credential, each scope with a keeper of its own.</summary>
internal sealed class ScopedTokens(ITokenFetcher fetcher, TimeProvider time) : IAppTokens, IDisposable
{
    private readonly ConcurrentDictionary<string, CachedTokenSource> _sources = new(StringComparer.Ordinal);

    public async ValueTask<string?> FindAsync(string scope, CancellationToken cancel)
    {
        try
        {
            return await Source(scope).GetAsync(cancel);
        }
        catch (TokenUnavailableException)
        {
            return null;
        }
    }

    public void Drop(string scope, string token) => Source(scope).Drop(token);

    public void Dispose()
    {
        foreach (var source in _sources.Values) source.Dispose();
    }

    private CachedTokenSource Source(string scope) => _sources.GetOrAdd(scope, one => new CachedTokenSource(fetcher, time, one));
}
