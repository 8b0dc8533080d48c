using OkrBot.App.Ports;
using OkrBot.Storage.Tests.Queues;

namespace OkrBot.Storage.Tests.Azure.Queues;

/// <summary>The contract of every queue, on the emulator.</summary>
public sealed class AzureQueueTests : QueueContract, IAsyncLifetime, IAsyncDisposable
{
    private readonly AzuriteQueue _azurite;

    public AzureQueueTests() => _azurite = new AzuriteQueue(Time);

    protected override IWorkQueue Queue => _azurite.Queue;

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
