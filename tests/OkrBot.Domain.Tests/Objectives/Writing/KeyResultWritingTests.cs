using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;
using static OkrBot.Domain.Tests.Objectives.Writing.Desk;

namespace OkrBot.Domain.Tests.Objectives.Writing;

public sealed class KeyResultWritingTests
{
    private static Decision Rewrite(TeamCycle state, KeyResultId id, Func<KeyResultText, KeyResultText> change, Because? because = null, PersonId? by = null)
    {
        var k = state.KeyResults[id];
        var text = new KeyResultText(k.Title, k.Measure, k.Owner, k.Due, k.Weight) { Plan = k.Plan };
        return KeyResultWriting.Decide(state, new WriteKeyResult(by ?? Bo, k.Objective, id, change(text), because), Now);
    }

    public static TheoryData<Measure, Type> Unfit => new()
    {
        { new Measure.Metric(1, 1, "s"), typeof(TargetIsStart) }, { new Measure.Metric(1, 2, " "), typeof(UnitMissing) },
        { new Measure.Metric(1, 2, new string('x', 21)), typeof(LineTooLong) }, { new Measure.Metric(1, 2_000_000_000_000m, "s"), typeof(NumberOutOfRange) },
        { new Measure.Metric(1, 0.1234567m, "s"), typeof(NumberOutOfRange) }, { new Measure.KeepAbove(5, ""), typeof(UnitMissing) },
        { new Measure.KeepBelow(5, ""), typeof(UnitMissing) }, { new Measure.KeepWithin(5, 5, "s"), typeof(LimitsCrossed) },
        { new Measure.Binary("\n"), typeof(DefinitionMissing) }, { new Measure.Baseline(""), typeof(UnitMissing) },
        { new Measure.Milestones([new("a", "one")]), typeof(StepsWrong) }, { new Measure.Milestones([new("a", "one"), new("a", "two")]), typeof(StepsWrong) },
        { new Measure.Milestones([new("a", "one"), new("b", " ")]), typeof(StepsWrong) }, { new Measure.Milestones([new("a", "one"), new("b", "two", 0)]), typeof(WeightOutOfRange) },
        { new Measure.Milestones([.. Enumerable.Range(0, 11).Select(i => new Step($"{i}", "x"))]), typeof(StepsWrong) },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void A_measure_that_cannot_be_worked_with_is_refused_with_its_reason(Measure measure, Type refusal)
        => Assert.IsType(refusal, Rewrite(Drafted, Refunds, k => k with { Measure = measure }).Refusal());

    [Fact]
    public void Every_kind_is_written_with_its_words_cleaned()
    {
        foreach (var measure in new Measure[]
        {
            new Measure.Metric(9, 3, " days "), new Measure.KeepAbove(5, "x"), new Measure.KeepBelow(5, "x"), new Measure.KeepWithin(1, 5, "x"),
            new Measure.Milestones([new("a", "one "), new("b", "two", 2)]), new Measure.Binary(" It is\nsigned "), new Measure.Baseline("x"),
        })
        {
            var written = Drafted.Then(Rewrite(Drafted, Refunds, k => k with { Measure = measure })).KeyResults[Refunds];
            Assert.Equal(MeasureChecks.Clean(measure), written.Measure);
        }
    }

    [Fact]
    public void Owner_due_date_weight_and_plan_are_checked()
    {
        Assert.Equal(Zed, Rewrite(Drafted, Refunds, k => k with { Owner = Zed }).Refusal<NotOnTeam>().Person);
        Rewrite(Drafted, Refunds, k => k with { Owner = Eve }).Refusal<NotOnTeam>();
        foreach (var day in new[] { Cycle.End.AddDays(1), new DateOnly(2026, 10, 19) })
            Assert.Equal(new DateOnly(2026, 10, 20), Rewrite(Drafted, Refunds, k => k with { Due = day }).Refusal<DueOutsideCycle>().First);
        foreach (var weight in new[] { 0m, -1, 101 }) Rewrite(Drafted, Refunds, k => k with { Weight = weight }).Refusal<WeightOutOfRange>();
        PlanPoint late = new(Cycle.End, 5), early = new(new(2026, 11, 2), 7);
        Rewrite(Drafted, Refunds, k => k with { Plan = [late, early] }).Refusal<PlanWrong>();
        Rewrite(Drafted, Refunds, k => k with { Measure = new Measure.Baseline("x"), Plan = [early] }).Refusal<PlanWrong>();
        Assert.Equal([early, late], Drafted.Then(Rewrite(Drafted, Refunds, k => k with { Plan = [early, late] })).KeyResults[Refunds].Plan.AsEnumerable());
        Rewrite(Drafted, Refunds, k => k with { Title = "" }).Refusal<TitleMissing>();
    }

    [Fact]
    public void Five_are_enough_for_an_objective()
    {
        var state = Drafted;
        for (var i = 1; i < KeyResultWriting.MostPerObjective; i++) state = state.Then(KeyResultWriting.Decide(state, new WriteKeyResult(Ann, Returns, new($"n{i}"), RefundsText), Now));
        KeyResultWriting.Decide(state, new WriteKeyResult(Ann, Returns, new("n9"), RefundsText), Now).Refusal<TooManyKeyResults>();
        KeyResultWriting.Decide(state, new WriteKeyResult(Ann, new("?"), new("n9"), RefundsText), Now).Refusal<UnknownObjective>();
    }

    [Fact]
    public void A_new_target_needs_a_reason_and_the_old_one_stays_on_record()
    {
        var target = new Measure.Metric(74, 50, "s");
        Rewrite(New, Time, k => k with { Measure = target }).Refusal<BecauseMissing>();
        Rewrite(New, Time, k => k with { Measure = target }, Learned, Ann).Refusal<NotFacilitator>();

        var changed = New.Then(Rewrite(New, Time, k => k with { Measure = target, Due = new(2026, 12, 1), Owner = Chidi, Title = "Time" }, Learned)).KeyResults[Time];

        Assert.Equal(
            new RecordedChange(Bo, Now, ChangeReason.Learned, Learned.Note) { OldMeasure = new Measure.Metric(74, 45, "s"), OldDue = Cycle.End, OldOwner = Ann, OldTitle = "k1" },
            Assert.Single(changed.Changes));
        Assert.Equal((target, new DateOnly(2026, 12, 1), Chidi), (changed.Measure, changed.Due, changed.Owner));
    }

    [Fact]
    public void A_plan_of_ones_own_needs_no_reason()
        => Assert.Empty(New.Then(Rewrite(New, Time, k => k with { Plan = [new(new(2026, 11, 2), 60)] })).KeyResults[Time].Changes);

    [Fact]
    public void Weights_stay_as_they_were_when_work_began()
    {
        Rewrite(New, Time, k => k with { Weight = 2 }, Learned).Refusal<WeightsFrozen>();
        var terms = (Measure.Milestones)New.KeyResults[Terms].Measure;
        Rewrite(New, Terms, k => k with { Measure = new Measure.Milestones([terms.Steps[0] with { Weight = 5 }, .. terms.Steps.Skip(1)]) }, Learned).Refusal<WeightsFrozen>();
        Assert.Equal(2, Drafted.Then(Rewrite(Drafted, Refunds, k => k with { Weight = 2 })).KeyResults[Refunds].Weight);
    }

    [Fact]
    public void A_finished_step_stays_and_the_kind_stays_unless_a_number_was_found_out()
    {
        var state = New.WithReading(Terms, 2, new Reading.Steps(["a"]), 7);
        var steps = ((Measure.Milestones)state.KeyResults[Terms].Measure).Steps;
        Assert.Equal("Read", Rewrite(state, Terms, k => k with { Measure = new Measure.Milestones([.. steps.Skip(1)]) }, Learned).Refusal<StepIsFinished>().Title);
        Assert.NotEmpty(Rewrite(state, Terms, k => k with { Measure = new Measure.Milestones([steps[0], steps[2]]) }, Learned).Events());
        Rewrite(New, Time, k => k with { Measure = new Measure.Baseline("s") }, Learned).Refusal<KindFrozen>();

        var unknown = New.Then(Written(Cards, Fast, 2, new Measure.Baseline("%"), Ann));
        Assert.NotEmpty(Rewrite(unknown, Cards, k => k with { Measure = new Measure.Metric(12, 30, "%") }, Learned).Events());
    }

    [Fact]
    public void Dropped_from_a_draft_it_is_gone_and_from_what_is_active_it_stays_to_be_read()
    {
        Assert.False(Drafted.Then(KeyResultWriting.Decide(Drafted, new DropKeyResult(Ann, Refunds), Now)).KeyResults.ContainsKey(Refunds));
        KeyResultWriting.Decide(New, new DropKeyResult(Ann, Time, "no"), Now).Refusal<NotFacilitator>();
        KeyResultWriting.Decide(New, new DropKeyResult(Bo, Time), Now).Refusal<StopReasonMissing>();
        var stopped = New.Then(KeyResultWriting.Decide(New, new DropKeyResult(Bo, Time, "no"), Now));
        Assert.Equal(new Stop("no", Bo, Now), stopped.KeyResults[Time].Stopped);
        Assert.Equal(Decision.Nothing, KeyResultWriting.Decide(stopped, new DropKeyResult(Bo, Time, "no"), Now));
        KeyResultWriting.Decide(stopped, new DropKeyResult(Bo, Cards, "no"), Now).Refusal<NoKeyResultYet>();
        Assert.IsType<KeyResultIsStopped>(Rewrite(stopped, Time, k => k with { Title = "x" }, Learned).Refusal());
    }

    [Fact]
    public void A_key_result_moves_up_within_its_objective()
    {
        var moved = New.Then(KeyResultWriting.Decide(New, new MoveKeyResultUp(Bo, Cards), Now));
        Assert.Equal([Cards, Time, Blik, Terms], moved.ActiveKeyResults.Select(k => k.Id));
        Assert.Equal(Decision.Nothing, KeyResultWriting.Decide(moved, new MoveKeyResultUp(Bo, Cards), Now));
    }
}
