using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

/// <summary>What was agreed last time: asked about once, and once more after "Not yet".</summary>
public sealed class CommitmentsTests
{
    private static readonly CommitmentId Id1 = new("c1");

    /// <summary>Agreed in week 4, which was held; week 5 asks.</summary>
    private static readonly TeamCycle Asking = Agreed(Id1, Ann).Opened(5);

    [Fact]
    public void Not_yet_comes_back_once_and_then_it_goes_as_not_kept()
    {
        var notYet = Asking.Then(Answer(Asking, Kept.No));
        Assert.True(notYet.Commitments[Id1].IsOpen);
        Assert.Empty(Commitments.ToAsk(notYet, Week(5)));
        var (again, events) = Next(notYet, 6);
        Assert.Equal([new TeamEvent.CommitmentReturned(Id1, Week(5))], events);
        Assert.Equal([Id1], Commitments.ToAsk(again, Week(6)).Select(c => c.Id));
        again = again.Then(Answer(again, Kept.No, 6));
        Assert.False(again.Commitments[Id1].IsOpen);
        var (gone, last) = Next(again, 7);
        Assert.Equal([new TeamEvent.CommitmentDropped(Id1)], last);
        Assert.Empty(gone.Commitments);
    }

    [Fact]
    public void Kept_the_second_time_is_kept()
    {
        var (again, _) = Next(Asking.Then(Answer(Asking, Kept.No)), 6);
        again = again.Then(Answer(again, Kept.Yes, 6));
        var (gone, last) = Next(again, 7);
        Assert.Empty(last);
        Assert.Empty(gone.Commitments);
    }

    [Fact]
    public void One_about_which_a_held_check_in_heard_nothing_goes_and_one_that_nobody_was_asked_about_waits()
    {
        var (gone, events) = Next(Asking, 6);
        Assert.Equal([new TeamEvent.CommitmentDropped(Id1)], events);
        Assert.Empty(gone.Commitments);
        var (waits, none) = Next(Asking, 6, held: false);
        Assert.Empty(none);
        Assert.Equal([Id1], Commitments.ToAsk(waits, Week(6)).Select(c => c.Id));
    }

    [Fact]
    public void It_came_back_and_the_check_in_fell_through_so_the_next_one_asks()
    {
        var (again, _) = Next(Asking.Then(Answer(Asking, Kept.No)), 6);
        var (waits, none) = Next(again, 7, held: false);
        Assert.Empty(none);
        Assert.Equal([Id1], Commitments.ToAsk(waits, Week(7)).Select(c => c.Id));
    }

    [Fact]
    public void An_answer_is_taken_back_and_counts_until_the_next_check_in_opens()
    {
        var kept = Asking.Then(Answer(Asking, Kept.Yes)).Closed(5);
        Assert.Equal(Decision.Nothing, Answer(kept, Kept.Yes));
        var back = Answer(kept, Kept.NotAsked);
        Assert.Equal([new TeamEvent.CommitmentAnswered(Id1, Kept.NotAsked)], back.Events().AsEnumerable());
        Assert.Equal([new Wake.RoomCard(Week(5), Start(5).AddMinutes(20) + Segment.Gather)], back.Wakes());
        Assert.Single(Commitments.ToAsk(kept.Then(back), Week(5)));
        Assert.Equal(Id1, Answer(kept.Opened(6), Kept.No, 6).Refusal<UnknownCommitment>().Commitment);
    }

    [Fact]
    public void What_was_agreed_just_now_is_asked_about_next_time()
    {
        var state = New.Opened(5).Then(Made(Id1, Ann, 5));
        Assert.Equal(Id1, Answer(state, Kept.Yes).Refusal<CommitmentNotAskedYet>().Commitment);
        Assert.Equal(Id1, Answer(state.Closed(5), Kept.No).Refusal<CommitmentNotAskedYet>().Commitment);
    }

    [Fact]
    public void Guests_and_strangers_say_nothing_about_it()
    {
        Commitments.Decide(Asking, new(Eve, Id1, Kept.Yes), Start(5)).Refusal<GuestsLookOnly>();
        Commitments.Decide(Asking, new(Zed, Id1, Kept.Yes), Start(5)).Refusal<NotAMember>();
    }

    [Fact]
    public void One_that_comes_back_is_one_of_the_three()
    {
        var state = Agreed(Id1, Ann).Then(Made(new("c2"), Ann, 4), Made(new("c3"), Ann, 4)).Opened(5);
        state = state.Then(Answer(state, Kept.No));
        var step = Number(Time, 60, 9, "n") with { NextStep = new("it fails", "stop", new(2026, 11, 6)) };
        Assert.Equal(3, Answering.Decide(state, Save(Ann, 5, step), Start(5).AddMinutes(1)).Refusal<TooManyCommitments>().Open);
        state = state.Then(Answer(state, Kept.Yes));
        Answering.Decide(state, Save(Ann, 5, step), Start(5).AddMinutes(1)).Events();
    }

    [Fact]
    public void The_oldest_is_asked_about_first()
    {
        var state = New.WithHeld(3).Then(Made(new("a"), Ann, 4), Made(new("z"), Ann, 3)).Opened(5);
        Assert.Equal(["z", "a"], Commitments.ToAsk(state, Week(5)).Select(c => c.Id.Value));
    }

    private static TeamCycle Agreed(CommitmentId id, PersonId by) => New.WithHeld(4).Then(Made(id, by, 4));

    private static TeamEvent Made(CommitmentId id, PersonId by, int week)
        => new TeamEvent.CommitmentMade(new(id, Time, "tests fail", "ask PayU", new(2026, 11, 4), Week(week), by));

    private static Decision Answer(TeamCycle state, Kept kept, int week = 5)
        => Commitments.Decide(state, new(Chidi, Id1, kept), Start(week).AddMinutes(20));

    /// <summary>The open check-in closes and that week's opens; with what the opening did to commitments.</summary>
    private static (TeamCycle State, IEnumerable<TeamEvent> Events) Next(TeamCycle state, int week, bool held = true)
    {
        state = state.Then(new TeamEvent.SegmentClosed(Week(week - 1), ClosedBy.Time, Start(week - 1).AddMinutes(10), held));
        var opened = Opening.Decide(state, new MeetingBegan(Week(week), Chat, End(week), Start(week)), Start(week));
        return (state.Then(opened), opened.Events().Where(e => e is TeamEvent.CommitmentReturned or TeamEvent.CommitmentDropped));
    }
}
