using Microsoft.Extensions.Options;
using OkrBot.Storage.Azure.Credentials;

namespace OkrBot.Storage;

/// <summary>Stops the start when a setting is wrong or contradicts another, and names it. No message repeats a value that may be secret.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private static readonly TimeSpan LongestMemory = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var wrong = options.Kind switch
        {
            StorageKind.Embedded => WrongForEmbedded(options),
            StorageKind.Azure => AzureSettings.Wrong(options),
            _ => ["Storage:Kind must be Embedded or Azure."],
        };
        if (options.DirectoryMemory < TimeSpan.Zero || options.DirectoryMemory > LongestMemory)
            wrong = wrong.Append("Storage:DirectoryMemory is not between 0 and 60 seconds.");
        if (options.LongestRest < TimeSpan.FromSeconds(1) || options.LongestRest > LongestMemory)
            wrong = wrong.Append("Storage:LongestRest is not between 1 and 60 seconds.");
        if (options.LongestDelay < TimeSpan.Zero || options.LongestDelay > StorageOptions.DefaultDelay)
            wrong = wrong.Append("Storage:LongestDelay is not between 0 and six days.");
        var told = wrong.ToList();
        return told.Count > 0 ? ValidateOptionsResult.Fail(told) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> WrongForEmbedded(StorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Path)) yield return "Storage:Path is empty; name the storage file.";
        if (System.IO.Directory.Exists(options.Path)) yield return "Storage:Path is a folder; name a file.";
        if (options.ConnectionString is not null) yield return "Storage:ConnectionString is set, but Storage:Kind is Embedded.";
        if (options.Account is not null) yield return "Storage:Account is set, but Storage:Kind is Embedded.";
        if (options.Credential is not null) yield return "Storage:Credential is set, but Storage:Kind is Embedded.";
        if (options.ClientId is not null) yield return "Storage:ClientId is set, but Storage:Kind is Embedded.";
        if (options.Prefix != "") yield return "Storage:Prefix is set, but Storage:Kind is Embedded.";
    }
}
