using OkrBot.App.Observability;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Storage.TeamCycles;

/// <summary>A command on its way through the write path.</summary>
/// <param name="decide">Gets null when the team is not in the cycle; answers null where the command needs one that is.</param>
internal sealed class PendingCommand(CommandStamp stamp, Func<TeamCycle?, Decision?> decide, DateTimeOffset entered)
{
    private readonly TaskCompletionSource<Change> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CommandStamp Stamp => stamp;
    public DateTimeOffset Entered => entered;
    public Task<Change> Outcome => _outcome.Task;

    /// <summary>The span in which it came; another command's caller may carry it out.</summary>
    public string? TraceParent { get; } = TraceOrigin.Current;

    /// <summary>How often it was decided.</summary>
    public int Rounds { get; private set; }

    /// <summary>How many rows the transaction changed in which it was committed; others' may be among them.</summary>
    public int Rows { get; set; }

    public bool IsDone => _outcome.Task.IsCompleted;

    /// <summary>Its inbox row was met: all that is left is to answer with the state as it is.</summary>
    public bool WasCarriedOut { get; set; }

    public void Answer(Change change) => _outcome.TrySetResult(change);

    public void Fail(Exception bug) => _outcome.TrySetException(bug);

    public Decision? Decide(TeamCycle? state)
    {
        Rounds++;
        return decide(state);
    }

    /// <summary>Runs something for this command. A bug in it is kept for the command's own caller, who may not be the one that runs the round;
    /// then the answer is false.</summary>
    public bool TryRun<T>(Func<T> work, out T? result)
    {
        var ran = new Task<T>(work);
        ran.RunSynchronously(TaskScheduler.Default);
        result = ran.IsCompletedSuccessfully ? ran.Result : default;
        if (ran.Exception?.InnerException is { } bug) Fail(bug);
        return ran.IsCompletedSuccessfully;
    }
}
