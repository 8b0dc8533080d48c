using System.Collections.Immutable;
using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.CheckIns;

/// <summary>What one person typed for one key result.</summary>
/// <param name="Note">Required when the confidence moved by two or more or the status turned; at most 300 characters.</param>
/// <param name="QuietUntil">"No new number until", from today to the end of the cycle.</param>
/// <param name="OnBehalf">The person confirmed that the owner is away.</param>
public sealed record Answer(
    KeyResultId KeyResult, Reading Reading, int Confidence,
    string? Note = null, DateOnly? QuietUntil = null, NextStep? NextStep = null, bool OnBehalf = false)
{
    /// <summary>Another status than the suggested one, with its reason; null = as suggested.</summary>
    public SaidStatus? Status { get; init; }
}

/// <summary>"If …, then …, by …".</summary>
public sealed record NextStep(string If, string Then, DateOnly By);

/// <summary>A person's own status with the reason for it.</summary>
public sealed record SaidStatus(Status Status, string Reason);

/// <summary>One save: all of its answers or none.</summary>
/// <param name="Occurrence">The check-in on whose card it was pressed; null = the one that counts now.</param>
public sealed record SaveAnswers(PersonId By, Occurrence? Occurrence, ImmutableArray<Answer> Answers)
{
    /// <summary>The person knows that it has closed and wants it to count all the same, marked as after the meeting.</summary>
    public bool AcceptLate { get; init; }

    public bool Equals(SaveAnswers? other) => other is not null && By == other.By && Occurrence == other.Occurrence
        && AcceptLate == other.AcceptLate && Answers.SequenceEqual(other.Answers);

    public override int GetHashCode() => HashCode.Combine(By, Occurrence);
}

/// <summary>The last answers stand: a fresh answer for one key result, or for all of the person's that are not answered for this check-in yet.</summary>
/// <param name="One">Null = all of mine.</param>
public sealed record NoChange(PersonId By, Occurrence? Occurrence, KeyResultId? One = null)
{
    /// <inheritdoc cref="SaveAnswers.AcceptLate"/>
    public bool AcceptLate { get; init; }

    /// <inheritdoc cref="Answer.OnBehalf"/>
    public bool OnBehalf { get; init; }
}
