namespace OkrBot.Domain.CheckIns;

/// <summary>Whether what was agreed happened. "No" is said as "Not yet".</summary>
public enum Kept { NotAsked, Yes, No }

/// <summary>"If …, then …, by …": the one next step of an off-track key result, asked about at the next check-in. "Not yet" brings it back once:
/// the check-in after asks a second time, and then it goes, kept or not. At most three open per team.</summary>
public sealed record Commitment(CommitmentId Id, KeyResultId KeyResult, string If, string Then, DateOnly By, Occurrence MadeIn, PersonId MadeBy)
{
    public Kept Kept { get; init; } = Kept.NotAsked;

    /// <summary>The check-in that heard "Not yet", so that this is the second and last time that it is asked about; null the first time.</summary>
    public Occurrence? ReturnedAfter { get; init; }

    /// <summary>One of the three: nobody has answered, or it comes back.</summary>
    public bool IsOpen => Kept == Kept.NotAsked || ComesBack;

    internal bool ComesBack => Kept == Kept.No && ReturnedAfter is null;

    /// <summary>Check-ins after this one ask about it.</summary>
    internal Occurrence Since => ReturnedAfter ?? MadeIn;
}
