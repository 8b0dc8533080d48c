using OkrBot.Domain.Alignment;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Alignment.Links;

namespace OkrBot.Domain.Tests.Alignment;

/// <summary>Who links what to what, and what is refused.</summary>
public sealed class LinkingTests
{
    [Fact]
    public void A_need_is_promised_as_asked_and_a_help_as_standing_with_what_the_other_side_may_read()
    {
        var need = Asked;
        Assert.Equal((LinkState.Asked, 1, 1, "Refunds go through them", Sample.Bo), (need.State, need.Round, need.Version, need.Why, need.By));
        Assert.Equal((new EndLabel("Checkout", "Paying is fast"), new EndLabel("Payouts", "Every payout explains itself")), (need.FromLabel, need.ToLabel));
        Assert.Equal(LinkState.Accepted, Linking.Decide(Checkout, Need with { Kind = LinkKind.Supports }, Context).Promised().State);
        Assert.Equal(need.Id, LinkEnds.IdOf(LinkKind.Needs, Ours, Theirs));
        Assert.NotEqual(need.Id, LinkEnds.IdOf(LinkKind.Supports, Ours, Theirs));
    }

    [Fact]
    public void Members_link_drafts_and_the_facilitator_what_is_active()
    {
        var draft = Need with { From = new(Checkout.Id.Team, Draft, null) };
        Assert.IsType<Decision.Accepted>(Linking.Decide(Checkout, draft with { By = Sample.Ann }, Context));
        Linking.Decide(Checkout, Need with { By = Sample.Ann }, Context).Refusal<NotFacilitator>();
        Linking.Decide(Checkout, draft with { By = Sample.Eve }, Context).Refusal<GuestsLookOnly>();
        Linking.Decide(Checkout, draft with { By = Sample.Zed }, Context).Refusal<NotAMember>();
    }

    [Fact]
    public void What_is_not_there_is_over_or_is_ones_own_is_refused()
    {
        Linking.Decide(Checkout, Need with { From = Ours with { Objective = new("x") } }, Context).Refusal<UnknownObjective>();
        Linking.Decide(Checkout, Need with { From = Ours with { KeyResult = Sample.Blik } }, Context).Refusal<UnknownKeyResult>();
        Linking.Decide(Checkout, Need with { From = Theirs }, Context).Refusal<UnknownObjective>();
        Linking.Decide(Checkout, Need with { To = Ours }, Context with { Other = Checkout }).Refusal<SameTeam>();
        Linking.Decide(Checkout, Need with { To = Theirs with { Objective = new("x") } }, Context).Refusal<UnknownEnd>();
        Linking.Decide(Checkout, Need with { To = Theirs with { KeyResult = new("x") } }, Context).Refusal<UnknownEnd>();
        var stopped = Payouts.Then(new TeamEvent.ObjectiveStopped(Files, new("So", Sample.Zed, Now)));
        Linking.Decide(Checkout, Need, Context with { Other = stopped }).Refusal<UnknownEnd>();
        Linking.Decide(Checkout.Then(new TeamEvent.ObjectiveStopped(Sample.Fast, new("So", Sample.Bo, Now))), Need, Context).Refusal<ObjectiveIsOver>();
        Linking.Decide(Checkout, Need, Context with { Stored = Accepted }).Refusal<LinkIsThere>();
    }

    [Theory]
    [InlineData("", typeof(LinkWhyMissing))]
    [InlineData(" \u200B\n", typeof(LinkWhyMissing))]
    public void It_says_why_in_one_line(string why, Type refusal)
    {
        Assert.IsType(refusal, Linking.Decide(Checkout, Need with { Why = why }, Context).Refusal());
        Linking.Decide(Checkout, Need with { Why = new string('x', 301) }, Context).Refusal<LineTooLong>();
    }

    [Fact]
    public void After_the_weeks_nobody_links_answers_or_takes_back()
    {
        var late = Sample.Start(14);
        Linking.Decide(Checkout, Need, Context with { Now = late }).Refusal<CycleIsOver>();
        Linking.Decide(Checkout.With(Asked), new WithdrawLink(Sample.Bo, Asked.Id), "w", late).Refusal<CycleIsOver>();
        Needs.Decide(Payouts.With(Asked), new AnswerNeed(Sample.Zed, Asked.Id, 1, true), "w", late).Refusal<CycleIsOver>();
    }

    [Fact]
    public void A_restricted_one_is_there_for_its_team_and_followers_only_and_has_no_words_on_the_other_side()
    {
        var restricted = Payouts.Then(new TeamEvent.ObjectiveWritten(Payouts.Objectives[Files] with { Restricted = true }));
        Linking.Decide(Checkout, Need, Context with { Other = restricted }).Refusal<UnknownEnd>();
        var followed = Payouts.Then(new TeamEvent.ObjectiveWritten(Payouts.Objectives[Files] with { Restricted = true, Followers = [Sample.Bo] }));
        Assert.Equal(new EndLabel("Payouts", null), Linking.Decide(Checkout, Need, Context with { Other = followed }).Promised().ToLabel);
    }

    [Fact]
    public void A_need_is_answered_once_by_whoever_runs_the_other_team_with_a_reason_for_a_no()
    {
        var state = Payouts.With(Asked);
        Decision Say(PersonId by, bool yes, string? reason = null, int round = 1) => Needs.Decide(state, new AnswerNeed(by, Asked.Id, round, yes) { Reason = reason }, "w", Now);

        Say(Sample.Dina, true).Refusal<NotFacilitator>();
        Say(Sample.Bo, true).Refusal<NotFacilitator>();
        Say(Sample.Zed, false, " ").Refusal<DeclineReasonMissing>();
        Say(Sample.Zed, true, round: 2).Refusal<NeedIsSettled>();
        Needs.Decide(state, new AnswerNeed(Sample.Zed, new("l0"), 1, true), "w", Now).Refusal<UnknownLink>();
        Needs.Decide(Checkout.With(Asked), new AnswerNeed(Sample.Bo, Asked.Id, 1, true), "w", Now).Refusal<UnknownLink>();
        Assert.Null(Assert.IsType<Effect.AnswerLink>(Assert.Single(Assert.IsType<Decision.Accepted>(Say(Sample.Zed, true)).Effects)).Reason);
        state = state.With(Accepted);
        Assert.Equal(Decision.Nothing, Say(Sample.Zed, true));
        Say(Sample.Zed, false, "No people").Refusal<NeedIsSettled>();
    }

    [Fact]
    public void Only_the_team_that_made_it_takes_it_back()
    {
        Assert.IsType<Effect.WithdrawLink>(Assert.Single(Assert.IsType<Decision.Accepted>(Linking.Decide(Checkout.With(Accepted), new WithdrawLink(Sample.Bo, Accepted.Id), "w", Now)).Effects));
        Linking.Decide(Checkout.With(Accepted), new WithdrawLink(Sample.Ann, Accepted.Id), "w", Now).Refusal<NotFacilitator>();
        Linking.Decide(Payouts.With(Accepted), new WithdrawLink(Sample.Zed, Accepted.Id), "w", Now).Refusal<UnknownLink>();
    }

    [Fact]
    public void The_truth_takes_each_promise_once_and_nothing_old_brings_a_link_back()
    {
        var made = LinkTruth.Make(null, Asked)!;
        Assert.Null(LinkTruth.Make(made, Asked));
        var gone = LinkTruth.Withdraw(made, 1)!;
        Assert.Null(LinkTruth.Make(gone, Asked));
        Assert.Null(LinkTruth.Answer(gone, new("e", Asked.Id, 1, null, Sample.Zed, Now)));
        Assert.Null(LinkTruth.Withdraw(gone, 1));
        var again = LinkTruth.Make(gone, Asked with { Round = 2 })!;
        Assert.Equal((LinkState.Asked, 2, 3), (again.State, again.Round, again.Version));
        Assert.Null(LinkTruth.Withdraw(again, 1));
        Assert.Null(LinkTruth.Answer(again, new("e", Asked.Id, 1, null, Sample.Zed, Now)));
    }
}
