using OkrBot.Domain.Blockers;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Objectives;

public sealed class StatusRulesTests
{
    private static readonly DateTimeOffset Week5 = Start(5).AddMinutes(3);

    // BLIK is committed: on 3 November 12.7 shops are expected. Time is aspirational: 67.5 s.
    [Theory]
    [InlineData("k3", 6, 9, Status.OffTrack, StatusRule.FarBehindPlan)]
    [InlineData("k3", 7, 9, Status.AtRisk, StatusRule.BehindPlan)]
    [InlineData("k3", 9.5, 9, Status.AtRisk, StatusRule.BehindPlan)]
    [InlineData("k3", 10, 9, Status.OnTrack, StatusRule.NearPlan)]
    [InlineData("k3", 13, 7, Status.OnTrack, StatusRule.NearPlan)]
    [InlineData("k3", 13, 6, Status.AtRisk, StatusRule.LowConfidence)]
    [InlineData("k3", 13, 4, Status.AtRisk, StatusRule.LowConfidence)]
    [InlineData("k3", 13, 3, Status.OffTrack, StatusRule.VeryLowConfidence)]
    [InlineData("k3", 7, 3, Status.OffTrack, StatusRule.VeryLowConfidence)]
    [InlineData("k1", 67, 4, Status.OnTrack, StatusRule.NearPlan)]
    [InlineData("k1", 67, 3, Status.AtRisk, StatusRule.LowConfidence)]
    [InlineData("k1", 67, 2, Status.AtRisk, StatusRule.LowConfidence)]
    [InlineData("k1", 67, 1, Status.OffTrack, StatusRule.VeryLowConfidence)]
    [InlineData("k1", 70, 7, Status.AtRisk, StatusRule.BehindPlan)]
    [InlineData("k1", 80, 7, Status.OffTrack, StatusRule.FarBehindPlan)]
    public void The_first_rule_that_holds_suggests_the_status(string id, double value, int confidence, Status status, StatusRule rule)
    {
        var state = New.WithAnswer(new(id), 5, (decimal)value, confidence);
        var report = StatusRules.Suggest(state, state.KeyResults[new(id)], Week5);
        Assert.Equal((status, rule), (report.Status, report.Rule));
    }

    [Fact]
    public void Nobody_is_behind_while_less_than_a_fifth_is_expected()
    {
        var state = New.WithAnswer(Blik, 2, 0, 9);
        Assert.Equal(new(Status.OnTrack, StatusRule.NearPlan, null, false), StatusRules.Suggest(state, state.KeyResults[Blik], Start(2)));
    }

    [Fact]
    public void A_blocker_open_for_two_segments_puts_it_at_risk()
    {
        var state = New.WithAnswer(Blik, 5, 13, 9).WithHeld(3);
        state = state.Then(new TeamEvent.BlockerRaised(new(new("b"), Blik, "a form", "Legal", Bo, Start(3), Week(3))));
        Assert.Equal(Status.OnTrack, StatusRules.Suggest(state, state.KeyResults[Blik], Week5).Status);
        state = state.WithHeld(4);
        Assert.Equal(StatusRule.BlockedForLong, StatusRules.Suggest(state, state.KeyResults[Blik], Week5).Rule);
        state = state.Then(new TeamEvent.BlockerResolved(new("b"), Bo, Week5));
        Assert.Equal(Status.OnTrack, StatusRules.Suggest(state, state.KeyResults[Blik], Week5).Status);
    }

    [Fact]
    public void Silence_overrides_everything_once_a_held_segment_went_by_without_an_answer()
    {
        // As on the card: the last answer on 20 October (week 3), the segment of week 4 was held without one.
        var state = New.WithAnswer(Blik, 3, 0, 0).WithHeld(1, 2, 3);
        Assert.Equal(Status.OffTrack, StatusRules.Suggest(state, state.KeyResults[Blik], Start(4)).Status);
        state = state.WithHeld(4);
        Assert.Equal((Status.NoUpdate, StatusRule.NoRecentUpdate), Both(StatusRules.Suggest(state, state.KeyResults[Blik], Week5)));
        var late = state.WithAnswer(Blik, 5, 13, 9);
        Assert.Equal(Status.OnTrack, StatusRules.Suggest(late, late.KeyResults[Blik], Week5).Status);
    }

    [Fact]
    public void Segments_that_nobody_held_make_nobody_silent()
    {
        var state = New.WithAnswer(Blik, 3, 13, 9).WithHeld(1, 2, 3);
        state = state with { Past = [.. state.Past, new(Week(4), Start(4), Start(4).AddMinutes(10), false), new(Week(5), Start(5), Start(5).AddMinutes(10), false)] };
        Assert.NotEqual(Status.NoUpdate, StatusRules.Suggest(state, state.KeyResults[Blik], Week5).Status);
    }

    [Fact]
    public void A_persons_own_status_stands_until_the_next_answer_and_never_hides_silence()
    {
        var said = new StatusOverride(Status.OnTrack, "the contract is signed", Chidi, Start(5));
        var state = New.Then(new TeamEvent.AnswerSaved(Blik, Sample.Said(5, new Reading.Number(0), 9), null) { Override = said });
        var report = StatusRules.Suggest(state, state.KeyResults[Blik], Week5);
        Assert.Equal((Status.OnTrack, StatusRule.SaidByPerson), Both(report));
        Assert.Equal(1m, report.Behind);
        Assert.Equal(Status.OffTrack, StatusRules.ByRule(state, state.KeyResults[Blik], new(2026, 11, 3)).Status);
        Assert.Null(state.WithAnswer(Blik, 6, 1, 9).KeyResults[Blik].Override);
        state = state.WithHeld(5, 6);
        Assert.Equal(Status.NoUpdate, StatusRules.Suggest(state, state.KeyResults[Blik], Start(7)).Status);
    }

    [Fact]
    public void Past_due_is_named_beside_any_status_unless_it_is_done_or_a_keep_kind()
    {
        var after = Zone(new(2027, 1, 4));
        var state = New.WithAnswer(Blik, 13, 39, 9).WithAnswer(Time, 13, 45, 9);
        Assert.True(StatusRules.Suggest(state, state.KeyResults[Blik], after).PastDue);
        Assert.False(StatusRules.Suggest(state, state.KeyResults[Time], after).PastDue);
        Assert.False(StatusRules.Suggest(state, state.KeyResults[Blik] with { Measure = new Measure.KeepAbove(99, "") }, after).PastDue);
        Assert.False(StatusRules.Suggest(state, state.KeyResults[Blik], after.AddDays(-1)).PastDue);
    }

    private static DateTimeOffset Zone(DateOnly day) => Domain.Cycles.Zones.StartOf(Berlin, day);

    private static (Status, StatusRule) Both(StatusReport report) => (report.Status, report.Rule);
}
