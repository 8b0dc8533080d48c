using Azure.Core;
using Azure.Identity;
using OkrBot.App.Ports;

namespace OkrBot.Storage.Azure.Credentials;

/// <summary>Tokens for a storage account without a secret, by Azure.Identity.</summary>
internal static class TokenCredentials
{
    private const string TokenFile = "AZURE_FEDERATED_TOKEN_FILE", Tenant = "AZURE_TENANT_ID", Client = "AZURE_CLIENT_ID";

    /// <param name="options">Must be valid.</param>
    public static TokenCredential Of(StorageOptions options) => options.Credential == StorageCredential.FederatedToken
        ? new WorkloadIdentityCredential(Federated(options))
        : new ManagedIdentityCredential(options.ClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned);

    /// <summary>What the platform sets beside the token file, and did not.</summary>
    public static IEnumerable<string> MissingForFederation(StorageOptions options)
        => new[] { TokenFile, Tenant, options.ClientId is null ? Client : null }
            .Where(name => name is not null && string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name)))
            .Select(name => $"Storage:Credential is FederatedToken, but the platform has not set {name}.");

    /// <summary>In the world's cloud the platform may say where (<c>AZURE_AUTHORITY_HOST</c>).</summary>
    private static WorkloadIdentityCredentialOptions Federated(StorageOptions options)
    {
        var federated = new WorkloadIdentityCredentialOptions();
        if (options.ClientId is { } id) federated.ClientId = id;
        if (options.Cloud != MicrosoftCloud.Public) federated.AuthorityHost = options.Cloud.LoginAddress;
        return federated;
    }
}
