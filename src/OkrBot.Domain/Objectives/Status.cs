namespace OkrBot.Domain.Objectives;

public enum Status { OnTrack, AtRisk, OffTrack, NoUpdate }

/// <summary>The rule that suggested a status; always shown, in words, beside it.</summary>
public enum StatusRule
{
    /// <summary>Nothing since the last held segment but one.</summary>
    NoRecentUpdate,
    FarBehindPlan,
    VeryLowConfidence,
    BehindPlan,
    LowConfidence,
    BlockedForLong,
    NearPlan,
    /// <summary>A person said otherwise, with a reason.</summary>
    SaidByPerson,
}

/// <param name="Behind">1 − progress ÷ expected; null where it is not judged.</param>
/// <param name="PastDue">The due date is over and it is not done; named beside any status.</param>
public sealed record StatusReport(Status Status, StatusRule Rule, decimal? Behind, bool PastDue);

/// <summary>A signal is information with a sentence, never a verdict on a person.</summary>
public enum Signal { NotStarted, Stale, Stalled, Falling, ConfidentButBehind }
