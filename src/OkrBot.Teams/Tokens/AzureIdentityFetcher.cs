using Azure.Core;
using Azure.Identity;
using OkrBot.Teams.Settings;

namespace OkrBot.Teams.Tokens;

/// <summary>Tokens without a secret, by Azure.Identity.</summary>
internal sealed class AzureIdentityFetcher(TokenCredential credential) : ITokenFetcher
{
    /// <summary>Audience of an assertion with which a managed identity speaks for an app registration (Entra workload identity federation).</summary>
    private const string ExchangeScope = "api://AzureADTokenExchange/.default";

    public static AzureIdentityFetcher For(TeamsOptions options)
        => new(options.Credential == TeamsCredential.ManagedIdentity
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.AppId))
            : Federated(options));

    public async Task<FetchedToken> FetchAsync(string scope, CancellationToken cancel)
    {
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([scope]), cancel);
            return new(token.Token, token.ExpiresOn);
        }
        catch (AuthenticationFailedException e)
        {
            throw new TokenUnavailableException($"No token from {credential.GetType().Name}", e);
        }
    }

    /// <summary>The platform's token file when there is one (<c>AZURE_FEDERATED_TOKEN_FILE</c>), else the machine's managed identity
    /// (<c>AZURE_CLIENT_ID</c> when user-assigned).</summary>
    private static TokenCredential Federated(TeamsOptions options)
    {
        if (Environment.GetEnvironmentVariable("AZURE_FEDERATED_TOKEN_FILE") is { Length: > 0 } file)
            return new WorkloadIdentityCredential(new() { ClientId = options.AppId, TenantId = options.TenantId, TokenFilePath = file });
        var machine = new ManagedIdentityCredential(Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") is { Length: > 0 } own
            ? ManagedIdentityId.FromUserAssignedClientId(own)
            : ManagedIdentityId.SystemAssigned);
        return new ClientAssertionCredential(options.TenantId, options.AppId,
            async cancel => (await machine.GetTokenAsync(new TokenRequestContext([ExchangeScope]), cancel)).Token);
    }
}
