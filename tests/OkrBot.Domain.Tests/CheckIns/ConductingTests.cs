using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

public sealed class ConductingTests
{
    private static readonly DateTimeOffset Half = Start(5);

    [Fact]
    public void It_ranks_once_warns_at_eight_minutes_and_closes_at_ten()
    {
        var state = New.Opened(5);
        Assert.Empty(Tick(state, 1.9).Events());
        var ranked = Tick(state, 2);
        Assert.IsType<TeamEvent.AgendaRanked>(Assert.Single(ranked.Events()));
        Assert.Equal([new Wake.RoomCard(Week(5), Half.AddMinutes(2))], ranked.Wakes());
        state = state.Then(ranked);
        Assert.Equal(Decision.Nothing, Tick(state, 3));
        var warned = Tick(state, 8);
        Assert.Equal([new TeamEvent.LastCallShown(Week(5))], warned.Events().AsEnumerable());
        state = state.Then(warned);
        Assert.Equal(Decision.Nothing, Tick(state, 9));
        var closed = Tick(state, 10);
        Assert.Equal([new TeamEvent.SegmentClosed(Week(5), ClosedBy.Time, Half.AddMinutes(10), false)], closed.Events().AsEnumerable());
        Assert.Equal(Decision.Nothing, Tick(state.Then(closed), 11));
    }

    [Fact]
    public void A_timer_that_comes_hours_late_closes_at_the_stored_time()
    {
        var events = Tick(New.Opened(5), 600).Events();
        Assert.IsType<TeamEvent.AgendaRanked>(events[0]);
        Assert.Equal(Half.AddMinutes(10), Assert.IsType<TeamEvent.SegmentClosed>(events[1]).At);
    }

    [Fact]
    public void The_agenda_goes_by_drop_off_track_at_risk_stalled_no_update()
    {
        var state = New.Then(Written(new("k5"), Fast, 3, new Measure.Metric(0, 10, ""), Ann), Written(new("k6"), Fast, 4, new Measure.Metric(0, 10, ""), Ann));
        state = state.WithAnswer(Time, 4, 60, 9).WithAnswer(Cards, 4, 20, 9).WithAnswer(new("k5"), 4, 9, 9).Opened(5);
        state = state.WithAnswer(Time, 5, 60, 7).WithAnswer(Cards, 5, 20, 6); // down 2 and 3
        state = state.WithAnswer(Blik, 5, 0, 9).WithAnswer(new("k5"), 5, 9, 2); // off track; down 7 though done
        state = state.WithReading(Terms, 5, new Reading.Steps(["a"]), 9); // 0.25 of 0.32: on track
        Assert.Equal(
            [(new("k5"), AgendaReason.ConfidenceDrop), (Cards, AgendaReason.ConfidenceDrop), (Time, AgendaReason.ConfidenceDrop), (Blik, AgendaReason.OffTrack), (new("k6"), AgendaReason.NoUpdate)],
            Agenda.Rank(state, state.Find(Week(5))!, Half.AddMinutes(2)).Select(item => (item.KeyResult, item.Reason)));
    }

    [Fact]
    public void At_risk_comes_before_stalled()
    {
        var state = New;
        for (var week = 1; week <= 4; week++)
            state = state.WithAnswer(Time, week, 66, 9).WithAnswer(Blik, week, 14, 6).WithAnswer(Cards, week, 18, 9).WithReading(Terms, week, new Reading.Steps(["c"]), 9).WithHeld(week);
        state = state.WithHeld(5).WithAnswer(Cards, 5, 19, 9).WithAnswer(Time, 5, 66, 9).WithAnswer(Blik, 5, 14, 6).WithReading(Terms, 5, new Reading.Steps(["a", "c"]), 9);
        Segment segment = new(Week(6), Chat, SegmentState.Open, End(6));
        Assert.Equal([(Blik, AgendaReason.AtRisk), (Time, AgendaReason.Stalled)], Agenda.Rank(state, segment, Start(5).AddHours(1)).Select(i => (i.KeyResult, i.Reason)));
    }

    [Fact]
    public void A_drop_of_last_week_is_not_discussed_again()
    {
        var state = New.WithAnswer(Time, 3, 60, 9).WithAnswer(Time, 4, 60, 7).Opened(5);
        Assert.Null(Agenda.ReasonFor(state, Week(5), state.KeyResults[Time], Half));
    }

    [Fact]
    public void A_late_answer_that_needs_talk_joins_at_the_end_and_one_that_stands_there_stays()
    {
        var state = New.WithAnswer(Time, 4, 60, 9).WithAnswer(Cards, 4, 20, 9).Opened(5);
        state = state.Then(Tick(state, 2));
        Assert.Equal([Blik, Terms], state.Find(Week(5))!.Agenda.Select(i => i.KeyResult));
        state = state.Then(Answering.Decide(state, Save(Ann, 5, Number(Time, 60, 6, "slow"), Number(Cards, 20, 8)), Half.AddMinutes(3)));
        state = state.Then(Answering.Decide(state, Save(Chidi, 5, Number(Blik, 30, 9)), Half.AddMinutes(3)));
        Assert.Equal(
            [new AgendaItem(Blik, AgendaReason.NoUpdate), new(Terms, AgendaReason.NoUpdate), new(Time, AgendaReason.ConfidenceDrop, Late: true)],
            state.Find(Week(5))!.Agenda.AsEnumerable());
    }

    [Fact]
    public void An_answer_after_two_minutes_joins_late_even_when_the_timer_is_later()
    {
        var state = New.WithAnswer(Time, 4, 60, 9).Opened(5);
        state = state.Then(Answering.Decide(state, Save(Ann, 5, Number(Time, 60, 6, "slow")), Half.AddMinutes(3)));
        Assert.Equal((Time, true), (state.Find(Week(5))!.Agenda[^1].KeyResult, state.Find(Week(5))!.Agenda[^1].Late));
    }

    [Fact]
    public void When_all_is_fresh_and_nothing_needs_the_room_it_is_done_at_once()
    {
        var state = AllButTerms(New.Opened(5));
        Assert.Equal(SegmentState.Open, state.Find(Week(5))!.State);
        var last = Answering.Decide(state, Save(Dina, 5, Done(9)), Half.AddMinutes(1));
        Assert.Equal(new TeamEvent.SegmentClosed(Week(5), ClosedBy.NothingToDiscuss, Half.AddMinutes(1), true), last.Events()[^1]);
    }

    [Fact]
    public void It_stays_open_while_something_needs_the_room()
    {
        var opened = New.Opened(5);
        StaysOpen(opened, 5);
        StaysOpen(opened.Then(new TeamEvent.BlockerRaised(new(new("b"), null, "x", "y", Bo, Half, Week(5)))), 9);
        StaysOpen(opened.Then(new TeamEvent.CommitmentMade(new(new("c"), Time, "a", "b", new(2026, 11, 4), Week(4), Ann))), 9);
    }

    [Fact]
    public void A_ranked_agenda_is_talked_through_even_when_all_turned_well()
    {
        var state = New.Opened(5);
        state = AllButTerms(state.Then(Tick(state, 2)));
        var last = Answering.Decide(state, Save(Dina, 5, Done(9)), Half.AddMinutes(3));
        Assert.DoesNotContain(last.Events(), e => e is TeamEvent.SegmentClosed);
    }

    [Fact]
    public void Keeping_a_promise_may_be_the_last_thing_that_was_open()
    {
        var state = New.Opened(5).Then(new TeamEvent.CommitmentMade(new(new("c"), Time, "a", "b", new(2026, 11, 4), Week(4), Ann)));
        state = AllButTerms(state);
        state = state.Then(Answering.Decide(state, Save(Dina, 5, Done(9)), Half.AddMinutes(1)));
        var kept = Commitments.Decide(state, new AnswerCommitment(Chidi, new("c"), Kept.Yes), Half.AddMinutes(1.5));
        Assert.Equal(ClosedBy.NothingToDiscuss, Assert.IsType<TeamEvent.SegmentClosed>(kept.Events()[^1]).By);
    }

    [Fact]
    public void All_answered_beforehand_closes_after_the_two_minutes()
    {
        var state = New.WithAnswer(Time, 5, 60, 9).WithAnswer(Cards, 5, 20, 9).WithAnswer(Blik, 5, 30, 9).WithReading(Terms, 5, new Reading.Steps(["c"]), 9).Opened(5);
        Assert.Empty(Tick(state, 1).Events());
        Assert.Equal(ClosedBy.NothingToDiscuss, Assert.IsType<TeamEvent.SegmentClosed>(Assert.Single(Tick(state, 2).Events())).By);
    }

    [Fact]
    public void Held_means_two_people_or_the_facilitator_for_the_room_and_a_team_of_one_holds_alone()
    {
        Assert.False(Held(New.Opened(5).WithAnswer(Time, 5, 60, 9)));
        Assert.True(Held(AllButTerms(New.Opened(5))));
        var opened = New.Opened(5);
        Assert.True(Held(opened.Then(Answering.Decide(opened, Save(Bo, 5, Number(Time, 60, 9)), Half))));
        var alone = (New with { Team = New.Team with { Members = [new(Ann, "Ann")] } }).Opened(5);
        Assert.False(Held(alone));
        Assert.True(Held(alone.WithAnswer(Time, 5, 60, 9)));
    }

    private static bool Held(TeamCycle state) => state.Closed(5).Past[^1].Held;

    private static TeamCycle AllButTerms(TeamCycle state)
    {
        state = state.Then(Answering.Decide(state, Save(Ann, 5, Number(Time, 60, 9), Number(Cards, 20, 9)), Half.AddSeconds(30)));
        return state.Then(Answering.Decide(state, Save(Chidi, 5, Number(Blik, 30, 9)), Half.AddSeconds(40)));
    }

    private static Answer Done(int confidence) => new(Terms, new Reading.Steps(["a", "c"]), confidence);

    private static void StaysOpen(TeamCycle state, int confidence)
    {
        state = AllButTerms(state);
        Assert.DoesNotContain(Answering.Decide(state, Save(Dina, 5, Done(confidence)), Half.AddMinutes(1)).Events(), e => e is TeamEvent.SegmentClosed);
    }

    private static Decision Tick(TeamCycle state, double minutes) => Conducting.Tick(state, Week(5), Half.AddMinutes(minutes));
}
