using OkrBot.App.Ports;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests;

/// <summary>Storage of a test's own. Suites over it run once on each kind.</summary>
public abstract class TestStore : IAsyncDisposable
{
    public abstract ITableServiceClient Tables { get; }

    public abstract IWorkQueue QueueFor(TimeProvider time);

    /// <summary>The same storage as another process sees it. The caller closes it.</summary>
    public abstract TestStore Open();

    public abstract ValueTask DisposeAsync();
}
