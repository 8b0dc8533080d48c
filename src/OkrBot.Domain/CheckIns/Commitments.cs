namespace OkrBot.Domain.CheckIns;

/// <summary>Whether what was agreed last time was kept.</summary>
/// <param name="Kept">Yes or no; "not asked" takes an answer back.</param>
public sealed record AnswerCommitment(PersonId By, CommitmentId Commitment, Kept Kept);

/// <summary>The "if …, then …, by …" of off-track key results.</summary>
public static class Commitments
{
    public const int MostOpen = 3;
    public const int LongestText = 300;

    /// <summary>Those made before this check-in about which nobody has answered yet.</summary>
    public static IEnumerable<Commitment> ToAsk(TeamCycle state, Occurrence occurrence)
        => state.Commitments.Values.Where(c => c.Kept == Kept.NotAsked && c.MadeIn.CompareTo(occurrence) < 0);

    /// <summary>Any member answers, at any time: the one who promised may be away.</summary>
    public static Decision Decide(TeamCycle state, AnswerCommitment command, DateTimeOffset now)
    {
        if (Authority.MemberOnly(state.Team, command.By) is { } refusal) return refusal;
        if (!state.Commitments.TryGetValue(command.Commitment, out var commitment)) return new UnknownCommitment(command.Commitment);
        if (commitment.Kept == command.Kept) return Decision.Nothing;
        TeamEvent answered = new TeamEvent.CommitmentAnswered(command.Commitment, command.Kept);
        return EarlyClose.After(state, [answered], now);
    }
}
