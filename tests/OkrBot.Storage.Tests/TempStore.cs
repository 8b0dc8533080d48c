using OkrBot.App.Ports;
using OkrBot.Storage.Embedded;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests;

/// <summary>An open storage file of its own, gone with the test.</summary>
public sealed class TempStore : TestStore
{
    private readonly TempFile? _own;
    private readonly string _path;

    public TempStore()
        : this(new TempFile())
    {
    }

    private TempStore(TempFile own)
        : this(own.Path) => _own = own;

    private TempStore(string path)
    {
        _path = path;
        Database = EmbeddedDatabase.Open(path);
    }

    public override ITableServiceClient Tables => new EmbeddedTableServiceClient(Database);

    internal EmbeddedDatabase Database { get; }

    public override IWorkQueue QueueFor(TimeProvider time) => new EmbeddedWorkQueue(Database, time);

    public override TestStore Open() => new TempStore(_path);

    public override async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _own?.Dispose();
    }
}
