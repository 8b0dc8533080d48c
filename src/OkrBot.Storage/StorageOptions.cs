using Microsoft.Extensions.Options;

namespace OkrBot.Storage;

public enum StorageKind { Embedded, Azure }

/// <summary>Settings of section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageKind Kind { get; set; } = StorageKind.Embedded;

    /// <summary>The embedded file. Relative to the working folder; it and its folder are made when they are not there.</summary>
    public string Path { get; set; } = "./.okrbot/okrbot.db";

    /// <summary>Of the Azure storage account; or <see cref="Account"/>, with a managed identity.</summary>
    public string? ConnectionString { get; set; }
    public string? Account { get; set; }

    public static readonly TimeSpan DefaultRest = TimeSpan.FromSeconds(5);

    /// <summary>How long a server that has found no due work sleeps at most before it looks again, 1 s to a minute: so late may work be that another
    /// server queued and did not live to do. One server alone may take the minute.</summary>
    public TimeSpan LongestRest { get; set; } = DefaultRest;

    /// <summary>How old a read of the directory may be, 0 to 60 s.</summary>
    public TimeSpan DirectoryMemory { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>Stops the start when a setting is wrong, and names it.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private static readonly TimeSpan LongestMemory = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        IEnumerable<string> wrong = options.Kind == StorageKind.Embedded
            ? WrongForEmbedded(options)
            : ["Storage:Kind is Azure; this version stores in the embedded file only. Set Storage:Kind to Embedded."];
        if (options.DirectoryMemory < TimeSpan.Zero || options.DirectoryMemory > LongestMemory)
            wrong = wrong.Append("Storage:DirectoryMemory is not between 0 and 60 seconds.");
        if (options.LongestRest < TimeSpan.FromSeconds(1) || options.LongestRest > LongestMemory)
            wrong = wrong.Append("Storage:LongestRest is not between 1 and 60 seconds.");
        return wrong.Any() ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> WrongForEmbedded(StorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Path)) yield return "Storage:Path is empty; name the storage file.";
        if (System.IO.Directory.Exists(options.Path)) yield return "Storage:Path is a folder; name a file.";
        if (options.ConnectionString is not null) yield return "Storage:ConnectionString is set, but Storage:Kind is Embedded.";
        if (options.Account is not null) yield return "Storage:Account is set, but Storage:Kind is Embedded.";
    }
}
