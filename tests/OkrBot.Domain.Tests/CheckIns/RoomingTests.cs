using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

/// <summary>Two teams in one meeting: Checkout, connected first, and Growth, which Zed leads.</summary>
public sealed class RoomingTests
{
    private static readonly TeamCycleId GrowthId = Id with { Team = new("growth") };
    private static readonly DateTimeOffset Now = Start(1);

    [Fact]
    public void What_opened_together_has_the_same_times_and_one_who_runs_it()
    {
        var both = Together(New.Opened(1), Growth(New).Opened(1));
        Assert.All(both, team => Assert.Equal((true, Bo, Bo), Facts(team)));
        Assert.Single(both.Select(t => (t.Find(Week(1))!.RankAt, t.Find(Week(1))!.ClosesAt)).Distinct());
    }

    [Fact]
    public void A_team_that_would_open_later_opens_with_the_first_and_has_its_times()
    {
        var later = Growth(New) with { Team = Growth(New).Team with { Placement = new(PlacementKind.LastTenMinutes) } };
        var both = Together(New.Opened(1), later, Now.AddMinutes(3));
        var (first, second) = (both[0].Find(Week(1))!, both[1].Find(Week(1))!);
        Assert.Equal((first.OpenedAt, first.RankAt, first.ClosesAt, first.RunBy), (second.OpenedAt, second.RankAt, second.ClosesAt, second.RunBy));
    }

    [Fact]
    public void A_team_that_has_its_check_in_already_or_no_objectives_stays_out()
    {
        var held = Growth(New) with { Past = [new PastSegment(Week(1) with { Start = Start(1).AddHours(-20) }, Start(1).AddHours(-20), Start(1).AddHours(-19), true)] };
        var empty = Growth(New) with { KeyResults = held.KeyResults.Clear() };
        foreach (var out_ in new[] { held, empty })
            Assert.Null(Rooming.Of([New.Opened(1), out_], Week(1), Now));
    }

    [Fact]
    public void One_team_shares_nothing()
    {
        Assert.Null(Rooming.Of([New.Opened(1)], Week(1), Now));
        Assert.Null(Rooming.Of([New, Growth(New)], Week(1), Now));
    }

    [Fact]
    public void Whoever_is_named_last_runs_all_of_them()
    {
        var both = Together(New.Opened(1), Growth(New).Opened(1));
        var named = both[1].Then(Running.Decide(both[1], new HandOver(Bo, Week(1), Dina), Now.AddMinutes(1)));
        Assert.All(Together(both[0], named, Now.AddMinutes(1)), team => Assert.Equal(Dina, team.Find(Week(1))!.RunBy));
    }

    [Fact]
    public void Five_more_minutes_for_one_are_five_for_all_and_come_once()
    {
        var both = Together(New.Opened(1), Growth(New).Opened(1));
        var longer = Together(both[0].Then(Running.Decide(both[0], new Extend(Bo, Week(1)), Now.AddMinutes(9))), both[1], Now.AddMinutes(9));
        Assert.All(longer, team => Assert.Equal((true, Now.AddMinutes(15)), (team.Find(Week(1))!.Extended, team.Find(Week(1))!.ClosesAt!.Value)));
        Running.Decide(longer[1], new Extend(Bo, Week(1)), Now.AddMinutes(10)).Refusal<AlreadyExtended>();
    }

    [Fact]
    public void A_close_of_one_closes_all_at_the_same_time()
    {
        var both = Together(New.Opened(1), Growth(New).Opened(1));
        var closed = Together(both[0].Then(Running.Decide(both[0], new CloseNow(Bo, Week(1)), Now.AddMinutes(4))), both[1], Now.AddMinutes(5));
        Assert.All(closed, team => Assert.Equal((ClosedBy.Facilitator, Now.AddMinutes(4)), (team.Find(Week(1))!.ClosedBy!.Value, team.Find(Week(1))!.ClosedAt!.Value)));
    }

    [Fact]
    public void The_other_teams_facilitator_runs_nothing_while_somebody_else_does()
    {
        var both = Together(New.Opened(1), Growth(New).Opened(1));
        Running.Decide(both[0], new CloseNow(Zed, Week(1)), Now.AddMinutes(1)).Refusal<NotAMember>();
        Running.Decide(both[1], new CloseNow(Zed, Week(1)), Now.AddMinutes(1)).Refusal<NotFacilitator>();
        Running.Decide(both[1], new TakeOver(Zed, Week(1)), Now.AddMinutes(1)).Refusal<AlreadyRun>();
    }

    [Fact]
    public void The_one_who_runs_it_answers_for_every_team_in_the_room()
    {
        var growth = Together(New.Opened(1), Growth(New).Opened(1))[1];
        var saved = growth.Then(Answering.Decide(growth, Save(Bo, 1, Number(Blik, 3, 9)), Now.AddMinutes(1)));
        Assert.Equal(AnsweredAs.Facilitator, saved.KeyResults[Blik].Latest!.As);
    }

    [Fact]
    public void They_are_done_early_only_when_all_of_them_are()
    {
        var both = Together(Small(New).Opened(1), Small(Growth(New)).Opened(1));
        var one = Answered(both[0], Now.AddMinutes(1));
        Assert.Equal(SegmentState.Open, one.Find(Week(1))!.State);
        Assert.All(Together(one, both[1], Now.AddMinutes(1)), team => Assert.Equal(SegmentState.Open, team.Find(Week(1))!.State));
        var done = Together(one, Answered(both[1], Now.AddSeconds(90)), Now.AddSeconds(90));
        Assert.All(done, team => Assert.Equal(ClosedBy.NothingToDiscuss, team.Find(Week(1))!.ClosedBy));
    }

    [Fact]
    public void What_was_answered_before_the_meeting_waits_for_the_two_minutes()
    {
        var before = Now.AddMinutes(-30);
        var both = Together(Answered(Small(New), before).Opened(1), Answered(Small(Growth(New)), before).Opened(1));
        Assert.All(both, team => Assert.Equal(SegmentState.Open, team.Find(Week(1))!.State));
        var ranked = both.Select(t => t.Then(Conducting.Tick(t, Week(1), Now.AddMinutes(2)))).ToList();
        Assert.All(Together(ranked[0], ranked[1], Now.AddMinutes(2)), team => Assert.Equal(SegmentState.Closed, team.Find(Week(1))!.State));
    }

    [Fact]
    public void Following_twice_is_following_once()
    {
        var both = Together(New.Opened(1), Growth(New).Opened(1));
        var room = Rooming.Of(both, Week(1), Now)!;
        Assert.All(both, team => Assert.Equal(Decision.Nothing, Rooming.Decide(team, room, Now)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Whoever_is_away_runs_none_of_them_whichever_team_sees_it_and_anybody_may(int sees)
    {
        var both = Together(New.Opened(1), Growth(New).Opened(1)).ToArray();
        Assert.Null(both[1].Team.Find(Bo));
        Assert.Contains(Bo, Absences.WaitedFor(both[sees], both[sees].Find(Week(1))!));
        both[sees] = See(both[sees], Bo);
        Assert.Equal(Decision.Nothing, Absences.Decide(both[sees], new SeeAbsent(Week(1), [Bo]), Now.AddSeconds(20)));
        Assert.Contains(Bo, Absences.WaitedFor(both[sees], both[sees].Find(Week(1))!));
        both = [.. Together(both[0], both[1], Now.AddSeconds(20))];
        Assert.All(both, team => Assert.Null(team.Find(Week(1))!.RunBy));
        both[1] = both[1].Then(Running.Decide(both[1], new TakeOver(Dina, Week(1)), Now.AddSeconds(30)));
        Assert.All(Together(both[0], both[1], Now.AddSeconds(30)), team => Assert.Equal(Dina, team.Find(Week(1))!.RunBy));
    }

    [Fact]
    public void A_team_that_sees_it_before_the_others_lets_its_own_member_run_it_at_once()
    {
        var growth = See(Together(New.Opened(1), Growth(New).Opened(1))[1], Bo);
        Assert.Equal(Dina, growth.Then(Running.Decide(growth, new TakeOver(Dina, Week(1)), Now.AddSeconds(15))).Find(Week(1))!.RunBy);
    }

    [Fact]
    public void Who_answers_has_taken_over_or_has_opened_it_by_hand_runs_all_of_them_whatever_the_mailbox_says()
    {
        var both = Together(New.Opened(1), Growth(New).Opened(1));
        var answers = both[0].Then(Answering.Decide(both[0], Save(Bo, 1, Number(Blik, 3, 9)), Now.AddSeconds(5)));
        Assert.All(Together(answers, See(both[1], Bo), Now.AddSeconds(20)), team => Assert.Equal(Bo, team.Find(Week(1))!.RunBy));

        var gone = Together(See(both[0], Bo), both[1], Now.AddSeconds(20));
        var back = gone[0].Then(Running.Decide(gone[0], new TakeOver(Bo, Week(1)), Now.AddSeconds(30)));
        Assert.All(Together(back, gone[1], Now.AddSeconds(30)), team => Assert.Equal(Bo, team.Find(Week(1))!.RunBy));

        var byHand = New.Then(Opening.Decide(New, new OpenSegment(Week(1), Chat, End(1), OpenedBy.Command, Bo), Now));
        var opened = Together(byHand, Growth(New));
        Assert.All(Together(See(opened[0], Bo), opened[1], Now.AddSeconds(20)), team => Assert.Equal(Bo, team.Find(Week(1))!.RunBy));
    }

    [Fact]
    public void Whoever_left_runs_it_for_none_of_them_and_no_team_brings_them_back_to_another()
    {
        var both = Together(New.Opened(1), Growth(New).Opened(1));
        Assert.All(both, team => Assert.Equal((true, Bo, Bo), Facts(team)));
        // Growth has not heard of it, and Checkout is the first of the two.
        both = Together(both[0].Then(Rostering.Decide(both[0], new([], [Bo]), Now.AddMinutes(1))), both[1], Now.AddMinutes(1));
        Assert.All(both, team => Assert.Equal((true, null, Zed), Facts(team)));
        Running.Decide(both[1], new CloseNow(Bo, Week(1)), Now.AddMinutes(1)).Refusal<NotAMember>();
        var taken = both[0].Then(Running.Decide(both[0], new TakeOver(Dina, Week(1)), Now.AddMinutes(2)));
        Assert.All(Together(taken, both[1], Now.AddMinutes(2)), team => Assert.Equal(Dina, team.Find(Week(1))!.RunBy));
    }

    [Fact]
    public void Whoever_left_one_of_them_and_is_on_the_other_still_runs_it()
    {
        var both = Together(New.Opened(1), Growth(New).Opened(1));
        both = Together(both[0].Then(Running.Decide(both[0], new HandOver(Bo, Week(1), Dina), Now)), both[1], Now);
        var left = both[0].Then(Rostering.Decide(both[0], new([], [Dina]), Now.AddMinutes(1)));
        Assert.Equal(Decision.Nothing, Rostering.LetGo(both[1], [Dina], Now.AddMinutes(1)));
        Assert.All(Together(left, both[1], Now.AddMinutes(1)), team => Assert.Equal(Dina, team.Find(Week(1))!.RunBy));
    }

    [Fact]
    public void Whoever_left_decides_nothing_on_the_other_teams_card_that_has_closed()
    {
        var growth = Together(New.Opened(1), Growth(New).Opened(1))[1];
        growth = growth.Then(Running.Decide(growth, new CloseNow(Bo, Week(1)), Now.AddMinutes(4)));
        Assert.Null(Authority.RunnerOnly(growth.Team, growth.Find(Week(1)), Bo));
        var gone = Rostering.LetGo(growth, [Bo, Dina], Now.AddMinutes(5));
        Assert.Equal([new TeamEvent.RunnerLeft(Week(1)) { Person = Bo }], gone.Events().AsEnumerable());
        Assert.IsType<Wake.RoomCard>(Assert.Single(gone.Wakes()));
        growth = growth.Then(gone);
        Assert.IsType<NotAMember>(Authority.RunnerOnly(growth.Team, growth.Find(Week(1)), Bo));
        Assert.Equal(Decision.Nothing, Rostering.LetGo(growth, [Bo], Now.AddMinutes(6)));
    }

    private static TeamCycle See(TeamCycle state, params PersonId[] people)
        => state.Then(Absences.Decide(state, new SeeAbsent(Week(1), [.. people]), Now.AddSeconds(10)));

    private static (bool, PersonId?, PersonId?) Facts(TeamCycle team)
    {
        var segment = team.Find(Week(1))!;
        return (segment.Shared, segment.RunBy, segment.Host);
    }

    private static IReadOnlyList<TeamCycle> Together(TeamCycle first, TeamCycle second, DateTimeOffset? at = null)
    {
        var now = at ?? Now;
        if (Rooming.Of([first, second], Week(1), now) is not { } room) return [first, second];
        return [first.Then(Rooming.Decide(first, room, now)), second.Then(Rooming.Decide(second, room, now))];
    }

    private static TeamCycle Growth(TeamCycle like) => like with
    {
        Id = GrowthId,
        Team = like.Team with { Id = GrowthId.Team, Name = "Growth", Facilitator = Zed, Members = [new(Dina, "Dina"), new(Chidi, "Chidi"), new(Zed, "Zed")] },
    };

    /// <summary>With one key result that is on track once it is answered.</summary>
    private static TeamCycle Small(TeamCycle state) => state with { KeyResults = state.KeyResults.RemoveRange(state.KeyResults.Keys.Where(k => k != Blik)) };

    private static TeamCycle Answered(TeamCycle state, DateTimeOffset at) => state.Then(Answering.Decide(state, Save(Chidi, 1, Number(Blik, 30, 9)), at));
}
