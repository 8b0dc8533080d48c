namespace OkrBot.Domain.Objectives;

/// <summary>Committed: 1.0 is expected. Aspirational: 0.7 is strong.</summary>
public enum Ambition { Committed, Aspirational }

public enum ObjectiveState { Draft, Active, Stopped, Closed }

/// <param name="Order">Place among the team's objectives, from 1.</param>
/// <param name="Why">Why it matters this cycle.</param>
public sealed record Objective(ObjectiveId Id, int Order, string Title, string Why, Ambition Ambition, ObjectiveState State)
{
    /// <summary>Shown to its team and named followers only; it counts in the ceiling all the same.</summary>
    public bool Restricted { get; init; }
}
