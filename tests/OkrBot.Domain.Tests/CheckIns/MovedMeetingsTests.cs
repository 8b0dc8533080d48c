using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

/// <summary>The Tuesday meeting at 9:30 is held at another time, and only Teams' events tell.</summary>
public sealed class MovedMeetingsTests
{
    private static readonly DateTimeOffset Tuesday = Start(5), Thursday = Start(5).AddDays(2).AddHours(4);
    private static readonly Occurrence OnThursday = new(Series, DateTimeOffset.Parse("2026-11-04T23:00:00Z"));

    [Fact]
    public void On_a_later_day_it_takes_the_weeks_check_in_when_nobody_came_to_the_scheduled_one()
    {
        var state = NobodyCame(New);
        Assert.Equal(new(OnThursday, null), MovedMeetings.At(state, Meeting, Thursday));
        state = state.Then(Began(state, Thursday));
        Assert.Equal((SegmentState.Open, OpenedBy.MeetingStart), (state.Find(OnThursday)!.State, state.Find(OnThursday)!.Trigger));
        // A second start, a retry and the end belong to the same one.
        Assert.Equal(OnThursday, MovedMeetings.At(state, Meeting, Thursday.AddMinutes(20))!.Occurrence);
    }

    [Fact]
    public void Later_on_the_same_day_too()
        => Assert.Equal(DateTimeOffset.Parse("2026-11-02T23:00:00Z"), MovedMeetings.At(NobodyCame(New), Meeting, Tuesday.AddHours(5))!.Occurrence.Start);

    [Fact]
    public void Without_any_timer_the_scheduled_one_has_fallen_out_when_it_has_passed()
        => Assert.Equal(OnThursday, MovedMeetings.At(New, Meeting, Thursday)!.Occurrence);

    [Theory]
    [InlineData(-24 * 60)]
    [InlineData(-90)]
    public void Before_the_scheduled_start_nobody_opens_by_joining(int minutes)
        => Assert.Null(MovedMeetings.At(New, Meeting, Tuesday.AddMinutes(minutes)));

    [Fact]
    public void People_who_only_come_back_open_nothing_again()
    {
        var held = New.Opened(5).Then(Answering.Decide(New.Opened(5), Save(Ann, 5, Number(Time, 70, 5)), Tuesday.AddMinutes(1))).Closed(5);
        Assert.Null(MovedMeetings.At(held, Meeting, Tuesday.AddMinutes(33)));
        Assert.Null(MovedMeetings.At(New.Opened(5).Closed(5), Meeting, Thursday));
        Assert.Null(MovedMeetings.At(New.WithHeld(5), Meeting, Thursday));
    }

    [Fact]
    public void Two_who_answered_the_day_before_hold_the_check_in_and_still_leave_it_to_the_moved_meeting()
    {
        var state = New;
        foreach (var (by, id) in new[] { (Ann, Time), (Chidi, Blik) }) state = state.Then(Answering.Decide(state, Save(by, 5, Number(id, 20, 5)), Tuesday.AddHours(-20)));
        var timer = state.Then(Conducting.Tick(state, Week(5), Tuesday.AddMinutes(2)));
        state = timer.Then(Conducting.Tick(timer, Week(5), Tuesday.AddMinutes(12)));
        Assert.True(Assert.Single(state.Past).Held);
        Assert.Equal(OnThursday, MovedMeetings.At(state, Meeting, Thursday)?.Occurrence);
        Assert.NotEmpty(Began(state, Thursday).Events());
        // One more who answers on Tuesday's card was there.
        state = timer.Then(Answering.Decide(timer, Save(Ann, 5, Number(Cards, 20, 5)), Tuesday.AddMinutes(4)));
        state = state.Then(Conducting.Tick(state, Week(5), Tuesday.AddMinutes(12)));
        Assert.Null(MovedMeetings.At(state, Meeting, Thursday));
        Began(state, Thursday).Refusal<AlreadyCheckedIn>();
    }

    [Fact]
    public void People_who_came_after_the_timer_were_there()
    {
        var state = New.Then(Conducting.Tick(New, Week(5), Tuesday.AddMinutes(2)));
        var came = Opening.Decide(state, new MeetingBegan(Week(5), Chat, End(5), Tuesday.AddMinutes(4)), Tuesday.AddMinutes(4));
        Assert.IsType<TeamEvent.MeetingStarted>(Assert.Single(came.Events()));
        state = state.Then(came);
        Assert.Empty(Opening.Decide(state, new MeetingBegan(Week(5), Chat, End(5), Tuesday.AddMinutes(5)), Tuesday.AddMinutes(5)).Events());
        state = state.Then(Conducting.Tick(state, Week(5), Tuesday.AddMinutes(12)));
        Assert.Null(MovedMeetings.At(state, Meeting, Thursday));
    }

    [Fact]
    public void An_early_joiner_who_left_before_the_start_did_not_hold_it()
    {
        var state = New.Then(Opening.Decide(New, new MeetingBegan(Week(5), Chat, End(5), Tuesday.AddMinutes(-10)), Tuesday.AddMinutes(-10)));
        Assert.Null(MovedMeetings.At(state, Meeting, Tuesday.AddHours(2)));
        state = state.Then(Opening.Decide(state, new MeetingStopped(Week(5), Tuesday.AddMinutes(-5)), Tuesday.AddMinutes(-5)));
        Assert.Equal(OnThursday, MovedMeetings.At(state, Meeting, Thursday)!.Occurrence);
    }

    [Fact]
    public void The_picked_weekday_falls_out_when_only_the_timer_came()
    {
        var state = NobodyCame(New with { Team = New.Team with { CheckInDay = DayOfWeek.Tuesday } });
        Assert.NotEmpty(Began(state, Thursday).Events());
        var ran = (New with { Team = state.Team }).Opened(5).Closed(5);
        Began(ran, Thursday).Refusal<NotTheCheckInDay>();
    }

    [Fact]
    public void A_fortnightly_check_in_waits_for_the_second_week()
    {
        // Weeks 5 and 6 share a period.
        var state = NobodyCame(New with { Team = New.Team with { CadenceWeeks = 2 } });
        Assert.Null(MovedMeetings.At(state, Meeting, Thursday));
        Assert.NotNull(MovedMeetings.At(state, Meeting, Thursday.AddDays(7)));
    }

    private static TeamCycle NobodyCame(TeamCycle state)
    {
        state = state.Then(Conducting.Tick(state, Week(5), Tuesday.AddMinutes(2)));
        return state.Then(Conducting.Tick(state, Week(5), Tuesday.AddMinutes(12)));
    }

    private static Decision Began(TeamCycle state, DateTimeOffset at) => Opening.Decide(state, new MeetingBegan(OnThursday, Chat, null, at), at);
}
