using OkrBot.Domain.CheckIns;

namespace OkrBot.Domain;

public static partial class TeamHistory
{
    private static TeamCycle? ApplyToTalk(TeamCycle state, TeamEvent happened) => happened switch
    {
        TeamEvent.BlockerRaised e => state with { Blockers = state.Blockers.SetItem(e.Blocker.Id, e.Blocker) },
        TeamEvent.BlockerResolved e => Resolved(state, e),
        TeamEvent.CommitmentMade e => state with { Commitments = state.Commitments.SetItem(e.Commitment.Id, e.Commitment) },
        TeamEvent.CommitmentAnswered e => Kept(state, e),
        _ => null,
    };

    private static TeamCycle Resolved(TeamCycle state, TeamEvent.BlockerResolved e)
        => state.Blockers.TryGetValue(e.Blocker, out var blocker)
            ? state with { Blockers = state.Blockers.SetItem(e.Blocker, blocker with { ResolvedAt = e.At, ResolvedBy = e.By }) }
            : state;

    private static TeamCycle Kept(TeamCycle state, TeamEvent.CommitmentAnswered e)
        => state.Commitments.TryGetValue(e.Commitment, out var commitment)
            ? state with { Commitments = state.Commitments.SetItem(e.Commitment, commitment with { Kept = e.Kept }) }
            : state;

    /// <summary>A new segment drops what the ones before it settled: resolved blockers, and commitments older than the last held segment,
    /// which was the one that asked about them.</summary>
    private static TeamCycle CarryOver(TeamCycle state, Occurrence opened)
    {
        var settled = state.Blockers.Values.Where(b => !b.IsOpen).Select(b => b.Id);
        PastSegment? lastHeld = null;
        foreach (var past in state.Past)
            if (past.Held && past.Occurrence != opened) lastHeld = past;
        var asked = state.Commitments.Values.Where(c => lastHeld is not null && c.MadeIn.CompareTo(lastHeld.Occurrence) < 0).Select(c => c.Id);
        return state with { Blockers = state.Blockers.RemoveRange(settled), Commitments = state.Commitments.RemoveRange(asked) };
    }
}
