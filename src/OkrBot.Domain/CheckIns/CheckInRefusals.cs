using System.Collections.Immutable;
using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.CheckIns;

// Opening

/// <summary>Nobody opens a check-in before the meeting's scheduled start.</summary>
public sealed record TooEarly(DateTimeOffset Start) : Refusal("checkin.tooEarly");

/// <summary>This cadence period already has its check-in.</summary>
public sealed record AlreadyCheckedIn(Occurrence In) : Refusal("checkin.alreadyCheckedIn");

/// <summary>Another check-in of the team is open now.</summary>
public sealed record AnotherIsOpen(Occurrence Open, DateTimeOffset ClosesAt) : Refusal("checkin.anotherIsOpen");

/// <summary>The facilitator picked another weekday, and that one has not fallen out.</summary>
public sealed record NotTheCheckInDay(DayOfWeek CheckInDay) : Refusal("checkin.notTheDay");

/// <summary>The team has no active key results.</summary>
public sealed record NoObjectives() : Refusal("checkin.noObjectives");

public sealed record OutsideCycle(DateOnly Start, DateOnly End) : Refusal("checkin.outsideCycle");

// Who

/// <param name="Facilitator">Who may; null when the team has none.</param>
public sealed record NotFacilitator(PersonId? Facilitator) : Refusal("checkin.notFacilitator");

public sealed record NotAMember() : Refusal("checkin.notAMember");

/// <summary>Guests read; they do not answer, raise or run, unless the team lets them take part.</summary>
public sealed record GuestsLookOnly() : Refusal("checkin.guestsLookOnly");

/// <summary>Its owner or the facilitator answers; any member may when the owner is away.</summary>
public sealed record NotYours(KeyResultId KeyResult, PersonId Owner, PersonId? Facilitator) : Refusal("checkin.notYours");

/// <summary>Somebody runs it already and people are answering.</summary>
public sealed record AlreadyRun(PersonId RunBy) : Refusal("checkin.alreadyRun");

/// <summary>Who is named is not on the team, or looks on as a guest.</summary>
public sealed record NotOnTeam(PersonId Person) : Refusal("checkin.notOnTeam");

/// <summary>Who is named is away.</summary>
public sealed record IsAway(PersonId Person) : Refusal("checkin.isAway");

// When

/// <summary>It has closed. For answers: saved again with "count it all the same" it counts, marked as after the meeting.</summary>
public sealed record SegmentClosed(DateTimeOffset ClosedAt) : Refusal("checkin.closed");

/// <summary>This occurrence has no open check-in.</summary>
public sealed record NotRunning() : Refusal("checkin.notRunning");

/// <param name="NextStart">Null when nobody knows.</param>
public sealed record NoCheckInNow(DateTimeOffset? NextStart) : Refusal("checkin.noneNow");

/// <summary>Five more minutes come once.</summary>
public sealed record AlreadyExtended(DateTimeOffset ClosesAt) : Refusal("checkin.alreadyExtended");

/// <summary>The meeting's scheduled end leaves no minute to add.</summary>
public sealed record NoTimeLeft(DateTimeOffset ScheduledEnd) : Refusal("checkin.noTimeLeft");

/// <summary>Teams or a person said that the meeting takes place.</summary>
public sealed record MeetingTakesPlace() : Refusal("checkin.meetingTakesPlace");

/// <summary>Somebody has answered, so it goes on.</summary>
public sealed record PeopleAnswered() : Refusal("checkin.peopleAnswered");

// What was answered

public sealed record NothingToSave() : Refusal("answer.nothing");

public sealed record UnknownKeyResult(KeyResultId KeyResult) : Refusal("answer.unknownKeyResult");

public sealed record AnsweredTwice(KeyResultId KeyResult) : Refusal("answer.twice");

/// <summary>"No change" repeats the last answer, and there is none.</summary>
public sealed record NothingToRepeat(ImmutableArray<KeyResultId> KeyResults) : Refusal("answer.nothingToRepeat")
{
    public bool Equals(NothingToRepeat? other) => other is not null && KeyResults.SequenceEqual(other.KeyResults);
    public override int GetHashCode() => KeyResults.Length;
}

public sealed record WrongReading(KeyResultId KeyResult) : Refusal("answer.wrongReading");

/// <summary>At most a million million up or down, with at most six decimals.</summary>
public sealed record ValueOutOfRange(KeyResultId KeyResult, decimal Value) : Refusal("answer.valueOutOfRange");

public sealed record ConfidenceOutOfRange(KeyResultId KeyResult, int Confidence) : Refusal("answer.confidenceOutOfRange");

public sealed record UnknownStep(KeyResultId KeyResult, string Step) : Refusal("answer.unknownStep");

/// <summary>Confidence moved by two or more, or the status turned: one line says why.</summary>
public sealed record NoteNeeded(KeyResultId KeyResult, int? FromConfidence, int ToConfidence, Status FromStatus, Status ToStatus)
    : Refusal("answer.noteNeeded")
{
    public bool StatusTurned => FromStatus != Status.NoUpdate && FromStatus != ToStatus;
}

public sealed record NoteTooLong(KeyResultId KeyResult, int Length, int Most) : Refusal("answer.noteTooLong");

/// <summary>"No new number until" lies from today to the end of the cycle.</summary>
public sealed record QuietOutOfRange(KeyResultId KeyResult, DateOnly Until, DateOnly Last) : Refusal("answer.quietOutOfRange");

/// <summary>A person's own status needs its reason.</summary>
public sealed record ReasonNeeded(KeyResultId KeyResult) : Refusal("answer.reasonNeeded");

/// <summary>The next step needs its "if", its "then" and a day from today to the end of the cycle, each text within the limit.</summary>
public sealed record NextStepIncomplete(KeyResultId KeyResult, int MostLength) : Refusal("answer.nextStepIncomplete");

public sealed record TooManyCommitments(int Open, int Most) : Refusal("answer.tooManyCommitments");

public sealed record UnknownCommitment(CommitmentId Commitment) : Refusal("answer.unknownCommitment");

/// <summary>It was agreed in this very check-in: the next one asks.</summary>
public sealed record CommitmentNotAskedYet(CommitmentId Commitment) : Refusal("answer.commitmentNotAskedYet");

// What was decided

public sealed record DecisionMissing() : Refusal("decision.missing");

public sealed record DecisionTooLong(int Length, int Most) : Refusal("decision.tooLong");

public sealed record TooManyDecisions(int Most) : Refusal("decision.tooMany");
