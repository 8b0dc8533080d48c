using OkrBot.App.Ports;

namespace OkrBot.Storage.Azure.Credentials;

/// <summary>Where an Azure storage account's services are, and what opens them.</summary>
/// <param name="Tables">The table service, without a slash at its end; with the account in its path for an emulator.</param>
/// <param name="Queues">The queue service, alike.</param>
/// <param name="Key">The account's key; null where tokens are used.</param>
internal sealed record StorageAccount(string Name, Uri Tables, Uri Queues, SharedKey? Key)
{
    /// <param name="options">Must be valid.</param>
    public static StorageAccount Of(StorageOptions options)
        => options.ConnectionString is { } text ? ConnectionStrings.Parse(text, options.Cloud) : At("https", options.Account!, options.Cloud.StorageSuffix, null);

    public static StorageAccount At(string scheme, string name, string suffix, SharedKey? key)
        => new(name, new Uri($"{scheme}://{name}.table.{suffix}"), new Uri($"{scheme}://{name}.queue.{suffix}"), key);

    /// <summary>Whether it lies in this cloud, as far as its addresses tell.</summary>
    public bool IsIn(MicrosoftCloud cloud) => new[] { Tables, Queues }.Any(service => service.Host.EndsWith("." + cloud.StorageSuffix, StringComparison.OrdinalIgnoreCase));

    public static bool IsName(string name) => name.Length is >= 3 and <= 24 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
