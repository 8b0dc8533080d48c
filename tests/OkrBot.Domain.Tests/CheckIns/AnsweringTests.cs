using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

public sealed class AnsweringTests
{
    private static readonly TeamCycle Open = New.WithAnswer(Time, 4, 70, 6).WithAnswer(Cards, 4, 16, 6).Opened(5);
    private static readonly DateTimeOffset Now = Start(5).AddMinutes(1);

    [Fact]
    public void One_save_covers_all_of_its_answers_and_refreshes_the_room()
    {
        var decision = Answering.Decide(Open, Save(Ann, 5, Number(Time, 70, 6), Number(Cards, 16.5m, 7, "  up\n again ")), Now);
        Assert.Equal([new Wake.RoomCard(Week(5), Now + Segment.Gather)], decision.Wakes());
        var state = Open.Then(decision);
        Assert.Equal(
            new(Now, Ann, AnsweredAs.Owner, new Reading.Number(16.5m), 7, "up again", Week(5), AnswerTiming.During, false), state.KeyResults[Cards].Latest);
        Assert.Equal([Time, Cards], state.Find(Week(5))!.Answered.AsEnumerable());
        Assert.Equal([Ann], state.Find(Week(5))!.Answerers.AsEnumerable());
    }

    [Fact]
    public void One_bad_answer_saves_none()
        => Answering.Decide(Open, Save(Ann, 5, Number(Time, 70, 6), Number(Cards, 16, 11)), Now).Refusal<ConfidenceOutOfRange>();

    [Fact]
    public void Each_bad_answer_says_what_is_wrong_with_it()
    {
        Refuses<NothingToSave>(Ann);
        Refuses<UnknownKeyResult>(Ann, Number(new("?"), 1, 5));
        Refuses<AnsweredTwice>(Ann, Number(Time, 70, 6), Number(Time, 70, 6));
        Refuses<ValueOutOfRange>(Ann, Number(Time, 1_000_000_000_001m, 6));
        Refuses<ValueOutOfRange>(Ann, Number(Time, 0.0000001m, 6));
        Refuses<ConfidenceOutOfRange>(Ann, Number(Time, 70, -1));
        Refuses<WrongReading>(Ann, new Answer(Time, new Reading.Finished(true), 6));
        Refuses<WrongReading>(Dina, Number(Terms, 1, 6));
        Refuses<UnknownStep>(Dina, new Answer(Terms, new Reading.Steps(["a", "z"]), 6));
        Refuses<NoteTooLong>(Ann, Number(Time, 70, 6, new string('x', 301)));
        Refuses<QuietOutOfRange>(Ann, Number(Time, 70, 6) with { QuietUntil = new(2026, 11, 2) });
        Refuses<QuietOutOfRange>(Ann, Number(Time, 70, 6) with { QuietUntil = new(2027, 1, 4) });
        Refuses<ReasonNeeded>(Ann, Number(Time, 70, 6) with { Status = new(Status.OnTrack, "\u200b ") });
        Refuses<NextStepIncomplete>(Ann, Number(Time, 70, 6) with { NextStep = new("", "roll back", new(2026, 11, 5)) });
        Refuses<NextStepIncomplete>(Ann, Number(Time, 70, 6) with { NextStep = new("it fails", "roll back", new(2026, 11, 2)) });
    }

    [Fact]
    public void An_inactive_key_result_takes_no_answer()
    {
        var stopped = Open.Then(new TeamEvent.ObjectiveWritten(Open.Objectives[Fast] with { State = ObjectiveState.Stopped }));
        Answering.Decide(stopped, Save(Ann, 5, Number(Time, 70, 6)), Now).Refusal<UnknownKeyResult>();
    }

    [Theory]
    [InlineData(70, 8, true)]
    [InlineData(70, 7, false)]
    [InlineData(70, 4, true)]
    [InlineData(70, 5, false)]
    [InlineData(60, 6, true)] // at risk turns on track
    public void A_note_is_asked_when_confidence_moved_by_two_or_the_status_turned(double value, int confidence, bool asked)
    {
        var decision = Answering.Decide(Open, Save(Ann, 5, Number(Time, (decimal)value, confidence)), Now);
        if (!asked) decision.Events();
        else Assert.Equal((6, confidence), (decision.Refusal<NoteNeeded>().FromConfidence, decision.Refusal<NoteNeeded>().ToConfidence));
        Answering.Decide(Open, Save(Ann, 5, Number(Time, (decimal)value, confidence, "why")), Now).Events();
    }

    [Fact]
    public void A_first_answer_and_one_after_silence_need_no_note()
    {
        Answering.Decide(Open, Save(Chidi, 5, Number(Blik, 0, 1)), Now).Events();
        var silent = New.WithAnswer(Blik, 1, 0, 9).WithHeld(1, 2, 3, 4).Opened(5);
        Answering.Decide(silent, Save(Chidi, 5, Number(Blik, 30, 9)), Now).Events();
        Assert.False(Answering.Decide(silent, Save(Chidi, 5, Number(Blik, 30, 5)), Now).Refusal<NoteNeeded>().StatusTurned);
    }

    [Fact]
    public void A_correction_is_judged_against_the_check_in_before()
    {
        var state = Open.Then(Answering.Decide(Open, Save(Ann, 5, Number(Time, 70, 4, "slow")), Now));
        Answering.Decide(state, Save(Ann, 5, Number(Time, 70, 6)), Now).Events();
        Answering.Decide(state, Save(Ann, 5, Number(Time, 70, 4)), Now).Refusal<NoteNeeded>();
    }

    [Fact]
    public void Who_may_answer_and_how_it_is_marked()
    {
        Assert.Equal(AnsweredAs.Owner, RoleOf(Open, Ann));
        Assert.Equal(AnsweredAs.Facilitator, RoleOf(Open, Bo));
        var refused = Answering.Decide(Open, Save(Chidi, 5, Number(Time, 70, 6)), Now).Refusal<NotYours>();
        Assert.Equal((Time, Ann, Bo), (refused.KeyResult, refused.Owner, refused.Facilitator));
        Assert.Equal(AnsweredAs.ForAbsentOwner, RoleOf(Open, Chidi, onBehalf: true));
        Assert.Equal(AnsweredAs.ForAbsentOwner, RoleOf(With(m => m with { Away = m.Person == Ann }), Chidi));
        Assert.Equal(AnsweredAs.ForAbsentOwner, RoleOf(Open.Then(new TeamEvent.MembersListed([.. Open.Team.Members.Where(m => m.Person != Ann)])), Chidi));
        Assert.Equal(AnsweredAs.Facilitator, RoleOf(Open.Then(new TeamEvent.RunnerNamed(Week(5), Dina)), Dina));
        Answering.Decide(Open, Save(Eve, 5, Number(Time, 70, 6) with { OnBehalf = true }), Now).Refusal<GuestsLookOnly>();
        Answering.Decide(Open, Save(Zed, 5, Number(Time, 70, 6) with { OnBehalf = true }), Now).Refusal<NotAMember>();
    }

    [Theory]
    [InlineData("2026-11-01T23:00:00Z", true)] // Monday 0:00 in Berlin
    [InlineData("2026-11-01T22:59:59Z", false)]
    public void Answers_count_from_the_working_day_before(string at, bool counts)
    {
        var now = DateTimeOffset.Parse(at);
        var decision = Answering.Decide(New, new SaveAnswers(Ann, null, [Number(Time, 70, 6)]), now);
        if (!counts)
        {
            Assert.Equal(Start(5), decision.Refusal<NoCheckInNow>().NextStart);
            return;
        }
        Assert.Empty(decision.Wakes());
        var state = New.Then(decision);
        Assert.Equal((Week(5), AnswerTiming.Before), (state.KeyResults[Time].Latest!.Occurrence, state.KeyResults[Time].Latest!.Timing));
        Assert.Equal([Time], state.Opened(5).Find(Week(5))!.Answered.AsEnumerable());
    }

    [Fact]
    public void Before_a_monday_meeting_it_counts_from_friday()
    {
        var state = New.Then(new TeamEvent.MeetingConnected(Meeting with { Schedule = Tuesdays with { Anchor = new(2026, 10, 5) } }));
        SaveAnswers save = new(Ann, null, [Number(Time, 70, 6)]);
        Answering.Decide(state, save, DateTimeOffset.Parse("2026-10-29T22:00:00Z")).Refusal<NoCheckInNow>();
        Answering.Decide(state, save, DateTimeOffset.Parse("2026-10-29T23:00:00Z")).Events();
    }

    [Fact]
    public void After_the_close_it_counts_once_the_person_says_so()
    {
        var closed = Open.Closed(5);
        var save = Save(Ann, 5, Number(Time, 70, 6));
        Assert.Equal(Start(5).AddMinutes(10), Answering.Decide(closed, save, Start(5).AddMinutes(11)).Refusal<SegmentClosed>().ClosedAt);
        var late = Answering.Decide(closed, save with { AcceptLate = true }, Start(5).AddMinutes(11));
        Assert.Equal(AnswerTiming.After, Assert.IsType<TeamEvent.AnswerSaved>(Assert.Single(late.Events())).Update.Timing);
        Assert.Contains(Time, closed.Then(late).Find(Week(5))!.Answered);
    }

    [Fact]
    public void Closed_is_judged_by_stored_time_when_the_timer_is_late_and_a_late_answer_does_not_make_it_held()
    {
        var one = Open.Then(Answering.Decide(Open, Save(Ann, 5, Number(Time, 70, 6)), Now));
        SaveAnswers save = new(Chidi, Week(5), [Number(Blik, 12, 9)]);
        Answering.Decide(one, save, Start(5).AddMinutes(10)).Refusal<SegmentClosed>();
        var events = Answering.Decide(one, save with { AcceptLate = true }, Start(5).AddMinutes(12)).Events();
        var closed = Assert.Single(events.OfType<TeamEvent.SegmentClosed>());
        Assert.Equal((Start(5).AddMinutes(10), false), (closed.At, closed.Held));
        Assert.IsType<TeamEvent.AnswerSaved>(events[^1]);
    }

    [Fact]
    public void A_made_up_or_foreign_occurrence_takes_no_answer()
    {
        Occurrence[] wrong = [new(Series, Start(5).AddMinutes(1)), new(new("other"), Start(5)), new(Series, DateTimeOffset.MinValue), new(Series, DateTimeOffset.MaxValue), Week(6), Week(14)];
        foreach (var occurrence in wrong)
            Answering.Decide(Open, new SaveAnswers(Ann, occurrence, [Number(Time, 70, 6)]) { AcceptLate = true }, Now).Refusal<NoCheckInNow>();
    }

    [Fact]
    public void No_change_repeats_all_of_mine_once_and_keeps_what_stands()
    {
        StatusOverride said = new(Status.OnTrack, "signed", Ann, Start(4));
        var state = Open.Then(new TeamEvent.AnswerSaved(Time, Sample.Said(4, new Reading.Number(70), 6), new(2026, 12, 1)) { Override = said });
        var decision = Answering.Decide(state, new NoChange(Ann, Week(5)), Now);
        var after = state.Then(decision);
        Assert.Equal(2, decision.Events().OfType<TeamEvent.AnswerSaved>().Count());
        Assert.True(after.KeyResults[Time].Latest is { NoChange: true, Confidence: 6, Note: null, Reading: Reading.Number { Value: 70 } });
        Assert.Equal((new DateOnly(2026, 12, 1), said), (after.KeyResults[Time].QuietUntil, after.KeyResults[Time].Override));
        Assert.Equal(Decision.Nothing, Answering.Decide(after, new NoChange(Ann, Week(5)), Now));
    }

    [Fact]
    public void No_change_needs_something_to_repeat_and_somebody_who_may()
    {
        Assert.Equal([Blik], Answering.Decide(Open, new NoChange(Chidi, Week(5)), Now).Refusal<NothingToRepeat>().KeyResults.AsEnumerable());
        Answering.Decide(Open, new NoChange(Bo, Week(5)), Now).Refusal<NothingToSave>();
        Answering.Decide(Open, new NoChange(Chidi, Week(5), Time), Now).Refusal<NotYours>();
        Answering.Decide(Open.Closed(5), new NoChange(Ann, Week(5)), Start(5).AddMinutes(12)).Refusal<SegmentClosed>();
        Assert.Single(Answering.Decide(Open, new NoChange(Bo, Week(5), Time), Now).Events());
    }

    [Fact]
    public void Steps_are_kept_in_the_order_of_the_measure_each_once()
    {
        var state = Open.Then(Answering.Decide(Open, Save(Dina, 5, new Answer(Terms, new Reading.Steps(["c", "a", "c"]), 9)), Now));
        Assert.Equal(new Reading.Steps(["a", "c"]), state.KeyResults[Terms].Latest!.Reading);
    }

    [Fact]
    public void Three_commitments_are_the_most_and_saving_again_rewrites_one()
    {
        NextStep step = new("tests fail", "ask PayU", new(2026, 11, 5));
        var state = Open;
        foreach (var (by, id) in new[] { (Ann, Time), (Ann, Cards), (Chidi, Blik) })
            state = state.Then(Answering.Decide(state, Save(by, 5, Number(id, 16, 6, "n") with { NextStep = step }), Now));
        Assert.Equal(3, state.Commitments.Count);
        var fourth = Save(Dina, 5, new Answer(Terms, new Reading.Steps([]), 6) { NextStep = step });
        Assert.Equal(3, Answering.Decide(state, fourth, Now).Refusal<TooManyCommitments>().Open);
        state = state.Then(Answering.Decide(state, Save(Chidi, 5, Number(Blik, 16, 6, "n") with { NextStep = step with { Then = "stop" } }), Now));
        Assert.Equal(["ask PayU", "ask PayU", "stop"], state.Commitments.Values.Select(c => c.Then).Order());
    }

    private static void Refuses<T>(PersonId by, params Answer[] answers) where T : Refusal => Answering.Decide(Open, Save(by, 5, answers), Now).Refusal<T>();

    private static TeamCycle With(Func<Member, Member> change) => Open.Then(new TeamEvent.MembersListed([.. Open.Team.Members.Select(change)]));

    private static AnsweredAs RoleOf(TeamCycle state, PersonId by, bool onBehalf = false)
        => state.Then(Answering.Decide(state, Save(by, 5, Number(Time, 70, 6) with { OnBehalf = onBehalf }), Now)).KeyResults[Time].Latest!.As;
}
