using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests;

public sealed class TeamHistoryTests
{
    [Fact]
    public void A_history_begins_with_joining()
    {
        Assert.Throws<InvalidOperationException>(() => TeamHistory.Apply(Id, null, new TeamEvent.FacilitatorNamed(Bo)));
        Assert.Throws<InvalidOperationException>(() => TeamHistory.Replay(Id, []));
        Assert.Equal((Id, 4L), ((New with { Version = 4 }).Then(Beginning[0]).Id, (New with { Version = 4 }).Then(Beginning[0]).Version));
    }

    [Fact]
    public void Rewriting_a_key_result_keeps_what_was_said_about_it()
    {
        var state = New.WithAnswer(Time, 1, 70, 7).Then(Written(Time, Fast, 1, new Measure.Metric(74, 50, "s"), Dina));
        Assert.Equal((1, Dina), (state.KeyResults[Time].Updates.Length, state.KeyResults[Time].Owner));
    }

    [Fact]
    public void Only_the_newest_closed_segment_stays_and_every_one_is_in_the_past()
    {
        var state = New.Opened(1).Closed(1).Opened(2).Closed(2).Opened(3);
        Assert.Equal([(2, SegmentState.Closed), (3, SegmentState.Open)], state.Segments.Values.Select(s => (State: Week(2) == s.Occurrence ? 2 : 3, s.State)));
        Assert.Equal([Week(1), Week(2)], state.Past.Select(p => p.Occurrence));
        Assert.Equal([Week(3)], state.Closed(3).Segments.Keys);
    }

    [Fact]
    public void An_awaited_segment_that_never_opened_goes_when_a_later_meeting_begins()
    {
        var state = New.Then(new TeamEvent.MeetingStarted(Week(1), Chat, End(1), Start(1).AddMinutes(-9)), new TeamEvent.MeetingEnded(Week(1), Start(1).AddMinutes(-5)));
        Assert.Equal(SegmentState.Awaited, state.Find(Week(1))!.State);
        Assert.Equal([Week(2)], state.Opened(2).Segments.Keys);
    }

    [Fact]
    public void Resolved_blockers_and_promises_that_were_asked_about_go_when_the_next_segment_opens()
    {
        var state = New.Opened(1).Then(
            new TeamEvent.BlockerRaised(new(new("open"), null, "x", "y", Bo, Start(1), Week(1))),
            new TeamEvent.BlockerRaised(new(new("done"), null, "x", "y", Bo, Start(1), Week(1))),
            new TeamEvent.BlockerResolved(new("done"), Ann, Start(1)),
            new TeamEvent.CommitmentMade(new(new("c1"), Time, "a", "b", new(2026, 10, 8), Week(1), Ann)));
        state = state.WithAnswer(Time, 1, 70, 5).Then(new TeamEvent.SegmentClosed(Week(1), ClosedBy.Time, Start(1).AddMinutes(10), true));
        Assert.Equal(2, state.Blockers.Count);
        state = state.Opened(2);
        Assert.Equal(["open"], state.Blockers.Keys.Select(k => k.Value));
        Assert.Equal(["c1"], state.Commitments.Keys.Select(k => k.Value));
        var unheld = state.Closed(2).Opened(3);
        Assert.Single(unheld.Commitments);
        var held = state.Then(new TeamEvent.SegmentClosed(Week(2), ClosedBy.Time, Start(2).AddMinutes(10), true)).Opened(3);
        Assert.Empty(held.Commitments);
    }

    [Fact]
    public void Closing_twice_is_closing_once()
    {
        var state = New.Opened(1).Closed(1);
        Assert.Equal(state, state.Then(new TeamEvent.SegmentClosed(Week(1), ClosedBy.Time, Start(1).AddMinutes(11), true)));
    }
}
