using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Objectives;

public sealed class KeyResultDecisionsTests
{
    private static readonly DateTimeOffset Now = Start(5).AddMinutes(3);

    /// <summary>Week 5 asks about the terms.</summary>
    private static readonly TeamCycle Asking = New.WithReading(Terms, 1, new Reading.Steps(["a"]), 7).WithAnswer(Time, 4, 60, 9).WithAnswer(Cards, 4, 20, 9)
        .WithAnswer(Blik, 4, 30, 9).WithHeld(1, 2, 3, 4).Opened(5);

    [Fact]
    public void Kept_it_is_asked_about_like_any_other_until_it_is_silent_three_times_again()
    {
        var kept = Decide(Asking, Keep());
        Assert.Equal([new TeamEvent.KeyResultKept(Terms, Bo, Now)], kept.Events().AsEnumerable());
        var state = Asking.Then(kept);
        Assert.False(Silences.IsQuiet(state.KeyResults[Terms]));
        Assert.Equal(Decision.Nothing, Decide(state, Keep()));
        state = state.Closed(5).WithHeld(6, 7, 8);
        Assert.Equal(3, Silences.Held(state, state.KeyResults[Terms]));
    }

    [Fact]
    public void A_new_owner_answers_for_it_and_the_old_one_does_not()
    {
        var state = Asking.Then(KeyResultDecisions.Decide(Asking, new NameOwner(Bo, Week(5), Terms, Chidi), Now));
        Assert.Equal((Chidi, false), (state.KeyResults[Terms].Owner, Silences.IsQuiet(state.KeyResults[Terms])));
        Answering.Decide(state, Save(Dina, 5, new Answer(Terms, new Reading.Steps(["a"]), 7)), Now).Refusal<NotYours>();
        Assert.Equal(Decision.Nothing, KeyResultDecisions.Decide(state, new NameOwner(Bo, Week(5), Terms, Chidi), Now));
        foreach (var unfit in new[] { Eve, Zed })
            Assert.Equal(unfit, KeyResultDecisions.Decide(Asking, new NameOwner(Bo, Week(5), Terms, unfit), Now).Refusal<NotOnTeam>().Person);
    }

    [Fact]
    public void Stopped_it_is_in_no_question_no_count_and_no_mean_and_its_history_stays()
    {
        var before = ObjectiveProgress.Of(Asking, Poland);
        var state = Asking.Then(KeyResultDecisions.Decide(Asking, new StopKeyResult(Bo, Week(5), Terms, " no\nlawyer "), Now));
        Assert.Equal((new Stop("no lawyer", Bo, Now), 1), (state.KeyResults[Terms].Stopped, state.KeyResults[Terms].Updates.Length));
        Assert.DoesNotContain(Terms, state.ActiveKeyResults.Select(k => k.Id));
        Assert.NotEqual(before, ObjectiveProgress.Of(state, Poland));
        Assert.Equal(Progress.Of(state.KeyResults[Blik]), ObjectiveProgress.Of(state, Poland));
        Answering.Decide(state, Save(Dina, 5, new Answer(Terms, new Reading.Steps(["a"]), 7)), Now).Refusal<UnknownKeyResult>();
        Answering.Decide(state, new NoChange(Dina, Week(5)), Now).Refusal<NothingToSave>();
        Assert.Equal(state.KeyResults[Terms].Stopped, state.Then(Written(Terms, Poland, 2, new Measure.Binary("x"), Dina)).KeyResults[Terms].Stopped);
    }

    [Fact]
    public void Stopping_says_why_in_one_line()
    {
        KeyResultDecisions.Decide(Asking, new StopKeyResult(Bo, Week(5), Terms, " \u200b"), Now).Refusal<StopReasonMissing>();
        Assert.Equal(300, KeyResultDecisions.Decide(Asking, new StopKeyResult(Bo, Week(5), Terms, new string('x', 301)), Now).Refusal<StopReasonTooLong>().Most);
        var state = Asking.Then(KeyResultDecisions.Decide(Asking, new StopKeyResult(Bo, Week(5), Terms, "x"), Now));
        Assert.Equal(Decision.Nothing, KeyResultDecisions.Decide(state, new StopKeyResult(Bo, Week(5), Terms, "x"), Now));
        Assert.Equal(Terms, Decide(state, Keep()).Refusal<KeyResultIsStopped>().KeyResult);
    }

    [Fact]
    public void Only_who_runs_the_check_in_decides()
    {
        foreach (var (by, refusal) in new[] { (Ann, typeof(NotFacilitator)), (Eve, typeof(GuestsLookOnly)), (Zed, typeof(NotAMember)) })
        {
            Assert.IsType(refusal, Refused(Decide(Asking, Keep() with { By = by })));
            Assert.IsType(refusal, Refused(KeyResultDecisions.Decide(Asking, new NameOwner(by, Week(5), Terms, Chidi), Now)));
            Assert.IsType(refusal, Refused(KeyResultDecisions.Decide(Asking, new StopKeyResult(by, Week(5), Terms, "x"), Now)));
        }
        var handed = Asking.Then(new TeamEvent.RunnerNamed(Week(5), Ann));
        Assert.NotEmpty(Decide(handed, Keep() with { By = Ann }).Events());
    }

    [Fact]
    public void It_is_decided_on_a_card_that_the_team_has_also_after_the_close()
    {
        Assert.NotEmpty(Decide(Asking.Closed(5), Keep()).Events());
        Decide(Asking, Keep() with { Occurrence = Week(3) }).Refusal<NotRunning>();
        Decide(Asking, Keep() with { KeyResult = new("?") }).Refusal<UnknownKeyResult>();
        Assert.Equal(Decision.Nothing, Decide(Asking, Keep() with { KeyResult = Time }));
    }

    private static Refusal Refused(Decision decision) => Assert.IsType<Decision.Refused>(decision).Refusal;

    private static KeepKeyResult Keep() => new(Bo, Week(5), Terms);

    private static Decision Decide(TeamCycle state, KeepKeyResult keep) => KeyResultDecisions.Decide(state, keep, Now);
}
