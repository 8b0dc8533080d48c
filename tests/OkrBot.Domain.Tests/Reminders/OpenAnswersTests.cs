using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Reminders;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Reminders;

/// <summary>Which answers of a team are still open after its check-in.</summary>
public sealed class OpenAnswersTests
{
    [Fact]
    public void What_nobody_answered_in_the_newest_closed_check_in_is_open()
    {
        var state = Closed(New.Opened(1).WithReading(Blik, 1, new Reading.Number(3), 7));
        Assert.Equal([(Time, Ann), (Cards, Ann), (Terms, Dina)], OpenAnswers.Of(state, DateTimeOffset.MaxValue).Select(one => (one.KeyResult, one.Owner)));
        Assert.All(OpenAnswers.Of(state, DateTimeOffset.MaxValue), one => Assert.Equal((Week(1), Start(1).AddMinutes(10)), (one.Occurrence, one.ClosedAt)));
    }

    [Fact]
    public void Nothing_is_open_before_the_close_or_once_the_next_one_asks_itself()
    {
        Assert.Empty(OpenAnswers.Of(New, DateTimeOffset.MaxValue));
        Assert.Empty(OpenAnswers.Of(New.Opened(1), DateTimeOffset.MaxValue));
        Assert.Empty(OpenAnswers.Of(Closed(New.Opened(1)).Opened(2), DateTimeOffset.MaxValue));
    }

    [Fact]
    public void An_answer_after_the_meeting_closes_it()
    {
        var state = Closed(New.Opened(1));
        state = state.Then(Answering.Decide(state, Save(Dina, 1, new Answer(Terms, new Reading.Steps(["a"]), 8)) with { AcceptLate = true }, Start(1).AddHours(3)));
        Assert.DoesNotContain(OpenAnswers.Of(state, DateTimeOffset.MaxValue), one => one.KeyResult == Terms);
    }

    [Fact]
    public void A_meeting_that_ended_before_it_opened_leaves_everything_open_after_the_grace()
    {
        var late = New with { Team = Team with { Placement = new(Domain.Teams.PlacementKind.LastTenMinutes) } };
        var begun = late.Then(Opening.Decide(late, new MeetingBegan(Week(1), Chat, End(1), Start(1)), Start(1)));
        Assert.Empty(OpenAnswers.Of(begun, DateTimeOffset.MaxValue));
        var ended = begun.Then(Opening.Decide(begun, new MeetingStopped(Week(1), Start(1).AddMinutes(15)), Start(1).AddMinutes(15)));
        Assert.Equal(4, OpenAnswers.Of(ended, DateTimeOffset.MaxValue).Length);
        Assert.All(OpenAnswers.Of(ended, DateTimeOffset.MaxValue), one => Assert.Equal(Start(1).AddMinutes(20), one.ClosedAt));
        var again = ended.Then(Opening.Decide(ended, new MeetingBegan(Week(1), Chat, End(1), Start(1).AddMinutes(17)), Start(1).AddMinutes(17)));
        Assert.Empty(OpenAnswers.Of(again, DateTimeOffset.MaxValue));
    }

    [Fact]
    public void An_answer_for_a_check_in_that_never_opened_counts_as_after_the_meeting()
    {
        var late = New with { Team = Team with { Placement = new(Domain.Teams.PlacementKind.LastTenMinutes) } };
        var ended = late.Then(Opening.Decide(late, new MeetingBegan(Week(1), Chat, End(1), Start(1)), Start(1)));
        ended = ended.Then(Opening.Decide(ended, new MeetingStopped(Week(1), Start(1).AddMinutes(15)), Start(1).AddMinutes(15)));
        Assert.Equal(AnswerTiming.Before, CheckInTargets.Find(ended, Week(1), Start(1).AddMinutes(19))!.Timing);
        var save = Save(Dina, 1, new Answer(Terms, new Reading.Steps(["a"]), 9)) with { AcceptLate = true };
        var saved = ended.Then(Answering.Decide(ended, save, Start(1).AddHours(4)));
        Assert.Equal((AnswerTiming.After, Week(1)), (saved.KeyResults[Terms].Latest!.Timing, saved.KeyResults[Terms].Latest!.Occurrence));
        Assert.Equal(3, OpenAnswers.Of(saved, DateTimeOffset.MaxValue).Length);
    }

    [Fact]
    public void A_meeting_that_nobody_came_to_asks_nobody()
    {
        var opened = New.Then(Conducting.Tick(New, Week(1), Start(1).AddMinutes(2)));
        Assert.Empty(OpenAnswers.Of(opened.Then(Conducting.Tick(opened, Week(1), Start(1).AddMinutes(12))), DateTimeOffset.MaxValue));
        var answered = opened.Then(Answering.Decide(opened, Save(Chidi, 1, Number(Blik, 3, 7)), Start(1).AddMinutes(5)));
        Assert.Equal(3, OpenAnswers.Of(answered.Then(Conducting.Tick(answered, Week(1), Start(1).AddMinutes(12))), DateTimeOffset.MaxValue).Length);
        var ended = opened.Then(Running.Decide(opened, new CloseNow(Bo, Week(1)), Start(1).AddMinutes(5)));
        Assert.Equal(4, OpenAnswers.Of(ended, DateTimeOffset.MaxValue).Length);
    }

    [Fact]
    public void Whoever_is_away_or_left_is_not_asked_and_nobody_in_their_place()
    {
        var state = Closed(New.Opened(1));
        state = state.Then(new TeamEvent.MembersListed([.. Team.Members.Where(m => m.Person != Dina).Select(m => m with { Away = m.Person == Ann })]));
        Assert.Equal([(Blik, Chidi)], OpenAnswers.Of(state, DateTimeOffset.MaxValue).Select(one => (one.KeyResult, one.Owner)));
    }

    [Fact]
    public void A_silence_that_the_room_asked_about_is_asked_about_nowhere_else()
    {
        var state = Closed(New.Opened(1));
        state = state with { KeyResults = state.KeyResults.SetItem(Blik, state.KeyResults[Blik] with { AskedIn = Week(1) }) };
        Assert.DoesNotContain(OpenAnswers.Of(state, DateTimeOffset.MaxValue), one => one.KeyResult == Blik);
    }

    [Fact]
    public void A_stopped_objective_asks_nobody()
    {
        var state = Closed(New.Opened(1));
        state = state.Then(new TeamEvent.ObjectiveWritten(state.Objectives[Poland] with { State = ObjectiveState.Stopped }));
        Assert.All(OpenAnswers.Of(state, DateTimeOffset.MaxValue), one => Assert.Equal(Ann, one.Owner));
    }

    private static TeamCycle Closed(TeamCycle state) => state.Then(Conducting.Tick(state, Week(1), Start(1).AddMinutes(10)));
}
