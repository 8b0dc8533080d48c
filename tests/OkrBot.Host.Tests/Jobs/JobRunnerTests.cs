using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Host.Jobs;
using OkrBot.Host.Observability;
using OkrBot.Storage.Tables;
using OkrBot.Testing;

namespace OkrBot.Host.Tests.Jobs;

public sealed class JobRunnerTests
{
    [Fact]
    public async Task An_end_that_storage_does_not_take_is_not_the_end_of_the_runner()
    {
        var services = new ServiceCollection();
        var routes = new BotRoutes(services).Work<Idle>("idle");
        await using var provider = services.BuildServiceProvider();
        using var meters = new TestMeters();
        var runner = new JobRunner(
            new WorkSource(new BusyQueue(), TimeProvider.System, NullLogger<WorkSource>.Instance), new WorkHandlers(routes, provider), new JobClock(TimeProvider.System, new WorkSignal()), new JobTelemetry(meters, TimeProvider.System),
            NullLogger<JobRunner>.Instance);
        Assert.Equal(1, await runner.PassAsync(CancellationToken.None));
    }

    private sealed class Idle : IWorkHandler
    {
        public Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel) => Task.FromResult(WorkResult.Done);
    }

    /// <summary>Hands out one item, and is busy when it shall be ended.</summary>
    private sealed class BusyQueue : IWorkQueue
    {
        private static readonly DateTimeOffset Now = new(2026, 11, 3, 8, 30, 0, TimeSpan.Zero);

        public Task<IReadOnlyList<WorkLease>> ReceiveAsync(int most, TimeSpan lease, CancellationToken cancel)
            => Task.FromResult<IReadOnlyList<WorkLease>>([new WorkLease(new WorkItem("idle", "one", Now, Now), "1", "1", Now + lease)]);

        public Task<bool> CompleteAsync(WorkLease lease, CancellationToken cancel)
            => Task.FromException<bool>(new StorageUnavailableException("The storage file is busy.", mayHaveHappened: false));

        public Task EnqueueAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel) => throw new NotSupportedException();
        public Task<WorkLease?> ExtendAsync(WorkLease lease, TimeSpan length, CancellationToken cancel) => throw new NotSupportedException();
        public Task<bool> DeferAsync(WorkLease lease, DateTimeOffset until, CancellationToken cancel) => throw new NotSupportedException();
        public Task<bool> FailAsync(WorkLease lease, string reason, CancellationToken cancel) => throw new NotSupportedException();
        public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int most, CancellationToken cancel) => throw new NotSupportedException();
        public Task<int> CountDeadLettersAsync(CancellationToken cancel) => throw new NotSupportedException();
        public Task<bool> ReplayAsync(string deadLetterId, CancellationToken cancel) => throw new NotSupportedException();
        public Task<TimeSpan> RestAsync(CancellationToken cancel) => throw new NotSupportedException();
        public Task<DateTimeOffset?> OldestDueAsync(CancellationToken cancel) => throw new NotSupportedException();
    }
}
