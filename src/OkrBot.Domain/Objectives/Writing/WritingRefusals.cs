using System.Collections.Immutable;

namespace OkrBot.Domain.Objectives.Writing;

public sealed record UnknownObjective(ObjectiveId Objective) : Refusal("writing.unknownObjective");

/// <summary>It was stopped or closed: it is only read.</summary>
public sealed record ObjectiveIsOver(ObjectiveId Objective) : Refusal("writing.objectiveIsOver");

/// <summary>It is active, so a change needs a reason and one line.</summary>
public sealed record BecauseMissing() : Refusal("writing.becauseMissing");

public sealed record TitleMissing() : Refusal("writing.titleMissing");

public sealed record WhyMissing() : Refusal("writing.whyMissing");

/// <summary>A typed line is longer than its field.</summary>
public sealed record LineTooLong(int Length, int Most) : Refusal("writing.lineTooLong");

/// <summary>A team has at most three active objectives: which one does it replace?</summary>
/// <param name="Active">In the order people see.</param>
public sealed record CeilingReached(ImmutableArray<ObjectiveId> Active) : Refusal("writing.ceiling")
{
    public bool Equals(CeilingReached? other) => other is not null && Active.SequenceEqual(other.Active);
    public override int GetHashCode() => Active.Length;
}

/// <summary>What is to give way is not active.</summary>
public sealed record NotActive(ObjectiveId Objective) : Refusal("writing.notActive");

public sealed record TooManyDrafts(int Most) : Refusal("writing.tooManyDrafts");

public sealed record TooManyKeyResults(int Most) : Refusal("writing.tooManyKeyResults");

/// <summary>An objective needs at least one key result before work on it begins.</summary>
public sealed record NoKeyResultYet() : Refusal("writing.noKeyResult");

/// <summary>These key results have an owner who is no longer on the team.</summary>
public sealed record OwnersMissing(ImmutableArray<KeyResultId> KeyResults) : Refusal("writing.ownersMissing")
{
    public bool Equals(OwnersMissing? other) => other is not null && KeyResults.SequenceEqual(other.KeyResults);
    public override int GetHashCode() => KeyResults.Length;
}

/// <summary>What is measured in these key results is not said whole.</summary>
public sealed record MeasuresIncomplete(ImmutableArray<KeyResultId> KeyResults) : Refusal("writing.measures")
{
    public bool Equals(MeasuresIncomplete? other) => other is not null && KeyResults.SequenceEqual(other.KeyResults);
    public override int GetHashCode() => KeyResults.Length;
}

/// <summary>All drafts were to begin, and these cannot yet.</summary>
public sealed record DraftsNotReady(ImmutableArray<ObjectiveId> Objectives) : Refusal("writing.draftsNotReady")
{
    public bool Equals(DraftsNotReady? other) => other is not null && Objectives.SequenceEqual(other.Objectives);
    public override int GetHashCode() => Objectives.Length;
}

/// <summary>All drafts were to begin, and there is not room for all.</summary>
/// <param name="Room">For so many more; 0 to 3.</param>
public sealed record TooManyToBegin(int Drafts, int Room) : Refusal("writing.tooManyToBegin");

/// <summary>The cycle is over, or does not last long enough for the due date.</summary>
public sealed record DueOutsideCycle(DateOnly First, DateOnly Last) : Refusal("writing.dueOutsideCycle");

public sealed record UnitMissing() : Refusal("writing.unitMissing");

/// <summary>Start and target are the same number.</summary>
public sealed record TargetIsStart() : Refusal("writing.targetIsStart");

/// <summary>The lower limit is not below the upper one.</summary>
public sealed record LimitsCrossed() : Refusal("writing.limitsCrossed");

/// <summary>At most a million million up or down, with at most six decimals.</summary>
public sealed record NumberOutOfRange(decimal Value) : Refusal("writing.numberOutOfRange");

/// <summary>Two to ten steps, each with its own words.</summary>
public sealed record StepsWrong(int Least, int Most) : Refusal("writing.steps");

public sealed record DefinitionMissing() : Refusal("writing.definitionMissing");

public sealed record WeightOutOfRange(decimal Most) : Refusal("writing.weight");

/// <summary>Weights stay as they were when work began.</summary>
public sealed record WeightsFrozen() : Refusal("writing.weightsFrozen");

/// <summary>What was said so far is in another kind of measure; only a number that had to be found out may become a target.</summary>
public sealed record KindFrozen() : Refusal("writing.kindFrozen");

/// <summary>A step that is finished stays.</summary>
public sealed record StepIsFinished(string Title) : Refusal("writing.stepIsFinished");

/// <summary>Plan points lie inside its time, in order, and only where progress has a line.</summary>
public sealed record PlanWrong() : Refusal("writing.plan");

/// <summary>More teams than that are everybody.</summary>
public sealed record TooManyInterested(int Count, int Most) : Refusal("writing.tooManyInterested");

public sealed record TooManyFollowers(int Count, int Most) : Refusal("writing.tooManyFollowers");
