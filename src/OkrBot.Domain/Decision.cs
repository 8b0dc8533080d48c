using System.Collections.Immutable;
using OkrBot.Domain.Alignment;

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
    // Longer than an item waits for its commit, so that one whose effect is done is over the first time it is looked at.
    private static readonly TimeSpan Repair = TimeSpan.FromSeconds(70);

    /// <summary>How long after its commit it becomes due, where whoever committed does it at once and the queue only repairs what a crash left.</summary>
    public virtual TimeSpan After => TimeSpan.Zero;

    /// <summary>That it was done is remembered as long as the team's cycle: the same may be asked for again after weeks.</summary>
    public virtual bool IsOnceInACycle => false;

    /// <summary>The truth of a link is to become this, then both teams' copies.</summary>
    public sealed record MakeLink(string Id, Link Link) : Effect(Id)
    {
        public override TimeSpan After => Repair;
    }

    /// <summary>The needed team has answered.</summary>
    /// <param name="Round">Of the asking that is answered: a later one is not.</param>
    /// <param name="Reason">Why not; null = accepted.</param>
    public sealed record AnswerLink(string Id, LinkId Link, int Round, string? Reason, PersonId By, DateTimeOffset At) : Effect(Id)
    {
        public override TimeSpan After => Repair;
    }

    /// <summary>It ends, unless it was made anew since.</summary>
    public sealed record WithdrawLink(string Id, LinkId Link, int Round) : Effect(Id)
    {
        public override TimeSpan After => Repair;
    }

    /// <summary>Whoever runs this team's check-in hears in person that another team needs something.</summary>
    public sealed record TellNeeded(string Id, LinkId Link, int Round) : Effect(Id);

    /// <summary>Something that other teams may support or need was stopped, dropped or changed: they are asked, and their copies follow.</summary>
    /// <param name="Version">Of the commit that changed it.</param>
    public sealed record TellLinked(string Id, long Version, DateTimeOffset At, ImmutableArray<LinkedChange> Changes) : Effect(Id)
    {
        public bool Equals(TellLinked? other) => other is not null && Id == other.Id && Version == other.Version && At == other.At && Changes.SequenceEqual(other.Changes);
        public override int GetHashCode() => HashCode.Combine(Id, Version);
    }

    /// <summary>Who unsticks something that others need hears in person that it is stuck, or that they were named.</summary>
    /// <param name="KeyResult">Of which they are the liaison; null = the objective as a whole.</param>
    /// <param name="Stuck">What got stuck; null = they were named.</param>
    /// <param name="Named">Who was named.</param>
    public sealed record TellLiaison(string Id, ObjectiveId Objective, KeyResultId? KeyResult, KeyResultId? Stuck, PersonId? Named, DateTimeOffset At) : Effect(Id)
    {
        public override bool IsOnceInACycle => Stuck is not null;
    }

    /// <summary>What the teams at the other ends of these links show of what they need changed.</summary>
    public sealed record TellNeeding(string Id, ImmutableArray<LinkId> Links) : Effect(Id)
    {
        public bool Equals(TellNeeding? other) => other is not null && Id == other.Id && Links.SequenceEqual(other.Links);
        public override int GetHashCode() => HashCode.Combine(Id, Links.Length);
    }

    /// <summary>What these teams read of an objective that matters to them changed.</summary>
    public sealed record TellInterested(string Id, ObjectiveId Objective, ImmutableArray<TeamId> Teams) : Effect(Id)
    {
        public bool Equals(TellInterested? other) => other is not null && Id == other.Id && Objective == other.Objective && Teams.SequenceEqual(other.Teams);
        public override int GetHashCode() => HashCode.Combine(Id, Objective);
    }

    /// <summary>A person is offered to write objectives, because their team has none and its meeting began.</summary>
    public sealed record OfferObjectives(string Id, PersonId To, Occurrence Occurrence) : Effect(Id);
}
