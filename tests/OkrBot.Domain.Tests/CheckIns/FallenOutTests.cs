using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Reminders;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

/// <summary>A meeting that the calendar dropped: the next of the cadence period has the check-in by itself, and nothing counts the one that fell out.</summary>
public sealed class FallenOutTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    [Fact]
    public void In_a_daily_series_the_next_day_has_the_check_in_when_the_picked_one_falls_out()
    {
        var state = Daily(DayOfWeek.Tuesday, without: [Day(5, 0)]);
        Assert.Equal([Day(5, 1)], OpenedByTimer(ref state, Week5));
    }

    [Fact]
    public void As_it_is_the_picked_day_has_it_and_no_other()
    {
        var state = Daily(DayOfWeek.Tuesday, without: []);
        Assert.Equal([Day(5, 0)], OpenedByTimer(ref state, Week5));
    }

    [Fact]
    public void Without_a_picked_day_the_first_that_is_held_has_it()
    {
        var state = Daily(null, without: [Day(5, -1), Day(5, 0)]);
        Assert.Equal([Day(5, 1)], OpenedByTimer(ref state, Week5));
    }

    [Fact]
    public void When_none_is_left_after_the_picked_day_the_last_one_before_it_has_it_where_that_is_known_in_time()
    {
        var state = Daily(DayOfWeek.Thursday, without: [Day(5, 2), Day(5, 3)]);
        Assert.Equal([Day(5, 1)], OpenedByTimer(ref state, Week5));
    }

    [Fact]
    public void When_none_is_left_at_all_it_is_not_held_and_the_next_week_is_as_ever()
    {
        var state = Daily(DayOfWeek.Tuesday, without: Week5);
        Assert.Empty(OpenedByTimer(ref state, Week5));
        Assert.Equal(Day(6, 0), CheckInTargets.NextStart(state, Day(5, 1)));
    }

    [Fact]
    public void The_only_meeting_of_the_week_has_the_check_in_also_when_it_was_moved_to_before_the_picked_day()
    {
        var monday = Start(5).AddDays(-1);
        var state = New.Then(new TeamEvent.TeamSettled(TeamSettings.Of(New.Team) with { CheckInDay = DayOfWeek.Tuesday }));
        state = Follow(state, [Start(4), monday, Start(6)]);
        Assert.Equal([monday], OpenedByTimer(ref state, [monday, Start(5)]));
    }

    [Fact]
    public void A_fortnightly_cadence_falls_to_the_other_week()
    {
        var state = New.Then(new TeamEvent.TeamSettled(TeamSettings.Of(New.Team) with { CadenceWeeks = 2 }));
        state = Follow(state, [Start(4), Start(6), Start(7)]);
        // Weeks 5 and 6 are one period.
        Assert.Equal([Start(6)], OpenedByTimer(ref state, [Start(5), Start(6)]));
    }

    [Fact]
    public void A_week_that_fell_out_is_no_silence_no_standstill_and_no_weeks_age()
    {
        var beside = New.Then(new TeamEvent.BlockerRaised(new Blocker(new("b1"), Time, "a form", "Legal", Ann, Start(3), Week(3)))).WithAnswer(Time, 4, 60, 6).WithHeld(3, 4);
        var (held, dropped) = (beside.WithHeld(5), Follow(beside, [Start(4), Start(6)]));
        dropped = dropped.Then(Conducting.Tick(dropped, Week(5), Start(5).AddMinutes(2)));
        Assert.Equal(beside.Past, dropped.Past);
        Assert.Equal((3, 2), (Blocking.AgeInSegments(held, held.Blockers[new("b1")]), Blocking.AgeInSegments(dropped, dropped.Blockers[new("b1")])));
        Assert.Equal((1, 0), (Silences.Held(held, held.KeyResults[Time]), Silences.Held(dropped, dropped.KeyResults[Time])));
        Assert.True(StatusRules.IsSilent(held, held.KeyResults[Time]));
        Assert.False(StatusRules.IsSilent(dropped, dropped.KeyResults[Time]));
        Assert.Contains(Signal.Stale, Signals.Of(held, held.KeyResults[Time], Start(6)));
        Assert.DoesNotContain(Signal.Stale, Signals.Of(dropped, dropped.KeyResults[Time], Start(6)));
        Assert.Equal((3, 2), (held.Past.Length, dropped.Past.Length));
    }

    [Fact]
    public void Not_started_stalled_and_asked_about_count_held_check_ins_only()
    {
        var state = Follow(New.WithHeld(3), [Start(5)]);
        state = state.Then(Conducting.Tick(state, Week(4), Start(4).AddMinutes(2)));
        Assert.False(Signals.IsNotStarted(state, state.KeyResults[Blik]));
        Assert.True(Signals.IsNotStarted(state.WithHeld(4), state.KeyResults[Blik]));
        Assert.Equal(1, Silences.Held(state, state.KeyResults[Blik]));
        var stands = Follow(New.WithAnswer(Time, 3, 60, 6).WithHeld(4, 5), [Start(7)]).WithAnswer(Time, 6, 60, 6);
        Assert.False(Signals.IsStalled(stands, stands.KeyResults[Time], new(2026, 11, 18)));
    }

    [Fact]
    public void No_message_comes_after_it_neither_about_it_nor_anew_about_the_week_before()
    {
        var before = New.Opened(4).Closed(4);
        var state = Follow(before, [Start(4), Start(6)]);
        state = state.Then(Conducting.Tick(state, Week(5), Start(5).AddMinutes(2)));
        Assert.Equal(OpenAnswers.Of(before, Start(5)).ToArray(), OpenAnswers.Of(state, Start(5).AddHours(6)).ToArray());
        Assert.All(OpenAnswers.Of(state, Start(5).AddHours(6)), one => Assert.Equal(Week(4), one.Occurrence));
        var calendar = new PersonalCalendar(Berlin, WorkingWeek.Default, new HashSet<DateOnly>());
        Assert.Equal(new ReminderDecision.Never(ReminderReason.TooLate), Reminding.Decide(Manners.Default, calendar, [.. OpenAnswers.Of(state, Start(5)).Where(one => one.Owner == Ann)], Start(5).AddHours(6)));
    }

    [Fact]
    public void A_check_in_that_was_called_off_while_it_stood_open_counts_as_little()
    {
        var state = New.Then(new TeamEvent.BlockerRaised(new Blocker(new("b1"), Time, "a form", "Legal", Ann, Start(4), Week(4)))).WithHeld(4);
        state = state.Then(Conducting.Tick(state, Week(5), Start(5).AddMinutes(2)));
        state = Follow(state, [Start(4), Start(6)], Start(5).AddMinutes(3));
        Assert.Equal(ClosedBy.NoMeeting, state.Find(Week(5))!.ClosedBy);
        Assert.Equal(1, Blocking.AgeInSegments(state, state.Blockers[new("b1")]));
        Assert.Equal(1, Silences.Held(state, state.KeyResults[Time]));
        Assert.Empty(OpenAnswers.Of(state, Start(5).AddHours(6)));
    }

    private static DateTimeOffset[] Week5 => [.. Enumerable.Range(-1, 5).Select(day => Day(5, day))];

    /// <summary>At a quarter past nine of a week's Tuesday, or so many days after it.</summary>
    private static DateTimeOffset Day(int week, int after) => Start(week).AddMinutes(-15).AddDays(after);

    /// <summary>Monday to Friday, quarter of an hour, weeks 5 and 6, but for these.</summary>
    private static TeamCycle Daily(DayOfWeek? picked, DateTimeOffset[] without)
    {
        var state = New.Then(new TeamEvent.TeamSettled(TeamSettings.Of(New.Team) with { CheckInDay = picked }));
        return Follow(state, [.. Enumerable.Range(5, 2).SelectMany(week => Enumerable.Range(-1, 5).Select(day => Day(week, day))).Except(without)]);
    }

    private static TeamCycle Follow(TeamCycle state, DateTimeOffset[] starts, DateTimeOffset? now = null)
    {
        var known = new KnownMeetings(Start(4).AddDays(-2), Start(8).AddDays(-2), [.. starts.Select(start => new KnownMeeting(start, start + Long))]);
        return state.Then(Rescheduling.Decide(state, new FollowMeeting(Meeting with { Known = known }), now ?? Start(4).AddDays(1)));
    }

    /// <summary>Plays the timers of these times; two people answer in what opens.</summary>
    private static List<DateTimeOffset> OpenedByTimer(ref TeamCycle state, IEnumerable<DateTimeOffset> starts)
    {
        var opened = new List<DateTimeOffset>();
        foreach (var start in starts)
        {
            var on = new Occurrence(Series, start);
            state = state.Then(Conducting.Tick(state, on, start.AddMinutes(2)));
            if (state.Find(on) is not { State: SegmentState.Open }) continue;
            opened.Add(start);
            state = state.Then(Answering.Decide(state, new SaveAnswers(Ann, on, [Number(Time, 70, 6), Number(Cards, 13, 6)]), start.AddMinutes(3)));
            state = state.Then(Answering.Decide(state, new SaveAnswers(Chidi, on, [Number(Blik, 1, 9)]), start.AddMinutes(3)));
            state = state.Then(Conducting.Tick(state, on, start.AddMinutes(15)));
        }
        return opened;
    }
}
