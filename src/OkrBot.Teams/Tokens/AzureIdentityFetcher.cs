using Azure.Core;
using Azure.Identity;
using OkrBot.App.Ports;
using OkrBot.Teams.Settings;

namespace OkrBot.Teams.Tokens;

/// <summary>Tokens without a secret, by Azure.Identity.</summary>
internal sealed class AzureIdentityFetcher(TokenCredential credential) : ITokenFetcher
{
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
            return new WorkloadIdentityCredential(At(options, new WorkloadIdentityCredentialOptions { ClientId = options.AppId, TenantId = options.TenantId, TokenFilePath = file }));
        var machine = new ManagedIdentityCredential(Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") is { Length: > 0 } own
            ? ManagedIdentityId.FromUserAssignedClientId(own)
            : ManagedIdentityId.SystemAssigned);
        return new ClientAssertionCredential(options.TenantId, options.AppId,
            async cancel => (await machine.GetTokenAsync(new TokenRequestContext([options.Cloud.ExchangeScope]), cancel)).Token, At(options, new ClientAssertionCredentialOptions()));
    }

    /// <summary>In the world's cloud the platform may say where (<c>AZURE_AUTHORITY_HOST</c>).</summary>
    private static T At<T>(TeamsOptions options, T credential) where T : TokenCredentialOptions
    {
        if (options.Cloud != MicrosoftCloud.Public) credential.AuthorityHost = options.Cloud.LoginAddress;
        return credential;
    }
}
