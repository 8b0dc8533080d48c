using System.Collections.Immutable;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Objectives.Numbers;

namespace OkrBot.Domain.Objectives;

/// <summary>One measurable result with one owner, and everything that was said about it in this cycle.</summary>
/// <param name="Order">Place within its objective, from 1.</param>
/// <param name="Weight">Share in the objective's mean, above 0, frozen at the start of the cycle.</param>
/// <param name="ActiveFrom">Its own start: the local date of its activation.</param>
/// <param name="Due">Local date inside the cycle, inclusive.</param>
/// <param name="Updates">Oldest first.</param>
public sealed record KeyResult(
    KeyResultId Id,
    ObjectiveId Objective,
    int Order,
    string Title,
    Measure Measure,
    PersonId Owner,
    decimal Weight,
    DateOnly ActiveFrom,
    DateOnly Due,
    ImmutableArray<KeyResultUpdate> Updates)
{
    /// <summary>The owner's plan, when a straight line is wrong: (local date, value) points between start and due, in order of date.</summary>
    public ImmutableArray<PlanPoint> Plan { get; init; } = [];

    /// <summary>"No new number until": pauses the stall rule up to and including this local date.</summary>
    public DateOnly? QuietUntil { get; init; }

    /// <summary>A person's own status with the reason, kept until the next update.</summary>
    public StatusOverride? Override { get; init; }

    /// <summary>The check-in that asked whether to keep it, after three without an update; null while nobody had to ask, and again once somebody
    /// decided or answered. See <see cref="Silences"/>.</summary>
    public Occurrence? AskedIn { get; init; }

    /// <summary>When somebody last decided to keep it or gave it a new owner: silence counts from there.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Set aside for the rest of the cycle: not asked about, in no count and no mean. What was said about it stays.</summary>
    public Stop? Stopped { get; init; }

    /// <summary>While another team needs it and this one accepted that.</summary>
    public Liaison? Liaison { get; init; }

    /// <summary>What was changed since it became active, oldest first.</summary>
    public ImmutableArray<RecordedChange> Changes { get; init; } = [];

    /// <summary>Where its number can be looked up: an https address; null = not told.</summary>
    public string? Source { get; init; }

    /// <summary>The key with which a script brings its number in this cycle; null = none.</summary>
    public WriteKey? Key { get; init; }

    /// <summary>The newest number that arrived by itself, answered for or not; see <see cref="Arriving.Waiting"/>.</summary>
    public ArrivedNumber? Arrived { get; init; }

    public KeyResultUpdate? Latest => Updates.IsEmpty ? null : Updates[^1];

    public bool Equals(KeyResult? other) => other is not null && Id == other.Id && Objective == other.Objective && Order == other.Order
        && Title == other.Title && Measure == other.Measure && Owner == other.Owner && Weight == other.Weight && ActiveFrom == other.ActiveFrom
        && Due == other.Due && QuietUntil == other.QuietUntil && Override == other.Override
        && AskedIn == other.AskedIn && DecidedAt == other.DecidedAt && Stopped == other.Stopped && Liaison == other.Liaison
        && Source == other.Source && Key == other.Key && Arrived == other.Arrived
        && Updates.SequenceEqual(other.Updates) && Plan.SequenceEqual(other.Plan) && Changes.SequenceEqual(other.Changes);

    public override int GetHashCode() => HashCode.Combine(Id, Updates.Length);
}

/// <summary>Why a key result was stopped, by whom and when.</summary>
/// <param name="Reason">1 to 300 characters, as typed.</param>
public sealed record Stop(string Reason, PersonId By, DateTimeOffset At);

public readonly record struct PlanPoint(DateOnly Day, decimal Value);

public sealed record StatusOverride(Status Status, string Reason, PersonId By, DateTimeOffset At);

/// <summary>In which role the answer was given; an answer for an absent owner is marked.</summary>
public enum AnsweredAs { Owner, Facilitator, ForAbsentOwner }

/// <summary>Before: from the working day before. During: in the open segment. After: once it had closed; it counts for the week.</summary>
public enum AnswerTiming { Before, During, After }

/// <summary>One person's answer for one key result.</summary>
/// <param name="Confidence">0 (no chance) to 10 (certain).</param>
/// <param name="Occurrence">The check-in that it counts for.</param>
/// <param name="NoChange">Said with "No change": a fresh answer that repeats the last one.</param>
public sealed record KeyResultUpdate(
    DateTimeOffset At,
    PersonId By,
    AnsweredAs As,
    Reading Reading,
    int Confidence,
    string? Note,
    Occurrence Occurrence,
    AnswerTiming Timing,
    bool NoChange);
