namespace OkrBot.Domain.Objectives;

/// <summary>It was stopped before: nothing is asked about it any more.</summary>
public sealed record KeyResultIsStopped(KeyResultId KeyResult) : Refusal("keyResult.isStopped");

/// <summary>Whoever stops a key result says why.</summary>
public sealed record StopReasonMissing() : Refusal("keyResult.reasonMissing");

public sealed record StopReasonTooLong(int Length, int Most) : Refusal("keyResult.reasonTooLong");
