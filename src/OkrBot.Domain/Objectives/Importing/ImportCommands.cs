using System.Collections.Immutable;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.Domain.Objectives.Importing;

/// <summary>Brings what a file says of one team into that team.</summary>
/// <param name="By">Who runs the team's check-in; null = somebody who may for every team, which the caller has seen to.</param>
/// <param name="Objectives">In the order of the file.</param>
public sealed record ImportObjectives(PersonId? By, ImmutableArray<ImportedObjective> Objectives);

/// <param name="Row">As the file counts.</param>
/// <param name="Id">The same for the same title in the same team.</param>
public sealed record ImportedObjective(int Row, ObjectiveId Id, ObjectiveText Text, ImmutableArray<ImportedKeyResult> KeyResults);

/// <inheritdoc cref="ImportedObjective"/>
public sealed record ImportedKeyResult(int Row, KeyResultId Id, KeyResultText Text);

/// <summary>What becomes of a file in one team.</summary>
/// <param name="Rows">One an objective and a key result of the file.</param>
public sealed record ImportPlan(ImmutableArray<TeamEvent> Events, ImmutableArray<ImportedRow> Rows)
{
    public bool ChangesNothing => Events.IsEmpty;
}

/// <param name="Refusal">Why it is not brought in; null = it is, or it is there already.</param>
public sealed record ImportedRow(int Row, Refusal? Refusal, bool IsThere);

/// <summary>The objective of this key result is not brought in.</summary>
/// <param name="Row">The objective's.</param>
public sealed record ObjectiveNotTaken(int Row) : Refusal("import.objectiveNotTaken");

/// <summary>The team works on that objective already: what is new about it is written by hand.</summary>
public sealed record WorkedOnAlready(ObjectiveId Objective) : Refusal("import.workedOn");
