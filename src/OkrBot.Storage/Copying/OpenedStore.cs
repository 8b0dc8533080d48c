using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OkrBot.Storage.Azure.Credentials;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Copying;

/// <summary>A store that was opened for a copy, beside whatever the program itself stores in.</summary>
public sealed class OpenedStore : IAsyncDisposable
{
    /// <summary>Nobody waits, and a hundred large rows may go through a narrow line.</summary>
    private static readonly TimeSpan PatientTry = TimeSpan.FromSeconds(30);

    private readonly ServiceProvider _services;

    private OpenedStore(ServiceProvider services, string name)
    {
        _services = services;
        Place = new CopyPlace(
            name, services.GetRequiredService<ITableServiceClient>(), services.GetRequiredService<ITableScan>(), services.GetRequiredService<IQueueContents>());
    }

    public CopyPlace Place { get; }

    /// <param name="settings">The section <c>Storage</c> of this store, and <c>Cloud</c>.</param>
    /// <param name="asSource">A file has to be there already.</param>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    /// <exception cref="CopyRefusedException">There is no such file.</exception>
    public static async Task<OpenedStore> OpenAsync(IConfiguration settings, bool asSource, TimeProvider time, CancellationToken cancel)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(time).AddStorage(settings)
            .PostConfigure<StorageOptions>(ForCopying).BuildServiceProvider();
        var isOpen = false;
        try
        {
            cancel.ThrowIfCancellationRequested();
            var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
            if (asSource && options.Kind == StorageKind.Embedded && !File.Exists(options.Path)) throw new CopyRefusedException($"There is no file {options.Path}.");
            var opened = new OpenedStore(services, NameOf(options));
            isOpen = true;
            return opened;
        }
        finally
        {
            if (!isOpen) await services.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>From one cloud to another is a copy, too: a connection string says itself where it leads.</summary>
    private static void ForCopying(StorageOptions storage)
    {
        storage.TryTimeout = PatientTry;
        if (storage.ConnectionString is { } text) storage.LiveIn(ConnectionStrings.CloudOf(text, storage.Cloud));
    }

    /// <summary>The account's address tells an emulator from Azure.</summary>
    private static string NameOf(StorageOptions options)
    {
        if (options.Kind == StorageKind.Embedded) return "embedded:" + Path.GetFullPath(options.Path);
        var account = StorageAccount.Of(options);
        return $"azure:{account.Name} at {account.Tables.Authority}{(options.Prefix.Length > 0 ? $", prefix {options.Prefix}" : "")}";
    }
}
