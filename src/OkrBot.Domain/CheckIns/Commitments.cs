using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.CheckIns;

/// <summary>Whether what was agreed last time was kept.</summary>
/// <param name="Kept">Yes or no; "not asked" takes an answer back.</param>
public sealed record AnswerCommitment(PersonId By, CommitmentId Commitment, Kept Kept);

/// <summary>The "if …, then …, by …" of off-track key results.</summary>
public static class Commitments
{
    public const int MostOpen = 3;
    public const int LongestText = 300;

    /// <summary>Those made before this check-in about which nobody has answered yet, oldest first.</summary>
    public static IEnumerable<Commitment> ToAsk(TeamCycle state, Occurrence occurrence)
        => state.Commitments.Values.Where(c => c.Kept == Kept.NotAsked && c.Since.CompareTo(occurrence) < 0).OrderBy(c => c.MadeIn).ThenBy(c => c.By);

    /// <summary>The team may agree on one more.</summary>
    public static bool HasRoom(TeamCycle state) => state.Commitments.Values.Count(c => c.IsOpen) < MostOpen;

    /// <summary>Any member answers: the one who promised may be away. From the opening of the check-in that asks until the next one opens.</summary>
    public static Decision Decide(TeamCycle state, AnswerCommitment command, DateTimeOffset now)
    {
        if ((Authority.MemberOnly(state.Team, command.By) ?? Succession.Passed(state)) is { } refusal) return refusal;
        if (!state.Commitments.TryGetValue(command.Commitment, out var commitment)) return new UnknownCommitment(command.Commitment);
        if (commitment.Kept == command.Kept) return Decision.Nothing;
        if (state.NewestSegment is not { } asking || commitment.Since.CompareTo(asking.Occurrence) >= 0) return new CommitmentNotAskedYet(command.Commitment);
        TeamEvent answered = new TeamEvent.CommitmentAnswered(command.Commitment, command.Kept);
        return EarlyClose.After(state, [answered], now);
    }

    /// <summary>What the next opening makes of them: "Not yet" comes back, once; what was asked about twice, or heard no answer in a check-in
    /// that was held, goes as not kept.</summary>
    internal static IEnumerable<TeamEvent> AtOpening(TeamCycle state, Occurrence opening)
    {
        var past = state.Past.Where(p => p.Occurrence != opening).ToList();
        foreach (var one in state.Commitments.Values)
        {
            if (one.ComesBack && past.Count > 0) yield return new TeamEvent.CommitmentReturned(one.Id, past[^1].Occurrence);
            else if (one.Kept == Kept.No || (one.Kept == Kept.NotAsked && past.Exists(p => p.Held && one.Since.CompareTo(p.Occurrence) < 0)))
                yield return new TeamEvent.CommitmentDropped(one.Id);
        }
    }
}
