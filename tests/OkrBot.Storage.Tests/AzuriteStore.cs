using OkrBot.App.Ports;
using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Storage.Azure.Tables;
using OkrBot.Storage.Tables;
using OkrBot.Testing.Emulator;

namespace OkrBot.Storage.Tests;

/// <summary>Tables of its own in the emulator.</summary>
public sealed class AzuriteStore : TestStore
{
    private readonly AzureStorage _storage;
    private readonly AzureTables _tables;
    private readonly TempStore _queue = new();

    public AzuriteStore()
        : this(Azurite.NewPrefix())
    {
    }

    private AzuriteStore(string prefix)
    {
        Prefix = prefix;
        var options = new StorageOptions { Kind = StorageKind.Azure, ConnectionString = Azurite.Shared.ConnectionString, Prefix = prefix };
        _storage = new AzureStorage(options, new ServerDates(TimeProvider.System));
        _tables = new AzureTables(_storage.Tables, prefix);
    }

    public string Prefix { get; }

    public override ITableServiceClient Tables => new AzureTableServiceClient(_tables);

    /// <summary>In a file: these suites ask about tables, and the emulator hides work in real time.</summary>
    public override IWorkQueue QueueFor(TimeProvider time) => _queue.QueueFor(time);

    public override TestStore Open() => new AzuriteStore(Prefix);

    public override async ValueTask DisposeAsync()
    {
        _tables.Dispose();
        _storage.Dispose();
        await _queue.DisposeAsync();
    }
}
