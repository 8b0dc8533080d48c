using OkrBot.App.Ports;

namespace OkrBot.Storage.TeamCycles;

/// <summary>Told in process as soon as a commit is durable, so that the committing server can dispatch at once; the queue, which holds the same
/// items, is the safety net. The Host's dispatcher takes this place.</summary>
public interface IWakeSink
{
    /// <summary>Must return at once and not throw. Items that ride on an earlier one are not among them.</summary>
    void Committed(IReadOnlyList<WorkItem> items);
}

/// <summary>Leaves everything to the queue.</summary>
internal sealed class NoWakeSink : IWakeSink
{
    public void Committed(IReadOnlyList<WorkItem> items)
    {
    }
}
