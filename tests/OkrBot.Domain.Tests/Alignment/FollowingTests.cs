using OkrBot.Domain.Alignment;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Alignment.Links;

namespace OkrBot.Domain.Tests.Alignment;

/// <summary>Copies of links, and what follows when something at an end is stopped, dropped or changed.</summary>
public sealed class FollowingTests
{
    [Fact]
    public void Both_teams_hold_the_copy_the_needed_one_hears_of_it_once_and_older_news_changes_nothing()
    {
        var decision = Assert.IsType<Decision.Accepted>(LinkCopies.Decide(Payouts, Asked, Now));
        Assert.Equal([new Effect.TellNeeded($"needed:{Asked.Id}:1", Asked.Id, 1)], decision.Effects.AsEnumerable());
        Assert.Empty(Assert.IsType<Decision.Accepted>(LinkCopies.Decide(Checkout, Asked, Now)).Effects);
        var state = Payouts.With(Asked).With(Accepted);
        Assert.Equal(LinkState.Accepted, state.Links[Asked.Id].State);
        Assert.Equal(Decision.Nothing, LinkCopies.Decide(state, Asked, Now));
        Assert.Equal(Decision.Nothing, LinkCopies.Decide(state, Accepted, Now));
        Assert.Empty(state.With(LinkTruth.Withdraw(Accepted, 1)!).Links);
        Assert.Equal(Decision.Nothing, LinkCopies.Decide(Sample.New with { Id = Sample.Id with { Team = new("growth") } }, Accepted, Now));
    }

    [Fact]
    public void A_link_that_was_on_its_way_to_a_draft_which_is_gone_is_taken_back()
    {
        var decision = Assert.IsType<Decision.Accepted>(LinkCopies.Decide(Payouts.Then(new TeamEvent.DraftDropped(Files)), Asked, Now));
        Assert.Equal(([], new Effect.WithdrawLink($"gone:{Asked.Id}:1", Asked.Id, 1)), (decision.Events, Assert.Single(decision.Effects)));
    }

    [Fact]
    public void A_link_that_was_on_its_way_to_what_is_stopped_asks_about_it_as_others_were_asked()
    {
        var stopped = Payouts.Then(new TeamEvent.ObjectiveStopped(Files, new("So", Sample.Zed, Now)));
        var decision = Assert.IsType<Decision.Accepted>(LinkCopies.Decide(stopped, Accepted, Now));
        Assert.Equal(LinkNews.Stopped, Assert.Single(Assert.IsType<Effect.TellLinked>(Assert.Single(decision.Effects)).Changes).News);
    }

    [Fact]
    public void Beyond_two_hundred_a_team_holds_no_more_copies_of_those_who_help_it()
    {
        var state = Payouts;
        for (var at = 0; at < 205; at++)
        {
            var from = new LinkEnd(new($"team{at}"), Sample.Fast, null);
            state = state.With(Asked with { Id = LinkEnds.IdOf(LinkKind.Supports, from, Theirs), From = from, Kind = LinkKind.Supports, State = LinkState.Accepted });
        }
        Assert.Equal(LinkCopies.MostSupporters, state.Links.Count);
        Assert.NotNull(LinkedChanges.Of(state, state, [new TeamEvent.ObjectiveStopped(Files, new("So", Sample.Zed, Now))], Now));
        Assert.Equal(201, state.With(Asked).Links.Count);
    }

    [Fact]
    public void A_commit_tells_of_what_links_touch_and_of_nothing_else()
    {
        var state = Payouts.With(Accepted);
        Effect.TellLinked? Told(params TeamEvent[] events) => (Effect.TellLinked?)LinkedChanges.Of(state, TeamHistory.Apply(state, events) with { Version = 9 }, [.. events], Now);
        var objective = Payouts.Objectives[Files];

        Assert.Equal([new LinkedChange(Files, null, LinkNews.Stopped)], Told(new TeamEvent.ObjectiveStopped(Files, new("So", Sample.Zed, Now)))!.Changes.AsEnumerable());
        Assert.Equal(("linked:9", 9), (Told(new TeamEvent.DraftDropped(Files))!.Id, Told(new TeamEvent.DraftDropped(Files))!.Version));
        Assert.Null(Told(new TeamEvent.DraftDropped(Draft)));
        Assert.Null(Told(new TeamEvent.ObjectiveWritten(objective with { Order = 5 })));
        Assert.Equal(LinkNews.Renamed, Told(new TeamEvent.ObjectiveWritten(objective with { Restricted = true }))!.Changes[0].News);
        Assert.Equal(LinkNews.Renamed, Told(Written(objective, ChangeReason.Wording))!.Changes[0].News);
        Assert.Equal(LinkNews.Changed, Told(Written(objective, ChangeReason.Learned))!.Changes[0].News);
        // Of a key result nothing is linked here.
        Assert.Null(Told(new TeamEvent.KeyResultStopped(Hours, new("So", Sample.Zed, Now))));
    }

    [Fact]
    public void A_new_owner_is_nobody_elses_to_react_to()
    {
        var link = Accepted with { To = Theirs with { KeyResult = Hours } };
        var state = Payouts.With(link);
        TeamEvent named = new TeamEvent.OwnerNamed(Hours, Sample.Dina, Sample.Zed, Now);
        Assert.Null(LinkedChanges.Of(state, state.Then(named), [named], Now));
        var known = state.KeyResults[Hours];
        TeamEvent changed = new TeamEvent.KeyResultWritten(known with { Measure = new Measure.Metric(31, 20, "h"), Changes = [new(Sample.Zed, Now, ChangeReason.Learned, "So") { OldMeasure = known.Measure }] });
        Assert.Equal([new LinkedChange(Files, Hours, LinkNews.Changed)], ((Effect.TellLinked)LinkedChanges.Of(state, state.Then(changed), [changed], Now)!).Changes.AsEnumerable());
    }

    [Fact]
    public void What_follows_depends_on_the_side()
    {
        LinkFollowing Of(Link link, TeamId team, LinkNews news) => LinkFollowing.Of(link, team, new(team == Ours.Team ? Ours.Objective : Theirs.Objective, null, news));

        Assert.Equal(new(Ends: false, Asks: true, Relabels: false), Of(Accepted, Theirs.Team, LinkNews.Stopped));
        Assert.Equal(new(Ends: true, Asks: true, Relabels: false), Of(Asked, Theirs.Team, LinkNews.Stopped));
        Assert.Equal(new(Ends: true, Asks: true, Relabels: false), Of(Accepted, Theirs.Team, LinkNews.Dropped));
        Assert.Equal(new(Ends: false, Asks: true, Relabels: true), Of(Accepted, Theirs.Team, LinkNews.Changed));
        Assert.Equal(new(Ends: true, Asks: false, Relabels: false), Of(Accepted, Ours.Team, LinkNews.Stopped));
        Assert.Equal(new(Ends: false, Asks: false, Relabels: true), Of(Accepted, Ours.Team, LinkNews.Changed));
        Assert.Equal(new(Ends: false, Asks: false, Relabels: false), Of(LinkTruth.Withdraw(Accepted, 1)!, Theirs.Team, LinkNews.Stopped));
    }

    [Fact]
    public void A_change_asks_once_a_newer_one_takes_its_place_and_one_answer_counts()
    {
        var question = new LinkQuestion(Accepted.Id, LinkKind.Needs, Ours, Accepted.ToLabel!, LinkNews.Changed, 4, Now);
        var asked = Checkout.Then(LinkQuestions.Ask(Checkout, question, Now));
        Assert.Equal(Decision.Nothing, LinkQuestions.Ask(asked, question, Now));
        Decision Say(PersonId by, LinkAnswer answer, long version = 4) => LinkQuestions.Decide(asked, new(by, Accepted.Id, version, answer), Now);

        Say(Sample.Ann, LinkAnswer.Keep).Refusal<OkrBot.Domain.CheckIns.NotFacilitator>();
        Say(Sample.Bo, LinkAnswer.Keep, 3).Refusal<UnknownLinkQuestion>();
        asked = asked.Then(Say(Sample.Bo, LinkAnswer.Adjust));
        Assert.Equal(Decision.Nothing, Say(Sample.Bo, LinkAnswer.Adjust));
        Say(Sample.Bo, LinkAnswer.Stop).Refusal<LinkQuestionIsSettled>();
        Assert.Empty(LinkQuestions.Open(asked));
        Assert.Equal(Decision.Nothing, LinkQuestions.Ask(asked, question, Now));
        Assert.Single(LinkQuestions.Open(asked.Then(LinkQuestions.Ask(asked, question with { Version = 5, News = LinkNews.Stopped }, Now))));
        Assert.Equal(Decision.Nothing, LinkQuestions.Ask(Checkout.Then(new TeamEvent.ObjectiveStopped(Sample.Fast, new("So", Sample.Bo, Now))), question, Now));
    }

    private static TeamEvent Written(Objective objective, ChangeReason reason) => new TeamEvent.ObjectiveWritten(objective with
    {
        Title = "Payouts are clear", Changes = [new(Sample.Zed, Now, reason, "So") { OldTitle = objective.Title }],
    });
}
