using System.Collections.Immutable;

namespace OkrBot.Domain.Cycles;

/// <summary>What a team in a cycle knows of the cycles before and after it.</summary>
public sealed record Neighbours
{
    public static Neighbours None { get; } = new();

    /// <summary>The team worked in it before; null = this is its first.</summary>
    public Cycle? Before { get; init; }

    /// <summary>The team has its place there; null = planning is not open yet.</summary>
    public Cycle? After { get; init; }

    /// <summary>Where what was open has gone on; null = it is here.</summary>
    public CycleId? PassedTo { get; init; }

    /// <summary>From where what was open has arrived; null = nothing has yet.</summary>
    public CycleId? ArrivedFrom { get; init; }

    /// <summary>What was learned in the cycles before, the most useful first: read before anything is planned. Reflection writes them.</summary>
    public ImmutableArray<Lesson> Lessons { get; init; } = [];
}

/// <summary>One line that a team carries from one cycle into the next.</summary>
/// <param name="Text">User text.</param>
/// <param name="From">The cycle in which it was learned.</param>
/// <param name="Team">Whose lesson; null = the team's own. Those of linked teams come along.</param>
public sealed record Lesson(string Text, CycleId From, TeamId? Team, DateTimeOffset At);
