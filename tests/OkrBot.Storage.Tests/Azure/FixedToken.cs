using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;

namespace OkrBot.Storage.Tests.Azure;

/// <summary>Hands out one token, and remembers for what.</summary>
internal sealed class FixedToken(string token = "the-token") : TokenCredential
{
    public ConcurrentQueue<string> Asked { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        foreach (var scope in requestContext.Scopes) Asked.Enqueue(scope);
        return new AccessToken(token, DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        => new(GetToken(requestContext, cancellationToken));
}

/// <summary>Has none.</summary>
internal sealed class NoToken : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        => throw new CredentialUnavailableException("No identity here.");

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        => throw new CredentialUnavailableException("No identity here.");
}
