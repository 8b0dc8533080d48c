using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

public sealed class OpeningTests
{
    private static readonly DateTimeOffset Half = Start(5);

    [Fact]
    public void A_start_at_the_scheduled_time_opens_with_the_facilitator_and_says_what_is_due()
    {
        var accepted = Assert.IsType<Decision.Accepted>(Began(New, 0));
        var opened = Assert.IsType<TeamEvent.SegmentOpened>(accepted.Events[^1]);
        Assert.Equal(new(Week(5), Chat, OpenedBy.MeetingStart, Bo, Half, Half.AddMinutes(2), Half.AddMinutes(10), End(5)), opened);
        Assert.Equal(
            [new Wake.RoomCard(Week(5), Half), new Wake.Segment(Week(5), Half.AddMinutes(2)), new Wake.Segment(Week(5), Half.AddMinutes(8)), new Wake.Segment(Week(5), Half.AddMinutes(10))],
            accepted.Wakes());
    }

    [Fact]
    public void People_who_join_early_wait_until_the_scheduled_start()
    {
        var early = Assert.IsType<Decision.Accepted>(Began(New, -10));
        Assert.Equal([new Wake.Segment(Week(5), Half)], early.Wakes());
        var state = New.Then(early);
        Assert.Equal(SegmentState.Awaited, state.Find(Week(5))!.State);
        Assert.Empty(Conducting.Tick(state, Week(5), Half.AddTicks(-1)).Events());
        state = state.Then(Conducting.Tick(state, Week(5), Half));
        Assert.Equal((SegmentState.Open, OpenedBy.MeetingStart), (state.Find(Week(5))!.State, state.Find(Week(5))!.Trigger));
    }

    [Fact]
    public void Two_starts_a_retry_a_timer_and_a_command_open_one_segment()
    {
        var state = New.Then(Began(New, 0));
        Assert.Empty(Began(state, 0).Events());
        Assert.Empty(Began(state, 1).Events());
        Assert.Empty(Conducting.Tick(state, Week(5), Half.AddMinutes(1)).Events());
        Assert.Empty(ByCommand(state, Bo, 1).Events());
        var closed = state.Then(Conducting.Tick(state, Week(5), Half.AddMinutes(10)));
        Assert.Empty(Began(closed, 11).Events());
        Assert.Empty(Conducting.Tick(closed, Week(5), Half.AddMinutes(12)).Events());
        Assert.Equal(Half.AddMinutes(10), ByCommand(closed, Bo, 12).Refusal<SegmentClosed>().ClosedAt);
    }

    [Theory]
    [InlineData(1.99, false)]
    [InlineData(2, true)]
    [InlineData(28.9, true)]
    [InlineData(29, false)]
    [InlineData(60, false)]
    public void A_timer_opens_two_minutes_after_the_start_when_no_event_came_and_while_time_is_left(double minutes, bool opens)
    {
        var events = Conducting.Tick(New, Week(5), Half.AddMinutes(minutes)).Events();
        Assert.Equal(opens, events.Length == 1);
        if (opens) Assert.Equal(OpenedBy.Timer, Assert.IsType<TeamEvent.SegmentOpened>(events[0]).Trigger);
        Assert.Equal(minutes < 29 ? Half.AddMinutes(2) : null, Conducting.NextDue(New, Week(5), Half.AddMinutes(minutes)));
    }

    [Fact]
    public void A_meeting_that_ended_before_the_opening_opens_nothing_until_it_starts_again()
    {
        var state = New.Then(Began(New, -10));
        state = state.Then(Opening.Decide(state, new MeetingStopped(Week(5), Half.AddMinutes(-5)), Half.AddMinutes(-5)));
        Assert.Empty(Conducting.Tick(state, Week(5), Half.AddMinutes(3)).Events());
        Assert.Empty(Opening.Decide(state, new MeetingBegan(Week(5), Chat, End(5), Half.AddMinutes(-10)), Half.AddMinutes(3)).Events());
        state = state.Then(Began(state, 4));
        Assert.Equal(SegmentState.Open, state.Find(Week(5))!.State);
    }

    [Theory]
    [InlineData(PlacementKind.AtStart, 0, 0)]
    [InlineData(PlacementKind.AfterMinutes, 5, 5)]
    [InlineData(PlacementKind.AfterMinutes, 25, 20)]
    [InlineData(PlacementKind.LastTenMinutes, 0, 20)]
    public void The_placement_says_when(PlacementKind kind, int minutes, int opensAfter)
    {
        var state = Placed(new(kind, minutes));
        var began = Began(state, -5);
        Assert.Equal([new Wake.Segment(Week(5), Half.AddMinutes(opensAfter))], began.Wakes());
        state = state.Then(began);
        Assert.Empty(Conducting.Tick(state, Week(5), Half.AddMinutes(opensAfter).AddTicks(-1)).Events());
        Assert.Single(Conducting.Tick(state, Week(5), Half.AddMinutes(opensAfter)).Events());
    }

    [Fact]
    public void By_hand_means_by_command_only()
    {
        var state = Placed(new(PlacementKind.ByHand));
        Assert.Empty(Began(state, 0).Events());
        Assert.Empty(Conducting.Tick(state, Week(5), Half.AddMinutes(3)).Events());
        Assert.Single(ByCommand(state, Bo, 3).Events());
    }

    [Fact]
    public void Without_a_schedule_the_placement_counts_from_when_the_meeting_began()
    {
        var state = Placed(new(PlacementKind.AfterMinutes, 5));
        Occurrence today = new(Series, DateTimeOffset.Parse("2026-11-02T23:00:00Z"));
        state = state.Then(Opening.Decide(state, new MeetingBegan(today, Chat, null, Half), Half));
        Assert.Equal(Half.AddMinutes(5), Conducting.NextDue(state, today, Half));
        state = state.Then(Conducting.Tick(state, today, Half.AddMinutes(5)));
        Assert.Equal(Half.AddMinutes(15), state.Find(today)!.ClosesAt);
    }

    [Theory]
    [InlineData(15, 25)]
    [InlineData(25, 30)]
    [InlineData(28.5, 30)]
    [InlineData(29.5, 39.5)]
    public void The_scheduled_end_cuts_the_ten_minutes_unless_it_is_a_minute_away(double at, double closes)
    {
        var opened = Assert.IsType<TeamEvent.SegmentOpened>(ByCommand(New, Bo, at).Events()[^1]);
        Assert.Equal(Half.AddMinutes(closes), opened.ClosesAt);
    }

    [Fact]
    public void One_check_in_a_week_but_the_facilitator_may_open_another()
    {
        var state = New.Opened(5).Closed(5) with { Past = [new(Week(5), Half, Half.AddMinutes(10), true)] };
        Occurrence thursday = new(Series, Half.AddDays(2));
        MeetingBegan again = new(thursday, Chat, thursday.Start.AddMinutes(30), thursday.Start);
        Assert.Equal(Week(5), Opening.Decide(state, again, thursday.Start).Refusal<AlreadyCheckedIn>().In);
        Assert.Single(Opening.Decide(state, new OpenSegment(thursday, Chat, null, OpenedBy.Command, Bo), thursday.Start).Events());
        var unheld = state with { Past = [state.Past[0] with { Held = false }] };
        Assert.NotEmpty(Opening.Decide(unheld, again, thursday.Start).Events());
        var fortnight = state with { Team = state.Team with { CadenceWeeks = 2 } };
        Assert.NotEmpty(Opened(fortnight, 7)); // weeks 5 and 6 share a period
        Opening.Decide(fortnight, new MeetingBegan(Week(6), Chat, End(6), Start(6)), Start(6)).Refusal<AlreadyCheckedIn>();
    }

    [Fact]
    public void The_picked_weekday_goes_first_and_another_takes_over_when_it_fell_out()
    {
        var state = New with { Team = New.Team with { CheckInDay = DayOfWeek.Wednesday } };
        Assert.Equal(DayOfWeek.Wednesday, Began(state, 0).Refusal<NotTheCheckInDay>().CheckInDay);
        Occurrence wednesday = new(Series, Half.AddDays(1)), thursday = new(Series, Half.AddDays(2));
        Assert.NotEmpty(Opening.Decide(state, new MeetingBegan(wednesday, Chat, null, wednesday.Start), wednesday.Start).Events());
        Assert.NotEmpty(Opening.Decide(state, new MeetingBegan(thursday, Chat, null, thursday.Start), thursday.Start).Events());
    }

    [Fact]
    public void A_team_without_objectives_gets_no_card_but_its_facilitator_an_offer_once()
    {
        var state = TeamHistory.Replay(Id, [Beginning[0]]);
        var accepted = Assert.IsType<Decision.Accepted>(Began(state, -5));
        Assert.Equal([new Effect.OfferObjectives("offer:checkout:19:meeting:20261103T0830Z", Bo, Week(5))], accepted.Effects.AsEnumerable());
        Assert.DoesNotContain(accepted.Events, e => e is TeamEvent.SegmentOpened);
        state = state.Then(accepted);
        Assert.Equal(Decision.Nothing, Began(state, 0));
        Assert.Equal(Decision.Nothing, Conducting.Tick(state, Week(5), Half.AddMinutes(3)));
        ByCommand(state, Bo, 1).Refusal<NoObjectives>();
    }

    [Fact]
    public void A_command_is_the_facilitators_or_any_members_where_there_is_none()
    {
        Assert.Equal(Bo, ByCommand(New, Ann, 1).Refusal<NotFacilitator>().Facilitator);
        ByCommand(New, Zed, 1).Refusal<NotAMember>();
        ByCommand(New, Eve, 1).Refusal<GuestsLookOnly>();
        var none = New.Then(new TeamEvent.FacilitatorNamed(null));
        Assert.Equal(Ann, Assert.IsType<TeamEvent.SegmentOpened>(Assert.Single(ByCommand(none, Ann, 1).Events())).RunBy);
        Assert.Equal(Half, ByCommand(New, Bo, -1).Refusal<TooEarly>().Start);
    }

    [Fact]
    public void Nobody_runs_it_when_the_facilitator_is_away()
    {
        var state = New.Then(new TeamEvent.MembersListed([.. New.Team.Members.Select(m => m with { Away = m.Person == Bo })]));
        Assert.Null(Assert.IsType<TeamEvent.SegmentOpened>(Began(state, 0).Events()[^1]).RunBy);
    }

    [Fact]
    public void An_occurrence_outside_the_cycle_is_refused()
    {
        Assert.Equal(Cycle.End, Opening.Decide(New, new MeetingBegan(Week(14), Chat, End(14), Start(14)), Start(14)).Refusal<OutsideCycle>().End);
        Assert.Empty(Conducting.Tick(New, Week(14), Start(14).AddMinutes(2)).Events());
    }

    [Fact]
    public void A_meeting_end_closes_after_five_minutes_unless_it_starts_again()
    {
        var state = New.Opened(5);
        var ended = Opening.Decide(state, new MeetingStopped(Week(5), Half.AddMinutes(3)), Half.AddMinutes(3));
        Assert.Equal([new Wake.Segment(Week(5), Half.AddMinutes(8))], ended.Wakes());
        state = state.Then(ended);
        Assert.Empty(Opening.Decide(state, new MeetingStopped(Week(5), Half.AddMinutes(4)), Half.AddMinutes(4)).Events());
        var closed = Assert.IsType<TeamEvent.SegmentClosed>(Conducting.Tick(state, Week(5), Half.AddMinutes(9)).Events()[^1]);
        Assert.Equal((ClosedBy.MeetingEnd, Half.AddMinutes(8)), (closed.By, closed.At));
        var back = state.Then(Began(state, 7));
        Assert.Equal(Half.AddMinutes(10), back.Find(Week(5))!.EffectiveClose);
        Assert.IsType<TeamEvent.SegmentClosed>(Began(state, 8).Events()[^1]);
    }

    [Fact]
    public void An_end_from_before_the_opening_does_not_cut_what_a_person_opened_after_it()
    {
        var state = New.Then(Began(New, -5));
        state = state.Then(Opening.Decide(state, new MeetingStopped(Week(5), Half.AddMinutes(-1)), Half));
        state = state.Then(ByCommand(state, Bo, 3));
        Assert.Equal(Half.AddMinutes(13), state.Find(Week(5))!.EffectiveClose);
        Assert.Equal(Decision.Nothing, Opening.Decide(state, new MeetingStopped(Week(5), Half.AddMinutes(1)), Half.AddMinutes(4)));
        var byTimer = New.Then(Conducting.Tick(New, Week(5), Half.AddMinutes(2)));
        byTimer = byTimer.Then(Opening.Decide(byTimer, new MeetingStopped(Week(5), Half.AddMinutes(1)), Half.AddMinutes(3)));
        Assert.Equal(Half.AddMinutes(7), byTimer.Find(Week(5))!.EffectiveClose);
    }

    [Fact]
    public void The_picked_weekday_that_had_its_segment_did_not_fall_out()
    {
        var state = New with { Team = New.Team with { CheckInDay = DayOfWeek.Tuesday }, Past = [new(Week(5), Half, Half.AddMinutes(10), false)] };
        Occurrence thursday = new(Series, Half.AddDays(2));
        Opening.Decide(state, new MeetingBegan(thursday, Chat, null, thursday.Start), thursday.Start).Refusal<NotTheCheckInDay>();
    }

    [Fact]
    public void A_card_that_was_posted_late_moves_the_ten_minutes_once()
    {
        var state = New.Opened(5);
        Assert.Empty(Opening.PostedLate(state, Week(5), Half.AddSeconds(15)).Events());
        var moved = Opening.PostedLate(state, Week(5), Half.AddSeconds(90));
        Assert.Equal(new TeamEvent.SegmentPostedLate(Week(5), Half.AddSeconds(210), Half.AddSeconds(690)), Assert.Single(moved.Events()));
        Assert.Empty(Opening.PostedLate(state.Then(moved), Week(5), Half.AddSeconds(180)).Events());
        Assert.Empty(Opening.PostedLate(state, Week(5), Half.AddMinutes(10)).Events());
    }

    [Fact]
    public void What_a_lost_timer_left_open_is_closed_when_the_next_one_opens()
    {
        var state = New.Opened(4);
        var events = Began(state, 0).Events();
        Assert.Equal(Start(4).AddMinutes(10), Assert.IsType<TeamEvent.SegmentClosed>(events[0]).At);
        state = TeamHistory.Apply(state, events);
        Assert.Equal([SegmentState.Closed, SegmentState.Open], state.Segments.Values.Select(s => s.State));
    }

    private static Decision Began(TeamCycle state, double minutes)
        => Opening.Decide(state, new MeetingBegan(Week(5), Chat, End(5), Half.AddMinutes(minutes)), Half.AddMinutes(minutes));

    private static Decision ByCommand(TeamCycle state, PersonId by, double minutes)
        => Opening.Decide(state, new OpenSegment(Week(5), Chat, End(5), OpenedBy.Command, by), Half.AddMinutes(minutes));

    private static IEnumerable<TeamEvent> Opened(TeamCycle state, int week)
        => Opening.Decide(state, new MeetingBegan(Week(week), Chat, End(week), Start(week)), Start(week)).Events();

    private static TeamCycle Placed(Placement placement) => New with { Team = New.Team with { Placement = placement } };
}
