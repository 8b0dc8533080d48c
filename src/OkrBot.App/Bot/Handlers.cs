using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Bot;

/// <summary>Answers one kind of act: a command, a button, a dialog or a Teams event. One instance serves all turns.</summary>
public interface ITurnHandler
{
    Task<Reply> HandleAsync(Turn turn, CancellationToken cancel);
}

/// <summary>Does what is due for one kind of work item. May run twice; the second time finds nothing to do.</summary>
public interface IWorkHandler
{
    Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel);
}

/// <summary>Does one kind of what a decision promised outside its team's state. May run twice, after a crash between doing it and noting that: the second
/// time has to be harmless. What it answers as done is noted as done.</summary>
public interface IEffectHandler
{
    Task<WorkResult> DoAsync(PendingEffect pending, CancellationToken cancel);
}

/// <param name="Team">Whose decision promised it.</param>
public sealed record PendingEffect(TeamCycleId Team, Effect Effect, DateTimeOffset Now);

/// <summary>How a run of a work item ended.</summary>
public abstract record WorkResult
{
    private WorkResult() { }

    public static WorkResult Done { get; } = new Finished();

    public sealed record Finished : WorkResult;

    /// <summary>Not due, throttled or not yet committed: hidden until then, not counted as an attempt.</summary>
    public sealed record Later(DateTimeOffset At) : WorkResult;

    /// <summary>It failed; counted as an attempt, dead-lettered at the fifth.</summary>
    public sealed record Failed(string Reason) : WorkResult;
}
