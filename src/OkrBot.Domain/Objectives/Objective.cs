using System.Collections.Immutable;
using OkrBot.Domain.Alignment;

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

    /// <summary>People of the tenant who see it beside its team where it is restricted; in the order in which they were named.</summary>
    public ImmutableArray<PersonId> Followers { get; init; } = [];

    /// <summary>Teams that care if it is reached, as its own team says; in the order in which they were named.</summary>
    public ImmutableArray<TeamId> Interested { get; init; } = [];

    /// <summary>"Who else cares if we hit this?" was answered; with nobody in <see cref="Interested"/> the answer was "nobody".</summary>
    public bool AskedWhoCares { get; init; }

    /// <summary>While another team needs it and this one accepted that.</summary>
    public Liaison? Liaison { get; init; }

    /// <summary>Why it was stopped, when its state says so.</summary>
    public Stop? Stopped { get; init; }

    /// <summary>What was changed since it became active, oldest first.</summary>
    public ImmutableArray<RecordedChange> Changes { get; init; } = [];

    public bool Equals(Objective? other) => other is not null && Id == other.Id && Order == other.Order && Title == other.Title && Why == other.Why
        && Ambition == other.Ambition && State == other.State && Restricted == other.Restricted && Stopped == other.Stopped
        && AskedWhoCares == other.AskedWhoCares && Liaison == other.Liaison && Followers.SequenceEqual(other.Followers)
        && Interested.SequenceEqual(other.Interested) && Changes.SequenceEqual(other.Changes);

    public override int GetHashCode() => HashCode.Combine(Id, State, Order);
}
