using OkrBot.Storage.Embedded;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests;

/// <summary>An open storage file of its own, gone with the test.</summary>
internal sealed class TempStore : IAsyncDisposable
{
    private readonly TempFile _file = new();

    public TempStore() => Database = Open();

    public EmbeddedDatabase Database { get; }

    public ITableServiceClient Tables => new EmbeddedTableServiceClient(Database);

    /// <summary>The same file as another process sees it. The caller closes it.</summary>
    public EmbeddedDatabase Open() => EmbeddedDatabase.Open(_file.Path);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _file.Dispose();
    }
}
