using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Storage.Azure.Tables;
using OkrBot.Storage.Tables;
using OkrBot.Testing.Emulator;

namespace OkrBot.Storage.Tests;

/// <summary>Tables of its own in the emulator.</summary>
internal sealed class AzuriteStore : IAsyncDisposable
{
    private readonly AzureStorage _storage;
    private readonly AzureTables _tables;

    public AzuriteStore()
    {
        var options = new StorageOptions { Kind = StorageKind.Azure, ConnectionString = Azurite.Shared.ConnectionString, Prefix = Azurite.NewPrefix() };
        _storage = new AzureStorage(options, new ServerDates(TimeProvider.System));
        _tables = new AzureTables(_storage.Tables, options.Prefix);
    }

    public ITableServiceClient Tables => new AzureTableServiceClient(_tables);

    public ValueTask DisposeAsync()
    {
        _tables.Dispose();
        _storage.Dispose();
        return ValueTask.CompletedTask;
    }
}
