using System.Collections.Immutable;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Ports;

/// <summary>What a team plans and works on, as far as others may know it: of a restricted objective no words.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="Objectives">Drafts and active ones, in the order people see.</param>
public sealed record PlanFacts(TeamKind Kind, string Language, PersonId? Facilitator, ImmutableArray<PlannedFact> Objectives)
{
    /// <summary>What others need of this team: asked or accepted, of what is not over.</summary>
    public ImmutableArray<NeedFact> Needed { get; init; } = [];
}

/// <param name="Title">User text; null where only its team and named followers may read it.</param>
/// <param name="KeyResults">Those that were not stopped, in the order people see.</param>
public sealed record PlannedFact(ObjectiveId Id, ObjectiveState State, string? Title, ImmutableArray<PlannedResultFact> KeyResults);

/// <param name="Title">As of <see cref="PlannedFact"/>.</param>
/// <param name="Unit">What it counts, as typed; null where nothing is counted, and where nobody may read it.</param>
public sealed record PlannedResultFact(KeyResultId Id, string? Title, string? Unit);

/// <param name="From">Who needs it.</param>
/// <param name="To">What is needed, of this team.</param>
/// <param name="HasLiaison">Somebody of this team unsticks it.</param>
public sealed record NeedFact(LinkId Link, LinkEnd From, LinkEnd To, LinkState State, bool HasLiaison);
