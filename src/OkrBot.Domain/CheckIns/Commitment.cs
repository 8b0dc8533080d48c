namespace OkrBot.Domain.CheckIns;

public enum Kept { NotAsked, Yes, No }

/// <summary>"If …, then …, by …": the one next step of an off-track key result, asked about at the next check-in. At most three open per team.</summary>
public sealed record Commitment(CommitmentId Id, KeyResultId KeyResult, string If, string Then, DateOnly By, Occurrence MadeIn, PersonId MadeBy)
{
    public Kept Kept { get; init; } = Kept.NotAsked;
}
