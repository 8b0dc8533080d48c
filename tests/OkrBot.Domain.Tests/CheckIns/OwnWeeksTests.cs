using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Reminders;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

/// <summary>Objectives that no meeting carries: a person's own, and the company's before it has one.</summary>
public sealed class OwnWeeksTests
{
    private static readonly TeamCycle Own = Alone(TeamKind.Individual);

    private static TeamCycle Alone(TeamKind kind, int weeks = 1)
        => New.Then(new TeamEvent.TeamJoinedCycle(Sample.Team with { Kind = kind, Meeting = null, CadenceWeeks = weeks }, Sample.Cycle));

    [Fact]
    public void Every_day_of_a_cycle_lies_in_one_week_and_the_last_one_ends_with_it()
    {
        foreach (var state in new[] { Own, Alone(TeamKind.Company, 2) })
        {
            var weeks = OwnWeeks.All(state).ToList();
            Assert.Equal(state.Team.CadenceWeeks == 1 ? 13 : 7, weeks.Count);
            for (var day = Sample.Cycle.Start; day <= Sample.Cycle.End; day = day.AddDays(1))
                Assert.Single(weeks, w => w.Occurrence.Start <= Zones.StartOf(Berlin, day) && Zones.StartOf(Berlin, day) < w.Ends);
            Assert.Equal(Zones.StartOf(Berlin, Sample.Cycle.End.AddDays(1)), weeks[^1].Ends);
            Assert.All(weeks, w => Assert.True(w.Occurrence.Start <= w.AskedFrom && w.AskedFrom < w.Ends));
        }
    }

    [Fact]
    public void A_team_without_a_meeting_takes_no_answers_by_the_week()
        => Assert.Null(CheckInTargets.Find(Alone(TeamKind.Team), null, Start(3)));

    [Fact]
    public void An_answer_counts_for_the_week_in_which_it_is_given_and_again_corrects_it()
    {
        var first = Own.Then(Answering.Decide(Own, new SaveAnswers(Ann, null, [Number(Time, 70, 6), Number(Cards, 12, 5)]), Start(3)));
        var again = first.Then(Answering.Decide(first, new SaveAnswers(Ann, null, [Number(Time, 69, 6)]), Start(3).AddDays(2)));
        var updates = again.KeyResults[Time].Updates;
        Assert.Equal(2, updates.Length);
        Assert.Single(updates.Select(u => u.Occurrence).Distinct());
        Assert.Equal((OwnWeeks.Series, AnswerTiming.During), (updates[0].Occurrence.Series, updates[0].Timing));
        var next = again.Then(Answering.Decide(again, new SaveAnswers(Ann, null, [Number(Time, 68, 6)]), Start(4)));
        Assert.Equal(2, next.KeyResults[Time].Updates.Select(u => u.Occurrence).Distinct().Count());
    }

    [Fact]
    public void A_week_takes_answers_until_the_next_one_is_over_too_and_not_before_it_begins()
    {
        var second = OwnWeeks.All(Own).ElementAt(1).Occurrence;
        SaveAnswers save = new(Ann, second, [Number(Time, 70, 6)]);
        Answering.Decide(Own, save, second.Start.AddMinutes(-1)).Refusal<NoCheckInNow>();
        Assert.Equal(AnswerTiming.During, Timing(Answering.Decide(Own, save, second.Start)));
        Answering.Decide(Own, save, second.Start.AddDays(8)).Refusal<SegmentClosed>();
        Assert.Equal(AnswerTiming.After, Timing(Answering.Decide(Own, save with { AcceptLate = true }, second.Start.AddDays(8))));
        Answering.Decide(Own, save with { AcceptLate = true }, second.Start.AddDays(14)).Refusal<NoCheckInNow>();
        Answering.Decide(Own, save with { Occurrence = new Occurrence(OwnWeeks.Series, second.Start.AddHours(1)) }, second.Start.AddDays(1)).Refusal<NoCheckInNow>();
    }

    [Fact]
    public void Once_a_meeting_carries_it_the_weeks_are_over()
    {
        var company = Alone(TeamKind.Company);
        Assert.Equal(OwnWeeks.Series, CheckInTargets.Find(company, null, Start(3))!.Occurrence.Series);
        var met = company.Then(Connecting.Decide(company, new ConnectMeeting(Bo, Meeting)));
        Assert.Equal(Series, CheckInTargets.Find(met, null, Start(3))!.Occurrence.Series);
        Connecting.Decide(Own, new ConnectMeeting(Bo, Meeting)).Refusal<OwnHaveNoMeeting>();
    }

    [Fact]
    public void Silence_is_counted_by_weeks_that_are_over()
    {
        var said = Own.Then(Answering.Decide(Own, new SaveAnswers(Ann, null, [Number(Time, 70, 6)]), Start(1)));
        Assert.NotEqual(Status.NoUpdate, StatusRules.Suggest(said, said.KeyResults[Time], Start(2)).Status);
        Assert.Equal(Status.NoUpdate, StatusRules.Suggest(said, said.KeyResults[Time], Start(3)).Status);
        Assert.Contains(Signal.Stale, Signals.Of(said, said.KeyResults[Time], Start(3)));
        Assert.Contains(Signal.NotStarted, Signals.Of(said, said.KeyResults[Cards], Start(3)));
        Assert.Empty(said.Past);
    }

    [Fact]
    public void What_is_not_answered_is_asked_for_from_the_last_working_day_on()
    {
        var friday = Zones.StartOf(Berlin, new(2026, 10, 16));
        Assert.All(OpenAnswers.Of(Own, friday.AddMinutes(-1)), open => Assert.True(open.ClosedAt < friday));
        var open = OpenAnswers.Of(Own, friday);
        Assert.Equal([(Time, Ann), (Cards, Ann), (Blik, Chidi), (Terms, Dina)], open.Select(one => (one.KeyResult, one.Owner)));
        Assert.All(open, one => Assert.Equal(friday, one.ClosedAt));
        var answered = Own.Then(Answering.Decide(Own, new SaveAnswers(Ann, null, [Number(Time, 70, 6), Number(Cards, 12, 5)]), friday.AddHours(-20)));
        Assert.DoesNotContain(OpenAnswers.Of(answered, friday), one => one.Owner == Ann);
        // Who has answered for the week that began is not asked about the one before.
        var later = Own.Then(Answering.Decide(Own, new SaveAnswers(Ann, null, [Number(Time, 70, 6)]), friday.AddDays(3)));
        Assert.DoesNotContain(OpenAnswers.Of(later, friday.AddDays(3)), one => one.KeyResult == Time);
    }

    [Fact]
    public void The_board_knows_when_to_ask_for_as_long_as_the_weeks_last()
    {
        var friday = Zones.StartOf(Berlin, new(2026, 10, 16));
        var asks = OpenAnswers.ByWeek(Own, friday);
        Assert.Equal([Ann, Chidi, Dina], asks.Select(ask => ask.Owner).Order());
        Assert.All(asks, ask => Assert.Equal((12, friday), (ask.At.Length, ask.At[0])));
        var answered = Own.Then(Answering.Decide(Own, new SaveAnswers(Ann, null, [Number(Time, 70, 6), Number(Cards, 12, 5)]), friday));
        Assert.Equal(friday.AddDays(7), OpenAnswers.ByWeek(answered, friday).Single(ask => ask.Owner == Ann).At[0]);
        Assert.Empty(OpenAnswers.ByWeek(New, friday));
        Assert.Empty(OpenAnswers.ByWeek(Own, Zones.StartOf(Berlin, Sample.Cycle.End.AddDays(1))));
    }

    private static AnswerTiming Timing(Decision decision) => decision.Events().OfType<TeamEvent.AnswerSaved>().Single().Update.Timing;
}
