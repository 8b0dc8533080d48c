using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;

namespace OkrBot.Domain;

public static partial class TeamHistory
{
    private static TeamCycle? ApplyToTalk(TeamCycle state, TeamEvent happened) => happened switch
    {
        TeamEvent.BlockerRaised e => state with { Blockers = state.Blockers.SetItem(e.Blocker.Id, e.Blocker) },
        TeamEvent.BlockerResolved e => With(state, e.Blocker, b => b with { ResolvedAt = e.At, ResolvedBy = e.By }),
        TeamEvent.BlockerReopened e => With(state, e.Blocker, b => b with { ResolvedAt = null, ResolvedBy = null }),
        TeamEvent.CommitmentMade e => state with { Commitments = state.Commitments.SetItem(e.Commitment.Id, e.Commitment) },
        TeamEvent.CommitmentAnswered e => With(state, e.Commitment, c => c with { Kept = e.Kept }),
        TeamEvent.CommitmentReturned e => With(state, e.Commitment, c => c with { Kept = Kept.NotAsked, ReturnedAfter = e.After }),
        TeamEvent.CommitmentDropped e => state with { Commitments = state.Commitments.Remove(e.Commitment) },
        _ => null,
    };

    private static TeamCycle With(TeamCycle state, BlockerId id, Func<Blocker, Blocker> change)
        => state.Blockers.TryGetValue(id, out var blocker) ? state with { Blockers = state.Blockers.SetItem(id, change(blocker)) } : state;

    private static TeamCycle With(TeamCycle state, CommitmentId id, Func<Commitment, Commitment> change)
        => state.Commitments.TryGetValue(id, out var commitment) ? state with { Commitments = state.Commitments.SetItem(id, change(commitment)) } : state;

    /// <summary>A new segment drops what the ones before it settled: resolved blockers, kept commitments, and those about which the last held
    /// segment asked.</summary>
    private static TeamCycle CarryOver(TeamCycle state, Occurrence opened)
    {
        var settled = state.Blockers.Values.Where(b => !b.IsOpen).Select(b => b.Id);
        PastSegment? lastHeld = null;
        foreach (var past in state.Past)
            if (past.Held && past.Occurrence != opened) lastHeld = past;
        var asked = state.Commitments.Values.Where(c => c.Kept == Kept.Yes || (lastHeld is not null && c.Since.CompareTo(lastHeld.Occurrence) < 0)).Select(c => c.Id);
        return state with { Blockers = state.Blockers.RemoveRange(settled), Commitments = state.Commitments.RemoveRange(asked) };
    }
}
