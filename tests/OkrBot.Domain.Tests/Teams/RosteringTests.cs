using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Teams;

/// <summary>People come and go.</summary>
public sealed class RosteringTests
{
    private static readonly DateTimeOffset Now = Start(5).AddMinutes(1);
    private static readonly TeamCycle Open = New.Opened(5);

    [Fact]
    public void Who_joins_becomes_a_member_and_a_guest_does_not()
    {
        var joined = Rostering.Decide(Open, new([new(Zed, "Zed"), new(new("gus"), "Gus", Guest: true), new(Zed, "Zed")], []), Now);
        var listed = Assert.IsType<TeamEvent.MembersListed>(Assert.Single(joined.Events())).Members;
        Assert.Equal([.. Open.Team.Members, new(Zed, "Zed")], listed.AsEnumerable());
        Assert.Null(Authority.MemberOnly(Open.Then(joined).Team, Zed));
        Assert.Equal(Decision.Nothing, Rostering.Decide(Open.Then(joined), new([new(Zed, "Zed")], []), Now));
    }

    [Fact]
    public void Who_is_listed_stays_as_listed()
        => Assert.Equal(Decision.Nothing, Rostering.Decide(Open, new([new(Eve, "Eve"), new(Ann, "Annabel")], []), Now));

    [Fact]
    public void Who_leaves_may_nothing_any_more()
    {
        var state = Open.Then(new TeamEvent.RunnerNamed(Week(5), Ann));
        state = state.Then(Rostering.Decide(state, new([], [Ann]), Now));
        Assert.Null(state.Find(Week(5))!.RunBy);
        Running.Decide(state, new CloseNow(Ann, Week(5)), Now).Refusal<NotAMember>();
        Answering.Decide(state, Save(Ann, 5, Number(Time, 60, 9)), Now).Refusal<NotAMember>();
        Blocking.Decide(state, new RaiseBlocker(Ann, new("b"), null, "x", "y"), Now).Refusal<NotAMember>();
        Assert.Equal(Decision.Nothing, Rostering.Decide(state, new([], [Ann, Zed]), Now));
    }

    [Fact]
    public void When_the_facilitator_leaves_anyone_runs_it_and_a_member_may_lead()
    {
        var state = Open.Then(Rostering.Decide(Open, new([], [Bo]), Now));
        Assert.Null(state.Team.Facilitator);
        Assert.NotEmpty(Running.Decide(state, new TakeOver(Dina, Week(5)), Now).Events());
        Facilitating.Decide(state, new(Eve, Eve), Now).Refusal<GuestsLookOnly>();
        Facilitating.Decide(state, new(Bo, Bo), Now).Refusal<NotAMember>();
        var led = Facilitating.Decide(state, new(Dina, Dina), Now);
        Assert.Equal([new TeamEvent.FacilitatorNamed(Dina)], led.Events().AsEnumerable());
        state = state.Then(led);
        Assert.Equal(Decision.Nothing, Facilitating.Decide(state, new(Dina, Dina), Now));
        Assert.Equal(Dina, Facilitating.Decide(state, new(Ann, Ann), Now).Refusal<NotFacilitator>().Facilitator);
    }

    [Fact]
    public void A_key_result_whose_owner_left_is_answered_by_who_runs_the_check_in_until_it_has_a_new_one()
    {
        var state = Open.WithAnswer(Time, 4, 60, 9).WithAnswer(Cards, 4, 20, 9);
        state = state.Then(Rostering.Decide(state, new([], [Ann]), Now));
        Assert.Equal([Time, Cards], Owners.Missing(state).Select(k => k.Id));
        Assert.Equal(Bo, Owners.Acting(state.Team, state.Find(Week(5)), state.KeyResults[Time]));
        Assert.Equal(Chidi, Owners.Acting(state.Team, state.Find(Week(5)), state.KeyResults[Blik]));
        Assert.Equal(2, Answering.Decide(state, new NoChange(Bo, Week(5)), Now).Events().OfType<TeamEvent.AnswerSaved>().Count());
        var nobody = state.Then(new TeamEvent.FacilitatorNamed(null), new TeamEvent.RunnerLeft(Week(5)));
        Assert.Null(Owners.Acting(nobody.Team, nobody.Find(Week(5)), nobody.KeyResults[Time]));
    }

    [Fact]
    public void A_person_s_own_objectives_have_no_other_members()
    {
        var own = Open.Then(new TeamEvent.TeamJoinedCycle(Open.Team with { Kind = TeamKind.Individual }, Cycle));
        Assert.Equal(Decision.Nothing, Rostering.Decide(own, new([new(Zed, "Zed")], []), Now));
    }
}
