using OkrBot.App.Ports;
using OkrBot.Storage.Embedded;
using OkrBot.Storage.Tests.Queues;

namespace OkrBot.Storage.Tests.Embedded;

public sealed class EmbeddedQueueTests : QueueContract, IAsyncLifetime, IAsyncDisposable
{
    private readonly TempStore _store = new();

    protected override IWorkQueue Queue => new EmbeddedWorkQueue(_store.Database, Time);

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
