namespace OkrBot.Storage.Azure.Credentials;

/// <summary>What can be wrong with the settings of Azure storage.</summary>
internal static class AzureSettings
{
    /// <summary>A table's name has at most 63 characters, and the longest of ours has 10.</summary>
    private const int LongestPrefix = 40;

    private static readonly TimeSpan ShortestTry = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(30);

    public static IEnumerable<string> Wrong(StorageOptions options)
    {
        if (options is { ConnectionString: null, Account: null })
            yield return "Storage:ConnectionString or Storage:Account is missing, and Storage:Kind is Azure.";
        if (options is { ConnectionString: not null, Account: not null })
            yield return "Storage:ConnectionString and Storage:Account are both set; one of them says where to store.";
        foreach (var wrong in options.ConnectionString is null ? WrongForAccount(options) : WrongForConnectionString(options, options.ConnectionString))
            yield return wrong;
        if (!IsPrefix(options.Prefix))
            yield return $"Storage:Prefix must be letters and digits, a letter first, at most {LongestPrefix}.";
        if (options.TryTimeout < ShortestTry || options.TryTimeout > LongestTry)
            yield return "Storage:TryTimeout is not between 0.2 and 30 seconds.";
    }

    private static IEnumerable<string> WrongForConnectionString(StorageOptions options, string connectionString)
    {
        if (ConnectionStrings.Wrong(connectionString, options.Cloud) is { } wrong) yield return $"Storage:ConnectionString {wrong}.";
        if (options.Credential is not null) yield return "Storage:Credential is set beside Storage:ConnectionString, which has a key.";
        if (options.ClientId is not null) yield return "Storage:ClientId is set beside Storage:ConnectionString, which has a key.";
    }

    private static IEnumerable<string> WrongForAccount(StorageOptions options)
    {
        if (options.Account is not null && !StorageAccount.IsName(options.Account))
            yield return "Storage:Account must be the name of a storage account: 3 to 24 lower-case letters and digits.";
        if (options.Credential is { } credential && !Enum.IsDefined(credential))
            yield return "Storage:Credential must be ManagedIdentity or FederatedToken.";
        if (options.ClientId is not null && !Guid.TryParse(options.ClientId, out _))
            yield return "Storage:ClientId must be the client id of an identity, a GUID.";
        if (options is { Account: not null, Credential: StorageCredential.FederatedToken })
            foreach (var missing in TokenCredentials.MissingForFederation(options)) yield return missing;
    }

    private static bool IsPrefix(string prefix)
        => prefix == "" || (prefix.Length <= LongestPrefix && char.IsAsciiLetter(prefix[0]) && prefix.All(char.IsAsciiLetterOrDigit));
}
