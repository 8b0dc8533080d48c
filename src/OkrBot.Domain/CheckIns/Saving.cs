using System.Collections.Immutable;
using System.Globalization;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Numbers;

namespace OkrBot.Domain.CheckIns;

/// <summary>One person's save for one check-in: turns each answer into events, or says why not.</summary>
internal sealed record Saving(TeamCycle State, CheckInTarget Target, PersonId By, DateTimeOffset Now)
{
    /// <summary>Deterministic: a second save in the same check-in rewrites the step.</summary>
    public static CommitmentId CommitmentIdOf(Occurrence occurrence, KeyResultId keyResult) => new(string.Create(
        CultureInfo.InvariantCulture, $"{occurrence.Start.UtcDateTime:yyyyMMdd'T'HHmm'Z'}-{keyResult}"));

    /// <summary>Adds what the answer makes happen; the reason when it cannot be saved.</summary>
    public Refusal? Events(Answer answer, List<TeamEvent> events)
    {
        if (Active(answer.KeyResult) is not { } keyResult) return new UnknownKeyResult(answer.KeyResult);
        var (role, refusal) = RoleFor(keyResult, answer.OnBehalf);
        var today = Zones.LocalDay(State.Team.Zone, Now);
        refusal ??= AnswerChecks.Of(State, keyResult, answer, Target.Occurrence, today);
        if (refusal is not null) return refusal;
        var note = PlainText.Clean(answer.Note) is { Length: > 0 } text ? text : null;
        var reading = AnswerChecks.InOrder(keyResult.Measure, answer.Reading);
        KeyResultUpdate update = new(Now, By, role, reading, answer.Confidence, note, Target.Occurrence, Target.Timing, NoChange: false);
        var said = answer.Status is { } status ? new StatusOverride(status.Status, PlainText.Clean(status.Reason), By, Now) : null;
        events.Add(new TeamEvent.AnswerSaved(keyResult.Id, update, answer.QuietUntil) { Override = said });
        if (answer.NextStep is { } step) events.Add(new TeamEvent.CommitmentMade(CommitmentOf(keyResult.Id, step)));
        return null;
    }

    /// <summary>Repeats the last answers of those not answered for this check-in yet, with their standing status and quiet date. Where a number has
    /// arrived since, it stands with the confidence as before; one that turns the status wants its line.</summary>
    public Refusal? Repeat(IReadOnlyList<KeyResult> keyResults, bool onBehalf, List<TeamEvent> events)
    {
        foreach (var keyResult in keyResults)
            if (RoleFor(keyResult, onBehalf).Refusal is { } refusal) return refusal;
        ImmutableArray<KeyResultId> silent = [.. keyResults.Where(k => k.Latest is null).Select(k => k.Id)];
        if (!silent.IsEmpty) return new NothingToRepeat(silent);
        var today = Zones.LocalDay(State.Team.Zone, Now);
        foreach (var keyResult in keyResults)
        {
            if (Said.In(keyResult, Target.Occurrence) is not null) continue;
            var role = RoleFor(keyResult, onBehalf).As;
            var last = keyResult.Latest!;
            var arrived = Arriving.Waiting(keyResult) is { } number ? new Reading.Number(number.Value) : null;
            if (arrived is not null && AnswerChecks.Of(State, keyResult, new Answer(keyResult.Id, arrived, last.Confidence), Target.Occurrence, today) is { } wanted) return wanted;
            KeyResultUpdate update = new(Now, By, role, arrived ?? last.Reading, last.Confidence, null, Target.Occurrence, Target.Timing, NoChange: arrived is null || last.Reading.Equals(arrived));
            var quiet = keyResult.QuietUntil >= today ? keyResult.QuietUntil : null;
            events.Add(new TeamEvent.AnswerSaved(keyResult.Id, update, quiet) { Override = keyResult.Override });
        }
        return null;
    }

    private (AnsweredAs As, Refusal? Refusal) RoleFor(KeyResult keyResult, bool onBehalf)
        => Authority.ToAnswer(State.Team, State.Find(Target.Occurrence), keyResult, By, onBehalf);

    private KeyResult? Active(KeyResultId id)
        => State.KeyResults.TryGetValue(id, out var keyResult) && State.IsActive(keyResult) ? keyResult : null;

    private Commitment CommitmentOf(KeyResultId keyResult, NextStep step) => new(
        CommitmentIdOf(Target.Occurrence, keyResult), keyResult,
        PlainText.Clean(step.If), PlainText.Clean(step.Then), step.By, Target.Occurrence, By);
}
