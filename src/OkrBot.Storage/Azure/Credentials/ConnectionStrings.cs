using System.Buffers.Text;
using OkrBot.App.Ports;

namespace OkrBot.Storage.Azure.Credentials;

/// <summary>Reads a connection string as Azure shows it: <c>Name=value</c> parts with <c>;</c> between, names without regard to case (Learn: "Configure
/// Azure Storage connection strings").</summary>
internal static class ConnectionStrings
{
    private const string Development = "UseDevelopmentStorage", Protocol = "DefaultEndpointsProtocol", Account = "AccountName", Key = "AccountKey",
        Suffix = "EndpointSuffix", Tables = "TableEndpoint", Queues = "QueueEndpoint";

    /// <summary>The emulator's account and key are the same everywhere, and published.</summary>
    private const string EmulatorAccount = "devstoreaccount1",
        EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string[] Known = [Development, Protocol, Account, Key, Suffix, Tables, Queues, "BlobEndpoint", "FileEndpoint"];

    /// <summary>What is wrong with it, to be read after its name; null when nothing is. Never repeats a value.</summary>
    public static string? Wrong(string text, MicrosoftCloud cloud)
    {
        if (Read(text, cloud, out var wrong) is not { } account) return wrong;
        return cloud.OtherWith(account.IsIn) is { } other ? $"leads to storage of {MicrosoftCloud.Setting} {other.Name}, but {MicrosoftCloud.Setting} is {cloud.Name}" : null;
    }

    /// <summary>The cloud into which it leads by its own words; <paramref name="otherwise"/> where they do not tell.</summary>
    public static MicrosoftCloud CloudOf(string text, MicrosoftCloud otherwise)
        => Read(text, otherwise, out _) is { } account ? otherwise.OtherWith(account.IsIn) ?? otherwise : otherwise;

    /// <param name="cloud">Whose account it is when it does not say so.</param>
    /// <exception cref="FormatException"><see cref="Wrong"/> tells more.</exception>
    public static StorageAccount Parse(string text, MicrosoftCloud cloud) => Read(text, cloud, out var wrong) ?? throw new FormatException($"The connection string {wrong}.");

    private static StorageAccount? Read(string text, MicrosoftCloud cloud, out string? wrong)
    {
        var parts = Parts(text, out wrong);
        if (parts is null) return null;
        var isEmulator = parts.TryGetValue(Development, out var use);
        wrong = isEmulator ? WrongForEmulator(parts, use!) : WrongForAccount(parts);
        if (wrong is not null) return null;
        var account = isEmulator
            ? new StorageAccount(EmulatorAccount, new($"http://127.0.0.1:10002/{EmulatorAccount}"), new($"http://127.0.0.1:10001/{EmulatorAccount}"), KeyOf(EmulatorKey))
            : AccountOf(parts, cloud);
        wrong = new[] { account.Tables, account.Queues }.All(IsSafe) ? null : "names an address that is not https; http is for loopback only";
        return wrong is null ? account : null;
    }

    private static Dictionary<string, string>? Parts(string text, out string? wrong)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        wrong = null;
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            var name = Array.Find(Known, known => at > 0 && known.Equals(part[..at].Trim(), StringComparison.OrdinalIgnoreCase));
            if (part.StartsWith("SharedAccessSignature", StringComparison.OrdinalIgnoreCase)) wrong = "has a shared access signature; use the account's key, or Storage:Account";
            else if (name is null) wrong = "has a part that is not known: AccountName, AccountKey, EndpointSuffix, TableEndpoint and QueueEndpoint are";
            else if (!parts.TryAdd(name, part[(at + 1)..].Trim())) wrong = $"has {name} twice";
            if (wrong is not null) return null;
        }

        return parts;
    }

    private static string? WrongForEmulator(Dictionary<string, string> parts, string use)
    {
        if (!use.Equals("true", StringComparison.OrdinalIgnoreCase)) return $"has a {Development} that is not true";
        return parts.Count > 1 ? $"has more beside {Development}" : null;
    }

    private static string? WrongForAccount(Dictionary<string, string> parts)
    {
        if (!parts.TryGetValue(Account, out var name)) return $"has no {Account}";
        if (!StorageAccount.IsName(name)) return $"has an {Account} that is no name of a storage account";
        if (!parts.TryGetValue(Key, out var key)) return $"has no {Key}";
        if (key.Length == 0 || !Base64.IsValid(key)) return $"has an {Key} that is not base64";
        if (parts.TryGetValue(Protocol, out var protocol) && protocol is not ("https" or "http")) return $"has a {Protocol} that is not https";
        if (parts.TryGetValue(Suffix, out var suffix) && Uri.CheckHostName(suffix) != UriHostNameType.Dns) return $"has an {Suffix} that is no host name";
        return Array.Find([Tables, Queues], endpoint => parts.TryGetValue(endpoint, out var at) && !IsEndpoint(at)) is { } bad ? $"has a {bad} that is no address" : null;
    }

    private static StorageAccount AccountOf(Dictionary<string, string> parts, MicrosoftCloud cloud)
    {
        var account = StorageAccount.At(
            parts.GetValueOrDefault(Protocol, "https"), parts[Account], parts.GetValueOrDefault(Suffix, cloud.StorageSuffix), KeyOf(parts[Key]));
        return account with
        {
            Tables = parts.TryGetValue(Tables, out var tables) ? new Uri(tables.TrimEnd('/')) : account.Tables,
            Queues = parts.TryGetValue(Queues, out var queues) ? new Uri(queues.TrimEnd('/')) : account.Queues,
        };
    }

    private static SharedKey KeyOf(string base64) => new(Convert.FromBase64String(base64));

    private static bool IsEndpoint(string address)
        => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Query: "", Fragment: "", UserInfo: "", Scheme: "https" or "http" };

    private static bool IsSafe(Uri endpoint) => endpoint.Scheme == Uri.UriSchemeHttps || endpoint.IsLoopback;
}
