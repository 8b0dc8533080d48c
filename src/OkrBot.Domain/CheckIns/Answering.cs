using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.CheckIns;

/// <summary>Saves answers: one person, one press, all or nothing.</summary>
public static class Answering
{
    public static Decision Decide(TeamCycle state, SaveAnswers save, DateTimeOffset now)
    {
        var (target, refusal) = TargetOf(state, save.Occurrence, save.AcceptLate, now);
        if (target is null) return refusal!;
        if (save.Answers.IsDefaultOrEmpty) return new NothingToSave();
        var catchUp = CatchUp(state, target, now);
        Saving saving = new(state, target, save.By, now);
        List<TeamEvent> events = [.. catchUp];
        HashSet<KeyResultId> seen = [];
        foreach (var answer in save.Answers)
        {
            if (!seen.Add(answer.KeyResult)) return new AnsweredTwice(answer.KeyResult);
            if (saving.Events(answer, events) is { } refused) return refused;
        }
        return TooMany(state, save, target) is { } many ? many : Finish(state, target, events, now);
    }

    public static Decision Decide(TeamCycle state, NoChange noChange, DateTimeOffset now)
    {
        var (target, refusal) = TargetOf(state, noChange.Occurrence, noChange.AcceptLate, now);
        if (target is null) return refusal!;
        var mine = state.ActiveKeyResults.Where(k => noChange.One is { } one ? k.Id == one : Owners.Acting(state.Team, state.Find(target.Occurrence), k) == noChange.By).ToList();
        // An outsider owns nothing here either, and is told what counts.
        if (mine.Count == 0) return noChange.One is { } unknown ? new UnknownKeyResult(unknown) : Authority.MemberOnly(state.Team, noChange.By) ?? new NothingToSave();
        var catchUp = CatchUp(state, target, now);
        Saving saving = new(state, target, noChange.By, now);
        List<TeamEvent> events = [.. catchUp];
        if (saving.Repeat(mine, noChange.OnBehalf, events) is { } refused) return refused;
        return events.Count == catchUp.Count ? Decision.Nothing : Finish(state, target, events, now);
    }

    private static (CheckInTarget? Target, Refusal? Refusal) TargetOf(TeamCycle state, Occurrence? asked, bool acceptLate, DateTimeOffset now)
    {
        if (CheckInTargets.Find(state, asked, now) is not { } target) return (null, new NoCheckInNow(CheckInTargets.NextStart(state, now)));
        return target is { Timing: AnswerTiming.After, ClosedAt: { } closedAt } && !acceptLate ? (null, new SegmentClosed(closedAt)) : (target, null);
    }

    /// <summary>What a late timer still owes the segment comes first: the order is set, and a close counts who had answered by then.</summary>
    private static IReadOnlyList<TeamEvent> CatchUp(TeamCycle state, CheckInTarget target, DateTimeOffset now)
        => state.Find(target.Occurrence) is { State: SegmentState.Open } segment ? Conducting.Due(state, segment, now) : [];

    private static TooManyCommitments? TooMany(TeamCycle state, SaveAnswers save, CheckInTarget target)
    {
        var made = save.Answers.Where(a => a.NextStep is not null).Select(a => Saving.CommitmentIdOf(target.Occurrence, a.KeyResult)).ToHashSet();
        var open = state.Commitments.Values.Count(c => c.IsOpen && !made.Contains(c.Id));
        return made.Count > 0 && open + made.Count > Commitments.MostOpen ? new(open, Commitments.MostOpen) : null;
    }

    private static Decision Finish(TeamCycle state, CheckInTarget target, List<TeamEvent> events, DateTimeOffset now)
    {
        if (target.Timing == AnswerTiming.Before) return Decision.Of(events);
        if (target.Timing == AnswerTiming.After) return Decision.Of(events, new Wake.RoomCard(target.Occurrence, now + Segment.Gather));
        Join(state, target.Occurrence, events, now);
        return EarlyClose.After(state, events, now);
    }

    /// <summary>Who answers once the order is set joins the agenda at its end.</summary>
    private static void Join(TeamCycle state, Occurrence occurrence, List<TeamEvent> events, DateTimeOffset now)
    {
        var after = TeamHistory.Apply(state, events);
        if (after.Find(occurrence) is not { Ranked: true } segment) return;
        foreach (var id in events.OfType<TeamEvent.AnswerSaved>().Select(e => e.KeyResult).ToList())
        {
            if (segment.Agenda.Any(item => item.KeyResult == id)) continue;
            if (Agenda.ReasonFor(after, occurrence, after.KeyResults[id], now) is { } reason)
                events.Add(new TeamEvent.AgendaJoined(occurrence, new AgendaItem(id, reason, Late: true)));
        }
    }
}
