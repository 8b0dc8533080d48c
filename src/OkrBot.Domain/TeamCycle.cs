using System.Collections.Immutable;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain;

/// <summary>All that one team knows in one cycle. Changed only by folding <see cref="TeamEvent"/>s over it.</summary>
public sealed record TeamCycle(TeamCycleId Id, Team Team, Cycle Cycle)
{
    /// <summary>Counts the commits; 0 = not stored yet.</summary>
    public long Version { get; init; }

    public ImmutableSortedDictionary<ObjectiveId, Objective> Objectives { get; init; } = ImmutableSortedDictionary<ObjectiveId, Objective>.Empty;
    public ImmutableSortedDictionary<KeyResultId, KeyResult> KeyResults { get; init; } = ImmutableSortedDictionary<KeyResultId, KeyResult>.Empty;

    /// <summary>Awaited and open ones, and the newest closed one (its card may still be changed).</summary>
    public ImmutableSortedDictionary<Occurrence, Segment> Segments { get; init; } = ImmutableSortedDictionary<Occurrence, Segment>.Empty;

    /// <summary>Closed segments of this cycle, oldest first.</summary>
    public ImmutableArray<PastSegment> Past { get; init; } = [];

    /// <summary>Open blockers, and those resolved in the newest segment.</summary>
    public ImmutableSortedDictionary<BlockerId, Blocker> Blockers { get; init; } = ImmutableSortedDictionary<BlockerId, Blocker>.Empty;

    /// <summary>Commitments made in the newest segment, and those before about which people are asked.</summary>
    public ImmutableSortedDictionary<CommitmentId, Commitment> Commitments { get; init; } = ImmutableSortedDictionary<CommitmentId, Commitment>.Empty;

    /// <summary>Copies of the links in which this team is one end; the truth is kept for the whole cycle in one place (<see cref="Link"/>). All that
    /// it made or asked, all that it was asked, and of those that help it the first two hundred.</summary>
    public ImmutableSortedDictionary<LinkId, Link> Links { get; init; } = ImmutableSortedDictionary<LinkId, Link>.Empty;

    /// <summary>What became of something that this team supports or needs, and what the team says to that: of each link the newest.</summary>
    public ImmutableSortedDictionary<LinkId, LinkQuestion> LinkQuestions { get; init; } = ImmutableSortedDictionary<LinkId, LinkQuestion>.Empty;

    /// <summary>The cycles before and after, as far as this team has to do with them.</summary>
    public Neighbours Neighbours { get; init; } = Neighbours.None;

    /// <summary>In what one reader sees of the team: objectives whose words are withheld (<see cref="Restriction"/>). Empty in what is stored and decided on.</summary>
    public ImmutableHashSet<ObjectiveId> Veiled { get; init; } = [];

    /// <summary>Key results of active objectives that were not stopped, in the order people see: objective, then its own order.</summary>
    public IEnumerable<KeyResult> ActiveKeyResults =>
        from keyResult in KeyResults.Values
        where IsActive(keyResult)
        let objective = Objectives[keyResult.Objective]
        orderby objective.Order, keyResult.Order
        select keyResult;

    public bool IsActive(KeyResult keyResult)
        => keyResult.Stopped is null && Objectives.GetValueOrDefault(keyResult.Objective) is { State: ObjectiveState.Active };

    /// <summary>The open one, else the newest that closed.</summary>
    internal Segment? NewestSegment => Segments.Values.LastOrDefault(s => s.State != SegmentState.Awaited);

    public Segment? Find(Occurrence occurrence) => Segments.GetValueOrDefault(occurrence);
}
