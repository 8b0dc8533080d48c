using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

public sealed class RunningTests
{
    private static readonly TeamCycle Open = New.Opened(5);
    private static readonly DateTimeOffset Now = Start(5).AddMinutes(3);

    [Fact]
    public void The_facilitator_closes_and_nobody_else()
    {
        Assert.Equal([new TeamEvent.SegmentClosed(Week(5), ClosedBy.Facilitator, Now, false) { Person = Bo }], Running.Decide(Open, new CloseNow(Bo, Week(5)), Now).Events().AsEnumerable());
        Running.Decide(Open, new CloseNow(Ann, Week(5)), Now).Refusal<NotFacilitator>();
        Running.Decide(Open, new CloseNow(Zed, Week(5)), Now).Refusal<NotAMember>();
        Running.Decide(New, new CloseNow(Bo, Week(5)), Now).Refusal<NotRunning>();
        Running.Decide(Open, new CloseNow(Bo, Week(5)), Start(5).AddMinutes(10)).Refusal<SegmentClosed>();
        Running.Decide(Open.Closed(5), new CloseNow(Bo, Week(5)), Now).Refusal<SegmentClosed>();
    }

    [Fact]
    public void Five_more_minutes_come_once_and_show_the_last_call_again()
    {
        var state = Open.Then(new TeamEvent.LastCallShown(Week(5)));
        var decision = Running.Decide(state, new Extend(Bo, Week(5)), Now);
        Assert.Equal([new Wake.RoomCard(Week(5), Now), new Wake.Segment(Week(5), Start(5).AddMinutes(13)), new Wake.Segment(Week(5), Start(5).AddMinutes(15))], decision.Wakes());
        state = state.Then(decision);
        Assert.False(state.Find(Week(5))!.LastCallShown);
        Assert.Equal(Start(5).AddMinutes(15), Running.Decide(state, new Extend(Bo, Week(5)), Now).Refusal<AlreadyExtended>().ClosesAt);
    }

    [Theory]
    [InlineData(17, 30)]
    [InlineData(15, 30)]
    public void They_end_with_the_meeting(int opened, int closes)
    {
        var state = New.Then(Opening.Decide(New, new OpenSegment(Week(5), Chat, End(5), OpenedBy.Command, Bo), Start(5).AddMinutes(opened)));
        Assert.Equal(Start(5).AddMinutes(closes), Assert.IsType<TeamEvent.SegmentExtended>(Assert.Single(Running.Decide(state, new Extend(Bo, Week(5)), Start(5).AddMinutes(opened + 1)).Events())).ClosesAt);
    }

    [Fact]
    public void No_minute_is_left_where_the_meeting_already_cuts_it()
    {
        var state = New.Then(Opening.Decide(New, new OpenSegment(Week(5), Chat, End(5), OpenedBy.Command, Bo), Start(5).AddMinutes(25)));
        Assert.Equal(End(5), Running.Decide(state, new Extend(Bo, Week(5)), Start(5).AddMinutes(26)).Refusal<NoTimeLeft>().ScheduledEnd);
    }

    [Fact]
    public void Anyone_takes_it_over_when_nobody_answered_in_the_two_minutes()
    {
        Assert.Equal(Bo, Running.Decide(Open, new TakeOver(Ann, Week(5)), Start(5).AddMinutes(1)).Refusal<AlreadyRun>().RunBy);
        var state = Open.Then(Running.Decide(Open, new TakeOver(Ann, Week(5)), Now));
        Assert.Equal(Ann, state.Find(Week(5))!.RunBy);
        Assert.NotEmpty(Running.Decide(state, new CloseNow(Ann, Week(5)), Now).Events());
        Running.Decide(Open.WithAnswer(Time, 5, 60, 9), new TakeOver(Ann, Week(5)), Now).Refusal<AlreadyRun>();
        Running.Decide(Open, new TakeOver(Eve, Week(5)), Now).Refusal<GuestsLookOnly>();
    }

    [Fact]
    public void It_is_handed_over_to_a_member()
    {
        Assert.Equal([new TeamEvent.RunnerNamed(Week(5), Dina) { At = Now }], Running.Decide(Open, new HandOver(Bo, Week(5), Dina), Now).Events().AsEnumerable());
        foreach (var unfit in new[] { Zed, Eve }) Assert.Equal(unfit, Running.Decide(Open, new HandOver(Bo, Week(5), unfit), Now).Refusal<NotOnTeam>().Person);
        var away = Open.Then(new TeamEvent.MembersListed([.. Open.Team.Members.Select(m => m with { Away = m.Person == Dina })]));
        Assert.Equal(Dina, Running.Decide(away, new HandOver(Bo, Week(5), Dina), Now).Refusal<IsAway>().Person);
        Running.Decide(Open, new HandOver(Ann, Week(5), Dina), Now).Refusal<NotFacilitator>();
        Assert.Equal(Decision.Nothing, Running.Decide(Open, new HandOver(Bo, Week(5), Bo), Now));
    }

    [Fact]
    public void A_decision_is_one_line_while_it_is_open_and_after_the_close()
    {
        foreach (var state in new[] { Open, Open.Closed(5) })
        {
            var noted = state.Then(Deciding.Decide(state, new NoteDecision(Bo, Week(5), Blik, " Poland starts\nwith 20 shops "), Now));
            Assert.Equal(new(Blik, "Poland starts with 20 shops", Bo, Now), Assert.Single(noted.Find(Week(5))!.Decisions));
            Assert.Equal(Decision.Nothing, Deciding.Decide(noted, new NoteDecision(Bo, Week(5), Blik, "Poland starts with 20 shops"), Now));
            Assert.Equal(Decision.Nothing, Deciding.Decide(noted, new NoDecision(Bo, Week(5)), Now));
            Assert.True(state.Then(Deciding.Decide(state, new NoDecision(Bo, Week(5)), Now)).Find(Week(5))!.NoDecision);
            Deciding.Decide(state, new NoteDecision(Ann, Week(5), Blik, "x"), Now).Refusal<NotFacilitator>();
            Deciding.Decide(state, new NoteDecision(Bo, Week(5), Blik, " "), Now).Refusal<DecisionMissing>();
            Deciding.Decide(state, new NoteDecision(Bo, Week(5), Blik, new string('x', 301)), Now).Refusal<DecisionTooLong>();
            Deciding.Decide(state, new NoteDecision(Bo, Week(5), new("?"), "x"), Now).Refusal<UnknownKeyResult>();
            Deciding.Decide(state, new NoteDecision(Bo, Week(4), Blik, "x"), Now).Refusal<NotRunning>();
        }
    }

    [Fact]
    public void Whether_a_promise_was_kept_is_any_members_to_say()
    {
        var state = Open.Then(new TeamEvent.CommitmentMade(new(new("c"), Time, "a", "b", new(2026, 11, 4), Week(4), Ann)));
        Assert.Equal(["c"], Commitments.ToAsk(state, Week(5)).Select(c => c.Id.Value));
        Assert.Empty(Commitments.ToAsk(state, Week(4)));
        var kept = state.Then(Commitments.Decide(state, new AnswerCommitment(Chidi, new("c"), Kept.No), Now));
        Assert.Equal(Kept.No, kept.Commitments[new("c")].Kept);
        Assert.Equal(Decision.Nothing, Commitments.Decide(kept, new AnswerCommitment(Chidi, new("c"), Kept.No), Now));
        Commitments.Decide(state, new AnswerCommitment(Chidi, new("?"), Kept.No), Now).Refusal<UnknownCommitment>();
        Commitments.Decide(state, new AnswerCommitment(Zed, new("c"), Kept.No), Now).Refusal<NotAMember>();
    }
}
