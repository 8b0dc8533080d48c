using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.CheckIns;

/// <summary>Whether an answer can be saved as it is. A form calls it for each key result, to show every reason at once.</summary>
public static class AnswerChecks
{
    public const decimal LargestValue = 1_000_000_000_000m;
    public const int MostDecimals = 6;
    public const int HighestConfidence = 10;
    public const int LongestNote = 300;

    /// <summary>A confidence that moved by so much since the check-in before asks for a note.</summary>
    public const int NoteFrom = 2;

    /// <summary>The first reason against it; null = fine.</summary>
    /// <param name="occurrence">The check-in that it counts for.</param>
    /// <param name="today">In the team's zone.</param>
    public static Refusal? Of(TeamCycle state, KeyResult keyResult, Answer answer, Occurrence occurrence, DateOnly today)
        => OfReading(keyResult, answer.Reading)
            ?? OfConfidence(keyResult.Id, answer.Confidence)
            ?? OfDates(state, keyResult.Id, answer, today)
            ?? OfStatus(keyResult.Id, answer.Status)
            ?? OfNextStep(state, keyResult.Id, answer.NextStep, today)
            ?? OfNote(state, keyResult, answer, occurrence, today);

    /// <summary>The steps in the order of the measure, each once; other readings as they are.</summary>
    public static Reading InOrder(Measure measure, Reading reading)
        => (measure, reading) is (Measure.Milestones m, Reading.Steps s)
            ? new Reading.Steps([.. m.Steps.Select(step => step.Id).Where(id => s.Done.Contains(id))])
            : reading;

    private static Refusal? OfReading(KeyResult keyResult, Reading reading) => (keyResult.Measure, reading) switch
    {
        (Measure.Milestones m, Reading.Steps s) => s.Done.FirstOrDefault(id => m.Steps.All(step => step.Id != id)) is { } unknown
            ? new UnknownStep(keyResult.Id, PlainText.Clean(unknown, LongestNote))
            : null,
        (Measure.Binary, Reading.Finished) or (Measure.Baseline, Reading.Finished { Done: false }) => null,
        (Measure.Milestones or Measure.Binary, _) or (_, not Reading.Number) => new WrongReading(keyResult.Id),
        (_, Reading.Number n) => Math.Abs(n.Value) <= LargestValue && decimal.Round(n.Value, MostDecimals) == n.Value
            ? null
            : new ValueOutOfRange(keyResult.Id, n.Value),
    };

    private static Refusal? OfConfidence(KeyResultId id, int confidence)
        => confidence is >= 0 and <= HighestConfidence ? null : new ConfidenceOutOfRange(id, confidence);

    private static Refusal? OfDates(TeamCycle state, KeyResultId id, Answer answer, DateOnly today)
        => answer.QuietUntil is { } until && (until < today || until > state.Cycle.End) ? new QuietOutOfRange(id, until, state.Cycle.End) : null;

    private static Refusal? OfStatus(KeyResultId id, SaidStatus? said)
    {
        if (said is null) return null;
        var length = PlainText.Clean(said.Reason).Length;
        if (length == 0 || said.Status == Status.NoUpdate) return new ReasonNeeded(id);
        return length > LongestNote ? new NoteTooLong(id, length, LongestNote) : null;
    }

    private static Refusal? OfNextStep(TeamCycle state, KeyResultId id, NextStep? step, DateOnly today)
        => step is null || (IsShort(step.If) && IsShort(step.Then) && step.By >= today && step.By <= state.Cycle.End)
            ? null
            : new NextStepIncomplete(id, Commitments.LongestText);

    private static bool IsShort(string text) => PlainText.Clean(text).Length is > 0 and <= Commitments.LongestText;

    private static Refusal? OfNote(TeamCycle state, KeyResult keyResult, Answer answer, Occurrence occurrence, DateOnly today)
    {
        var length = PlainText.Clean(answer.Note).Length;
        if (length > LongestNote) return new NoteTooLong(keyResult.Id, length, LongestNote);
        // A person's own status came with its reason: that is the line.
        return length > 0 || answer.Status is not null ? null : WantsNote(state, keyResult, answer, occurrence, today);
    }

    /// <summary>Compares with the check-in before, as the rules see both today: time alone turns no status, and from grey nothing turns.</summary>
    private static NoteNeeded? WantsNote(TeamCycle state, KeyResult keyResult, Answer answer, Occurrence occurrence, DateOnly today)
    {
        var before = keyResult with { Updates = keyResult.Updates.RemoveAll(u => u.Occurrence == occurrence) };
        if (before.Latest is not { } latest) return null;
        var given = latest with { Reading = answer.Reading, Confidence = answer.Confidence, Occurrence = occurrence, At = DateTimeOffset.MaxValue };
        var from = StatusRules.ByRule(state, before, today).Status;
        var to = StatusRules.ByRule(state, keyResult with { Updates = before.Updates.Add(given) }, today).Status;
        NoteNeeded wanted = new(keyResult.Id, latest.Confidence, answer.Confidence, from, to);
        return wanted.StatusTurned || Math.Abs(latest.Confidence - answer.Confidence) >= NoteFrom ? wanted : null;
    }
}
