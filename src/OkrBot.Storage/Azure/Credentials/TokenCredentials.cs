using Azure.Core;
using Azure.Identity;

namespace OkrBot.Storage.Azure.Credentials;

/// <summary>Tokens for a storage account without a secret, by Azure.Identity.</summary>
internal static class TokenCredentials
{
    public const string Scope = "https://storage.azure.com/.default";

    private const string TokenFile = "AZURE_FEDERATED_TOKEN_FILE", Tenant = "AZURE_TENANT_ID", Client = "AZURE_CLIENT_ID";

    /// <param name="options">Must be valid.</param>
    public static TokenCredential Of(StorageOptions options) => options.Credential == StorageCredential.FederatedToken
        ? new WorkloadIdentityCredential(Named(new WorkloadIdentityCredentialOptions(), options.ClientId))
        : new ManagedIdentityCredential(options.ClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned);

    /// <summary>What the platform sets beside the token file, and did not.</summary>
    public static IEnumerable<string> MissingForFederation(StorageOptions options)
        => new[] { TokenFile, Tenant, options.ClientId is null ? Client : null }
            .Where(name => name is not null && string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name)))
            .Select(name => $"Storage:Credential is FederatedToken, but the platform has not set {name}.");

    private static WorkloadIdentityCredentialOptions Named(WorkloadIdentityCredentialOptions options, string? clientId)
    {
        if (clientId is not null) options.ClientId = clientId;
        return options;
    }
}
