using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
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
        var listed = Assert.Single(joined.Events().OfType<TeamEvent.MembersListed>()).Members;
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

    [Fact]
    public void A_guest_who_comes_looks_on_and_is_told_so_until_the_team_lets_guests_take_part()
    {
        var state = Open.Then(Rostering.Decide(Open, new([Gus], []), Now));
        Assert.Equal([Gus], state.Team.Guests.AsEnumerable());
        Assert.Null(state.Team.Find(Gus.Person));
        Blocking.Decide(state, new RaiseBlocker(Gus.Person, new("b"), null, "x", "y"), Now).Refusal<GuestsLookOnly>();
        Assert.Equal(Decision.Nothing, Rostering.Decide(state, new([Gus, Gus], []), Now));
        state = state.Then(Settling.Decide(state, new(Bo, TeamSettings.Of(state.Team) with { GuestsTakePart = true }), Now));
        Assert.Empty(state.Team.Guests);
        Assert.True(state.Team.Find(Gus.Person)!.Guest);
        Assert.NotEmpty(Blocking.Decide(state, new RaiseBlocker(Gus.Person, new("b"), null, "x", "y"), Now).Events());
        // Eve is listed as a guest as well.
        Assert.Null(Authority.MemberOnly(state.Team, Eve));
    }

    [Fact]
    public void Guests_who_are_let_in_answer_for_what_they_own_and_never_run_the_team()
    {
        var state = LettingIn(Open).Then(new TeamEvent.OwnerNamed(Time, Gus.Person, Bo, Now));
        Assert.NotEmpty(Answering.Decide(state, Save(Gus.Person, 5, Number(Time, 60, 9)), Now).Events());
        Facilitating.Decide(state, new(Bo, Gus.Person), Now).Refusal<NotOnTeam>();
    }

    [Fact]
    public void When_guests_may_no_longer_take_part_their_rights_end_at_once()
    {
        var state = LettingIn(Open).Then(new TeamEvent.OwnerNamed(Time, Gus.Person, Bo, Now), new TeamEvent.RunnerNamed(Week(5), Gus.Person));
        var off = Settling.Decide(state, new(Bo, TeamSettings.Of(state.Team) with { GuestsTakePart = false }), Now);
        state = state.Then(off);
        Assert.Equal([Eve, Gus.Person], state.Team.Guests.Select(g => g.Person).Order());
        Assert.Null(state.Find(Week(5))!.RunBy);
        Assert.IsType<Wake.RoomCard>(Assert.Single(off.Wakes()));
        Answering.Decide(state, Save(Gus.Person, 5, Number(Time, 60, 9)), Now).Refusal<GuestsLookOnly>();
        Running.Decide(state, new CloseNow(Gus.Person, Week(5)), Now).Refusal<GuestsLookOnly>();
        Assert.True(Owners.HasLeft(state.Team, Gus.Person));
    }

    [Fact]
    public void A_guest_who_leaves_is_forgotten()
    {
        var state = Open.Then(Rostering.Decide(Open, new([Gus], []), Now));
        state = state.Then(Rostering.Decide(state, new([], [Gus.Person]), Now));
        Assert.Empty(state.Team.Guests);
        Blocking.Decide(state, new RaiseBlocker(Gus.Person, new("b"), null, "x", "y"), Now).Refusal<NotAMember>();
    }

    [Fact]
    public void Guests_who_take_part_see_no_restricted_objective_without_being_named()
    {
        var state = LettingIn(Open);
        var secret = state.Objectives.Values.First() with { Restricted = true };
        Assert.True(Restriction.MaySee(state, secret, Ann));
        Assert.False(Restriction.MaySee(state, secret, Gus.Person));
        Assert.True(Restriction.MaySee(state, secret with { Followers = [Gus.Person] }, Gus.Person));
    }

    [Fact]
    public void The_copy_in_another_cycle_follows_who_may_take_part()
    {
        var now = LettingIn(Open);
        var old = Open.Then(Domain.Cycles.Succession.Follow(Open, now));
        Assert.Null(Authority.MemberOnly(old.Team, Gus.Person));
        Assert.Equal(Decision.Nothing, Domain.Cycles.Succession.Follow(old, now));
    }

    [Fact]
    public void Whose_own_objectives_they_are_may_write_there_while_they_are_in_the_organisation()
    {
        var id = Open.Id with { Team = TeamLevels.Of(Zed) };
        var own = TeamHistory.Apply(id, null, new TeamEvent.TeamJoinedCycle(Open.Team with { Id = id.Team, Kind = TeamKind.Individual, Facilitator = Zed, Members = [new(Zed, "Zed")] }, Cycle));
        Assert.Equal(Decision.Nothing, Rostering.Decide(own, new([], [Ann]), Now));
        var left = own.Then(Rostering.Decide(own, new([], [Zed]), Now));
        Assert.IsType<NotAMember>(Authority.MemberOnly(left.Team, Zed));
        Assert.Equal(Decision.Nothing, Rostering.Decide(left, new([new(Ann, "Ann")], [Zed]), Now));
        Assert.Null(Authority.MemberOnly(left.Then(Rostering.Decide(left, new([new(Zed, "Zed")], []), Now)).Team, Zed));
    }

    private static TeamCycle LettingIn(TeamCycle state)
    {
        state = state.Then(Rostering.Decide(state, new([Gus], []), Now));
        return state.Then(Settling.Decide(state, new(Bo, TeamSettings.Of(state.Team) with { GuestsTakePart = true }), Now));
    }

    private static Member Gus { get; } = new(new("gus"), "Gus", Guest: true);
}
