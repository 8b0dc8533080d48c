using OkrBot.App.Ports;

namespace OkrBot.Storage;

public enum StorageKind { Embedded, Azure }

/// <summary>Where the token for an Azure storage account comes from.</summary>
public enum StorageCredential
{
    /// <summary>The machine's managed identity: the user-assigned one of <see cref="StorageOptions.ClientId"/>, else the system's.</summary>
    ManagedIdentity,

    /// <summary>A token file that the platform hands to this process (workload identity).</summary>
    FederatedToken,
}

/// <summary>Settings of section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageKind Kind { get; set; } = StorageKind.Embedded;

    /// <summary>The embedded file. Relative to the working folder; it and its folder are made when they are not there.</summary>
    public string Path { get; set; } = "./.okrbot/okrbot.db";

    /// <summary>Of the Azure storage account, as Azure shows it, with the account's key. A secret.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The name of the Azure storage account, in the cloud that <c>Cloud</c> names, reached by <see cref="Credential"/>. Instead of a connection string.</summary>
    public string? Account { get; set; }

    public static readonly TimeSpan DefaultRest = TimeSpan.FromSeconds(5);

    /// <summary>How long a server that has found no due work sleeps at most before it looks again, 1 s to a minute: so late may work be that another
    /// server queued and did not live to do. One server alone may take the minute.</summary>
    public TimeSpan LongestRest { get; set; } = DefaultRest;

    /// <summary>Null = the managed identity.</summary>
    public StorageCredential? Credential { get; set; }

    /// <summary>Of a user-assigned identity, or of the application that trusts the platform's token (then <c>AZURE_CLIENT_ID</c> when empty).</summary>
    public string? ClientId { get; set; }

    /// <summary>Stands before the name of every table and queue, so that several installations share an account: letters and digits, a letter
    /// first.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>How long one request to Azure may take until it is given up and made again, 0.2 to 30 s. See <c>TryLimits</c>.</summary>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan DefaultDelay = TimeSpan.FromDays(6);

    /// <summary>For how long a shared queue is asked to hide what is due later, in real time, 0 to 6 days; what is still not due then is hidden again. A
    /// program whose clock is not the real one (<c>Clock:*</c>) takes a second at most, for storage lives in real time; with 0 nothing is hidden.</summary>
    public TimeSpan LongestDelay { get; set; } = DefaultDelay;

    /// <summary>How old a read of the directory may be, 0 to 60 s.</summary>
    public TimeSpan DirectoryMemory { get; set; } = TimeSpan.FromSeconds(5);

    internal MicrosoftCloud Cloud { get; private set; } = MicrosoftCloud.Public;

    internal void LiveIn(MicrosoftCloud cloud) => Cloud = cloud;
}
