using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Objectives;

/// <summary>Three silences, one question.</summary>
public sealed class SilencesTests
{
    /// <summary>Everything but the terms was answered in week 4; the terms last in week 1.</summary>
    private static readonly TeamCycle Silent = Others(New.WithReading(Terms, 1, new Reading.Steps(["a"]), 7), 4).WithHeld(1, 2, 3, 4);

    [Fact]
    public void Three_held_check_ins_without_an_update_are_asked_about_once()
    {
        var opened = Open(Silent, 5);
        Assert.Equal([new TeamEvent.KeyResultAskedAbout(Terms, Week(5))], Asked(opened));
        var state = Silent.Then(opened);
        Assert.Equal(Terms, Silences.Asked(state, Week(5))!.Id);
        Assert.True(Silences.IsQuiet(state.KeyResults[Terms]));
        Assert.Empty(Asked(Open(Held(state, 5), 6)));
        Assert.Null(Silences.Asked(Held(state, 5).Opened(6), Week(6)));
    }

    [Fact]
    public void Two_are_not_enough_and_a_check_in_that_nobody_held_counts_as_none()
    {
        Assert.DoesNotContain(Terms, Asked(Open(New.WithReading(Terms, 1, new Reading.Steps(["a"]), 7).WithHeld(1, 2, 3), 4)).Select(e => e.KeyResult));
        var unheld = Silent with { Past = [.. Silent.Past.Select(p => p with { Held = p.Occurrence != Week(3) })] };
        Assert.DoesNotContain(Terms, Asked(Open(unheld, 5)).Select(e => e.KeyResult));
        Assert.Equal(2, Silences.Held(unheld, unheld.KeyResults[Terms]));
    }

    [Fact]
    public void The_question_of_a_check_in_that_nobody_held_is_asked_again()
    {
        var state = Silent.Opened(5);
        state = state.Then(new TeamEvent.SegmentClosed(Week(5), ClosedBy.Time, Start(5).AddMinutes(10), false));
        Assert.Equal([new TeamEvent.KeyResultAskedAbout(Terms, Week(6))], Asked(Open(state, 6)));
    }

    [Fact]
    public void One_a_check_in_the_longest_silence_first()
    {
        var state = New.WithReading(Terms, 2, new Reading.Steps(["a"]), 7).WithAnswer(Blik, 1, 3, 8).WithAnswer(Time, 5, 60, 9).WithAnswer(Cards, 5, 20, 9).WithHeld(1, 2, 3, 4, 5);
        Assert.Equal([Blik], Asked(Open(state, 6)).Select(e => e.KeyResult));
        Assert.Equal([Terms], Asked(Open(Held(state.Opened(6), 6), 7)).Select(e => e.KeyResult));
    }

    [Fact]
    public void One_that_never_had_an_answer_counts_from_its_activation()
    {
        var state = Others(New, 3).WithHeld(1, 2, 3);
        Assert.Equal([Terms], Asked(Open(state, 4)).Select(e => e.KeyResult));
        var younger = state with { KeyResults = state.KeyResults.SetItem(Terms, state.KeyResults[Terms] with { ActiveFrom = new(2026, 10, 8) }) };
        Assert.Empty(Asked(Open(younger, 4)));
    }

    [Fact]
    public void Done_paused_and_answered_beforehand_are_not_silent()
    {
        var done = Others(New.WithReading(Terms, 1, new Reading.Steps(["a", "b", "c"]), 7), 4).WithHeld(1, 2, 3, 4);
        Assert.Empty(Asked(Open(done, 5)));
        Assert.Empty(Asked(Open(Silent with { KeyResults = Silent.KeyResults.SetItem(Terms, Silent.KeyResults[Terms] with { QuietUntil = new(2026, 11, 3) }) }, 5)));
        Assert.Empty(Asked(Open(Silent.WithReading(Terms, 5, new Reading.Steps(["a"]), 7), 5)));
    }

    [Fact]
    public void An_update_ends_the_silence()
    {
        var state = Silent.Opened(5);
        state = state.Then(Answering.Decide(state, Save(Dina, 5, new Answer(Terms, new Reading.Steps(["a"]), 7)), Start(5).AddMinutes(1)));
        Assert.Null(Silences.Asked(state, Week(5)));
        Assert.False(Silences.IsQuiet(state.KeyResults[Terms]));
        Assert.Equal(0, Silences.Held(state, state.KeyResults[Terms]));
    }

    [Fact]
    public void It_is_on_no_agenda_and_later_check_ins_are_done_without_it()
    {
        var state = Held(Silent.Opened(5), 5).Opened(6);
        Assert.DoesNotContain(Terms, Agenda.Rank(state, state.Find(Week(6))!, Start(6).AddMinutes(2)).Select(i => i.KeyResult));
        Assert.Equal(ClosedBy.NothingToDiscuss, Answered(state, 6).Find(Week(6))!.ClosedBy);
    }

    [Fact]
    public void While_it_is_asked_the_check_in_is_not_done_and_the_decision_may_be_its_last_word()
    {
        var state = Answered(Silent.Opened(5), 5);
        Assert.Equal(SegmentState.Open, state.Find(Week(5))!.State);
        var stopped = KeyResultDecisions.Decide(state, new StopKeyResult(Bo, Week(5), Terms, "no lawyer"), Start(5).AddMinutes(1));
        Assert.Equal(ClosedBy.NothingToDiscuss, Assert.IsType<TeamEvent.SegmentClosed>(stopped.Events()[^1]).By);
        var kept = state.Then(KeyResultDecisions.Decide(state, new KeepKeyResult(Bo, Week(5), Terms), Start(5).AddMinutes(1)));
        Assert.Equal(SegmentState.Open, kept.Find(Week(5))!.State);
    }

    private static TeamCycle Answered(TeamCycle state, int week)
    {
        state = state.Then(Answering.Decide(state, Save(Ann, week, Number(Time, 55, 9), Number(Cards, 22, 9)), Start(week).AddSeconds(30)));
        return state.Then(Answering.Decide(state, Save(Chidi, week, Number(Blik, 35, 9)), Start(week).AddSeconds(40)));
    }

    private static TeamCycle Others(TeamCycle state, int week) => state.WithAnswer(Time, week, 60, 9).WithAnswer(Cards, week, 20, 9).WithAnswer(Blik, week, 30, 9);

    private static TeamCycle Held(TeamCycle state, int week)
        => state.Then(new TeamEvent.SegmentClosed(Week(week), ClosedBy.Time, Start(week).AddMinutes(10), true));

    private static Decision Open(TeamCycle state, int week)
        => Opening.Decide(state, new MeetingBegan(Week(week), Chat, End(week), Start(week)), Start(week));

    private static IEnumerable<TeamEvent.KeyResultAskedAbout> Asked(Decision opened) => opened.Events().OfType<TeamEvent.KeyResultAskedAbout>();
}
