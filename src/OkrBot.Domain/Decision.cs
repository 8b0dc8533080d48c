using System.Collections.Immutable;

namespace OkrBot.Domain;

/// <summary>What a rule answers: accepted with what happened and what is due, or refused with the facts. Never an exception.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <param name="Events">What happened, in order; folding them over the state gives the new state. Empty = accepted, nothing to change.</param>
    /// <param name="Wakes">When to look at the state again. Losing one delays, for the planner derives them from the state.</param>
    /// <param name="Effects">What must be done exactly once outside; kept with the state until it is done.</param>
    public sealed record Accepted(ImmutableArray<TeamEvent> Events, ImmutableArray<Wake> Wakes, ImmutableArray<Effect> Effects) : Decision;

    public sealed record Refused(Refusal Refusal) : Decision;

    public static Accepted Nothing { get; } = new([], [], []);

    public static Decision Of(TeamEvent happened, params ReadOnlySpan<Wake> wakes) => new Accepted([happened], [.. wakes], []);

    public static Decision Of(IEnumerable<TeamEvent> happened, params ReadOnlySpan<Wake> wakes) => new Accepted([.. happened], [.. wakes], []);

    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);
}

/// <summary>A "no" that a person can act on: a stable code, and in the subtypes the facts that explain it. The words live with the card.</summary>
public abstract record Refusal(string Code);

/// <summary>Look at this occurrence's segment again at <paramref name="Due"/>: the handler does what the state says is due by then.</summary>
public abstract record Wake(Occurrence Occurrence, DateTimeOffset Due)
{
    /// <summary>The segment itself: open, rank, warn at eight minutes, close.</summary>
    public sealed record Segment(Occurrence Occurrence, DateTimeOffset Due) : Wake(Occurrence, Due);

    /// <summary>The room's card shows an older state than the stored one. Coalesced by whoever sends it.</summary>
    public sealed record RoomCard(Occurrence Occurrence, DateTimeOffset Due) : Wake(Occurrence, Due);
}

/// <summary>Something that happens once outside the aggregate. The id is deterministic, so that asking twice is asking once.</summary>
public abstract record Effect(string Id)
{
    /// <summary>A person is offered to write objectives, because their team has none and its meeting began.</summary>
    public sealed record OfferObjectives(string Id, PersonId To, Occurrence Occurrence) : Effect(Id);
}
