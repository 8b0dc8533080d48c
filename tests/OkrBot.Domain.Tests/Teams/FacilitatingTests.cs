using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Teams;

/// <summary>Who runs a team's check-in for good, and in which meeting.</summary>
public sealed class FacilitatingTests
{
    [Fact]
    public void The_facilitator_hands_the_check_in_over_for_good()
        => Assert.Equal(Chidi, New.Then(Facilitating.Decide(New, new(Bo, Chidi), Start(1))).Team.Facilitator);

    [Fact]
    public void Handing_over_to_oneself_changes_nothing() => Assert.Equal(Decision.Nothing, Facilitating.Decide(New, new(Bo, Bo), Start(1)));

    [Fact]
    public void Nobody_else_hands_it_over()
    {
        foreach (var person in new[] { Ann, Eve, Zed }) Assert.Equal(Bo, Facilitating.Decide(New, new(person, person), Start(1)).Refusal<NotFacilitator>().Facilitator);
    }

    [Fact]
    public void It_goes_to_members_only()
    {
        foreach (var person in new[] { Eve, Zed }) Assert.Equal(person, Facilitating.Decide(New, new(Bo, person), Start(1)).Refusal<NotOnTeam>().Person);
    }

    [Fact]
    public void While_nobody_runs_it_a_member_takes_it_on()
    {
        var state = New.Then(new TeamEvent.FacilitatorNamed(null));
        Assert.Equal(Ann, state.Then(Facilitating.Decide(state, new(Ann, Ann), Start(1))).Team.Facilitator);
        Facilitating.Decide(state, new(Eve, Eve), Start(1)).Refusal<GuestsLookOnly>();
        Facilitating.Decide(state, new(Zed, Zed), Start(1)).Refusal<NotAMember>();
    }

    [Fact]
    public void The_facilitator_or_whoever_runs_the_meeting_disconnects_it()
    {
        Assert.Null(New.Then(Connecting.Decide(New, new DisconnectMeeting(Bo, Series, RunsMeeting: false))).Team.Meeting);
        Assert.Null(New.Then(Connecting.Decide(New, new DisconnectMeeting(Zed, Series, RunsMeeting: true))).Team.Meeting);
        Connecting.Decide(New, new DisconnectMeeting(Ann, Series, RunsMeeting: false)).Refusal<NotFacilitator>();
    }

    [Fact]
    public void Disconnecting_twice_or_another_meeting_changes_nothing()
    {
        Assert.Equal(Decision.Nothing, Connecting.Decide(New, new DisconnectMeeting(Bo, new("19:other"), RunsMeeting: false)));
        var without = New.Then(new TeamEvent.MeetingDisconnected(Series));
        Assert.Equal(Decision.Nothing, Connecting.Decide(without, new DisconnectMeeting(Bo, Series, RunsMeeting: false)));
    }

    [Fact]
    public void An_open_check_in_runs_to_its_end_and_an_awaited_one_is_dropped()
    {
        var open = New.Opened(1).Then(new TeamEvent.MeetingDisconnected(Series));
        Assert.True(open.Find(Week(1))!.IsOpen(Start(1).AddMinutes(1)));
        Assert.Equal(SegmentState.Closed, open.Closed(1).Find(Week(1))!.State);
        var awaited = New.Then(new TeamEvent.MeetingStarted(Week(1), Chat, End(1), Start(1).AddMinutes(-5)));
        Assert.Empty(awaited.Then(new TeamEvent.MeetingDisconnected(Series)).Segments);
    }

    [Fact]
    public void The_meeting_keeps_its_next_start_when_the_team_moves_to_another_zone()
    {
        var lisbon = New.Then(Settling.Decide(New, new(Bo, TeamSettings.Of(New.Team) with { Zone = "Europe/Lisbon" }), Start(1)));
        Assert.Equal(("Europe/Lisbon", new TimeOnly(8, 30)), (lisbon.Team.Meeting!.Schedule!.Zone, lisbon.Team.Meeting.Schedule.Start));
        Assert.Equal(Week(2), Occurrences.Next(lisbon.Team.Meeting, Start(1))!.Occurrence);
    }

    [Fact]
    public void A_meeting_whose_zone_came_from_elsewhere_keeps_it()
    {
        var elsewhere = New with { Team = New.Team with { Zone = "UTC" } };
        var events = Settling.Decide(elsewhere, new(Bo, TeamSettings.Of(elsewhere.Team) with { Zone = Berlin }), Start(1)).Events();
        Assert.IsType<TeamEvent.TeamSettled>(Assert.Single(events));
        Assert.True(Zones.IsKnown(Berlin));
    }
}
