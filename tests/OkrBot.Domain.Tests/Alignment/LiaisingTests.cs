using OkrBot.Domain.Alignment;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using OkrBot.Domain.Tests.Objectives.Writing;
using static OkrBot.Domain.Tests.Alignment.Neighbour;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Alignment;

public sealed class LiaisingTests
{
    private static readonly DateTimeOffset Now = Start(2);

    [Fact]
    public void Whoever_accepts_stands_in_where_nobody_was_chosen_and_a_name_is_asked_for()
    {
        var asked = New.Copied(Need(Fast, Time, LinkState.Asked, version: 1));
        var state = asked.Then(Needs.Decide(asked, new AnswerNeed(Bo, Need(Fast, Time).Id, 1, Accepts: true), "w", Now)).Copied(Need(Fast, Time), Now);
        Assert.Equal(new Liaison(Bo, Acting: true, Bo, Now), state.LiaisonOf(Fast, Time));
        Assert.Equal([Time], Liaising.Standing(state).Select(end => end.KeyResult));
        state = state.Then(Liaising.Decide(state, new NameLiaison(Bo, Fast, Time, Dina), Now));
        Assert.Equal(new Liaison(Dina, Acting: false, Bo, Now), state.LiaisonOf(Fast, Time));
        Assert.Empty(Liaising.Standing(state));
    }

    [Fact]
    public void The_one_who_is_chosen_with_the_yes_is_named_in_the_same_commit()
    {
        var asked = New.Copied(Need(Fast, null, LinkState.Asked, version: 1));
        var yes = Needs.Decide(asked, new AnswerNeed(Bo, Need(Fast, null).Id, 1, Accepts: true) { Liaison = Chidi }, "w", Now);
        Assert.Equal([new TeamEvent.LiaisonNamed(Fast, null, new(Chidi, false, Bo, Now))], yes.Events().AsEnumerable());
        Assert.IsType<Effect.AnswerLink>(Assert.Single(Assert.IsType<Decision.Accepted>(yes).Effects));
        Assert.Equal(new NotOnTeam(Eve), Needs.Decide(asked, new AnswerNeed(Bo, Need(Fast, null).Id, 1, true) { Liaison = Eve }, "w", Now).Refusal());
        Assert.Empty(Needs.Decide(asked, new AnswerNeed(Bo, Need(Fast, null).Id, 1, false) { Liaison = Chidi, Reason = "no" }, "w", Now).Events());
    }

    [Fact]
    public void It_is_handed_over_by_whoever_has_it_or_the_facilitator_and_by_nobody_else()
    {
        var state = New.Copied(Need(Fast, Time)).Then(new TeamEvent.LiaisonNamed(Fast, Time, new(Dina, false, Bo, Asked)));
        Assert.Equal(Chidi, state.Then(Liaising.Decide(state, new NameLiaison(Dina, Fast, Time, Chidi), Now)).LiaisonOf(Fast, Time)!.Person);
        Assert.Equal(Ann, state.Then(Liaising.Decide(state, new NameLiaison(Bo, Fast, Time, Ann), Now)).LiaisonOf(Fast, Time)!.Person);
        Assert.Empty(Liaising.Decide(state, new NameLiaison(Bo, Fast, Time, Dina), Now).Events());
        Assert.IsType<NotFacilitator>(Liaising.Decide(state, new NameLiaison(Ann, Fast, Time, Ann), Now).Refusal());
        Assert.IsType<NotFacilitator>(Liaising.Decide(state, new NameLiaison(Zed, Fast, Time, Ann), Now).Refusal());
        foreach (var wrong in new[] { Eve, Zed }) Assert.Equal(new NotOnTeam(wrong), Liaising.Decide(state, new NameLiaison(Bo, Fast, Time, wrong), Now).Refusal());
        Assert.IsType<NobodyNeedsIt>(Liaising.Decide(state, new NameLiaison(Bo, Fast, Cards, Ann), Now).Refusal());
        Assert.IsType<UnknownKeyResult>(Liaising.Decide(state, new NameLiaison(Bo, Fast, new("none"), Ann), Now).Refusal());
        var stopped = state.Then(new TeamEvent.ObjectiveStopped(Fast, new Stop("over", Bo, Now)));
        Assert.IsType<ObjectiveIsOver>(Liaising.Decide(stopped, new NameLiaison(Bo, Fast, Time, Ann), Now).Refusal());
    }

    [Fact]
    public void Whoever_runs_the_check_in_names_one_on_its_card()
    {
        var state = New.Copied(Need(Fast, Time)).Opened(2).Then(new TeamEvent.RunnerNamed(Week(2), Ann));
        Assert.Equal(Chidi, state.Then(Liaising.Decide(state, new NameLiaison(Ann, Fast, Time, Chidi) { On = Week(2) }, Now)).LiaisonOf(Fast, Time)!.Person);
        Assert.IsType<NotFacilitator>(Liaising.Decide(state, new NameLiaison(Ann, Fast, Time, Chidi), Now).Refusal());
    }

    [Fact]
    public void After_one_left_the_facilitator_acts_until_there_is_a_name()
    {
        var state = New.Copied(Need(Fast, Time)).Then(new TeamEvent.LiaisonNamed(Fast, Time, new(Dina, false, Bo, Asked)));
        Assert.Equal(Dina, Liaising.Acting(state, state.LiaisonOf(Fast, Time)));
        state = state.Then(Rostering.Decide(state, new RosterChanged([], [Dina]), Now));
        Assert.Equal(Bo, Liaising.Acting(state, state.LiaisonOf(Fast, Time)));
        Assert.Single(Liaising.Standing(state));
        Assert.IsType<NotFacilitator>(Liaising.Decide(state, new NameLiaison(Dina, Fast, Time, Ann), Now).Refusal());
    }

    [Fact]
    public void Who_answered_and_left_stands_in_for_nothing()
    {
        var state = New.Then(new TeamEvent.FacilitatorNamed(null));
        Assert.Equal(Dina, state.Copied(Need(Fast, Time) with { AnsweredBy = Dina }, Now).LiaisonOf(Fast, Time)?.Person);
        var left = state.Then(Rostering.Decide(state, new RosterChanged([], [Dina]), Now));
        Assert.Equal(Ann, left.Copied(Need(Fast, Time) with { AnsweredBy = Dina }, Now).LiaisonOf(Fast, Time)?.Person);
    }

    [Fact]
    public void A_draft_that_is_needed_begins_only_with_a_liaison()
    {
        var state = Desk.Drafted.Copied(Need(Desk.Returns, Desk.Refunds));
        Assert.Null(state.LiaisonOf(Desk.Returns, Desk.Refunds));
        Assert.Equal(new LiaisonsMissing([Need(Desk.Returns, Desk.Refunds).Id]), Activation.Decide(state, new(Bo, Desk.Returns), Desk.Now).Refusal());
        state = state.Then(Liaising.Decide(state, new NameLiaison(Bo, Desk.Returns, Desk.Refunds, Ann), Desk.Now));
        Assert.Contains(Desk.Returns, Activation.Active(state.Then(Activation.Decide(state, new(Bo, Desk.Returns), Desk.Now))));
    }

    [Fact]
    public void It_ends_with_the_last_accepted_need_and_not_before()
    {
        var state = New.Copied(Need(Fast, Time)).Copied(Need(Fast, Time, number: 2)).Copied(Need(Fast, null, number: 3));
        state = state.Copied(Need(Fast, Time, LinkState.Withdrawn, version: 3));
        Assert.NotNull(state.LiaisonOf(Fast, Time));
        state = state.Copied(Need(Fast, Time, LinkState.Withdrawn, version: 3, number: 2));
        Assert.Null(state.LiaisonOf(Fast, Time));
        Assert.NotNull(state.LiaisonOf(Fast));
    }

    [Fact]
    public void A_no_after_a_loop_was_found_leaves_nobody_named()
    {
        var asked = New.Copied(Need(Fast, Time, LinkState.Asked, version: 1));
        var named = asked.Then(Needs.Decide(asked, new AnswerNeed(Bo, Need(Fast, Time).Id, 1, true) { Liaison = Chidi }, "w", Now));
        Assert.NotNull(named.LiaisonOf(Fast, Time));
        Assert.Null(named.Copied(Need(Fast, Time, LinkState.Declined, version: 2), Now).LiaisonOf(Fast, Time));
    }

    [Fact]
    public void What_others_need_is_told_of_once_each_time_that_it_gets_stuck()
    {
        var state = New.Copied(Need(Fast, null)).Then(new TeamEvent.LiaisonNamed(Fast, null, new(Dina, false, Bo, Asked)));
        string[] Told(TeamCycle before, TeamCycle after) => [.. LiaisonNews.Of(before, after, [new TeamEvent.SegmentClosed(Week(1), ClosedBy.Time, Now, true)], Now).OfType<Effect.TellLiaison>().Select(e => e.Id)];
        TeamCycle Week1(int week, int confidence, TeamCycle from) => from.WithAnswer(Time, week, 74 - (3 * week), confidence).WithAnswer(Cards, week, 12 + (2 * week), 8).WithHeld(week);
        var first = Week1(1, 8, state);
        Assert.Empty(Told(state, first));
        var second = Week1(2, 1, first);
        var third = Week1(3, 1, second);
        Assert.Equal(Assert.Single(Told(first, second)), Assert.Single(Told(second, third)));
        var fine = Week1(4, 8, third);
        Assert.Empty(Told(third, fine));
        Assert.NotEqual(Told(first, second), Told(fine, Week1(5, 1, fine)));
    }

    [Fact]
    public void A_new_liaison_hears_it_unless_they_said_so_themselves_and_the_needing_team_always()
    {
        var before = New.Copied(Need(Fast, Time));
        TeamEvent named = new TeamEvent.LiaisonNamed(Fast, Time, new(Dina, false, Bo, Now)), own = new TeamEvent.LiaisonNamed(Fast, Time, new(Dina, false, Dina, Now));
        Assert.Equal(Dina, Assert.Single(LiaisonNews.Of(before, before.Then(named), [named], Now).OfType<Effect.TellLiaison>()).Named);
        Assert.Empty(LiaisonNews.Of(before, before.Then(own), [own], Now).OfType<Effect.TellLiaison>());
        Assert.Single(LiaisonNews.Of(before, before.Then(own), [own], Now).OfType<Effect.TellNeeding>());
        Assert.Equal(new NeedNote("Dina", null), LiaisonNews.NoteOf(before.Then(own), before.Links.Values.Single()));
        Assert.Empty(LiaisonNews.Of(New, New.Then(new TeamEvent.FacilitatorNamed(Ann)), [new TeamEvent.FacilitatorNamed(Ann)], Now));
    }

    [Fact]
    public void How_a_restricted_objective_stands_is_told_to_nobody_who_needs_it()
    {
        var state = New.Copied(Need(Fast, Time)).WithAnswer(Time, 1, 74, 1).WithAnswer(Cards, 1, 12, 8).WithHeld(1);
        var link = state.Links.Values.Single();
        Assert.NotNull(LiaisonNews.NoteOf(state, link).Trouble);
        var restricted = state.Then(new TeamEvent.ObjectiveWritten(state.Objectives[Fast] with { Restricted = true }));
        Assert.Null(LiaisonNews.NoteOf(restricted, link).Trouble);
    }
}
