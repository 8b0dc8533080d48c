using System.Collections.Immutable;

namespace OkrBot.Domain.Objectives.Writing;

/// <summary>What was typed of an objective.</summary>
/// <param name="Title">One line, 1 to 120 characters.</param>
/// <param name="Why">Why it matters this cycle: one line, 1 to 300 characters.</param>
/// <param name="Restricted">Only its team and named followers see what it says.</param>
public sealed record ObjectiveText(string Title, string Why, Ambition Ambition, bool Restricted = false);

/// <summary>Writes a new objective as a draft, or changes one.</summary>
/// <param name="Because">Needed for what is active.</param>
public sealed record WriteObjective(PersonId By, ObjectiveId Objective, ObjectiveText Text, Because? Because = null);

/// <summary>What was typed of a key result.</summary>
/// <param name="Title">One line, 1 to 120 characters.</param>
/// <param name="Owner">Of the team.</param>
/// <param name="Due">A local date inside the cycle; null = its end.</param>
/// <param name="Weight">Share in its objective's mean, above 0 to 100.</param>
public sealed record KeyResultText(string Title, Measure Measure, PersonId Owner, DateOnly? Due = null, decimal Weight = 1)
{
    /// <summary>The owner's own plan, for metrics and milestones; empty = a straight line.</summary>
    public ImmutableArray<PlanPoint> Plan { get; init; } = [];

    public bool Equals(KeyResultText? other) => other is not null && Title == other.Title && Measure == other.Measure && Owner == other.Owner
        && Due == other.Due && Weight == other.Weight && Plan.SequenceEqual(other.Plan);

    public override int GetHashCode() => HashCode.Combine(Title, Owner, Due);
}

/// <summary>Writes a new key result of an objective, or changes one.</summary>
/// <param name="Objective">For a new one; a key result never moves to another objective.</param>
/// <param name="Because">Needed for what is active.</param>
public sealed record WriteKeyResult(PersonId By, ObjectiveId Objective, KeyResultId KeyResult, KeyResultText Text, Because? Because = null);

/// <summary>Begins to work on a draft.</summary>
/// <param name="Replaces">Where three are active already: the one that gives way, with the reason why.</param>
public sealed record ActivateObjective(PersonId By, ObjectiveId Objective, ObjectiveId? Replaces = null, string? Reason = null);

/// <summary>Begins to work on all drafts of the team at once.</summary>
public sealed record ActivateDrafts(PersonId By);

/// <summary>Nobody works on it any more in this cycle: a draft is gone, what was active stays to be read.</summary>
/// <param name="Reason">For what was active; one line, 1 to 300 characters.</param>
public sealed record DropObjective(PersonId By, ObjectiveId Objective, string? Reason = null);

/// <inheritdoc cref="DropObjective"/>
public sealed record DropKeyResult(PersonId By, KeyResultId KeyResult, string? Reason = null);

/// <summary>Puts it one place up among the team's; the first stays first.</summary>
public sealed record MoveObjectiveUp(PersonId By, ObjectiveId Objective);

/// <inheritdoc cref="MoveObjectiveUp"/>
public sealed record MoveKeyResultUp(PersonId By, KeyResultId KeyResult);
