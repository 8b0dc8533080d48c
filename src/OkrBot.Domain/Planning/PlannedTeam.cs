using System.Collections.Immutable;

namespace OkrBot.Domain.Planning;

/// <summary>One title of a plan: of an objective, or of one of its key results.</summary>
public readonly record struct PlanPlace(TeamId Team, ObjectiveId Objective, KeyResultId? KeyResult) : IComparable<PlanPlace>
{
    /// <summary>By team, objective and key result; an objective comes before its key results.</summary>
    public int CompareTo(PlanPlace other)
        => Team.CompareTo(other.Team) is not 0 and var byTeam ? byTeam
            : Objective.CompareTo(other.Objective) is not 0 and var byObjective ? byObjective
            : string.CompareOrdinal(KeyResult?.Value, other.KeyResult?.Value);
}

/// <param name="Title">User text.</param>
public sealed record PlannedLine(ObjectiveId Objective, KeyResultId? KeyResult, string Title)
{
    /// <summary>What a key result counts, as typed; null where nothing is counted.</summary>
    public string? Unit { get; init; }
}

/// <summary>What a team plans, in words, as others may know it: nothing of what is restricted.</summary>
/// <param name="Language">In which it is written, BCP 47.</param>
public sealed record PlannedTeam(TeamId Team, string Language, ImmutableArray<PlannedLine> Lines);
