using OkrBot.Storage.Tables;
using OkrBot.Storage.Tests.Tables;

namespace OkrBot.Storage.Tests.Azure;

public sealed class AzureTableTests : TableContract, IAsyncLifetime, IAsyncDisposable
{
    private readonly AzuriteStore _store = new();

    protected override ITableClient Table => _store.Tables.GetTableClient(TableNames.TeamCycles);

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
