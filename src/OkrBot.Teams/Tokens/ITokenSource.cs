namespace OkrBot.Teams.Tokens;

/// <summary>The bot's own token for the connector.</summary>
public interface ITokenSource
{
    /// <exception cref="TokenUnavailableException">No token can be had.</exception>
    ValueTask<string> GetAsync(CancellationToken cancel);

    /// <summary>The connector refused this token: the next caller fetches another. An older one than the present is ignored.</summary>
    void Drop(string token);
}

/// <summary>A token, and when it ends.</summary>
internal sealed record FetchedToken(string Value, DateTimeOffset ExpiresAt);

/// <summary>Where tokens come from.</summary>
internal interface ITokenFetcher
{
    /// <exception cref="TokenUnavailableException">The issuer refused, or did not answer.</exception>
    Task<FetchedToken> FetchAsync(string scope, CancellationToken cancel);
}

/// <summary>The issuer gave no token. Its words are kept out: they may repeat what was sent.</summary>
public sealed class TokenUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
