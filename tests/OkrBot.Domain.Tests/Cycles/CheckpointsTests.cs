using FsCheck.Fluent;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Cycles;

/// <summary>Review and reflection lie in the slot of that week's check-in, or of the next one that is held.</summary>
public sealed class CheckpointsTests
{
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);
    private static readonly HashSet<DateOnly> NoHolidays = [];

    [Theory]
    [InlineData(6, 3)]
    [InlineData(8, 4)]
    [InlineData(10, 5)]
    [InlineData(12, 6)]
    [InlineData(13, 6)]
    [InlineData(20, 9)]
    [InlineData(26, 12)]
    public void The_review_is_in_week_six_of_thirteen_and_in_the_same_place_of_shorter_and_longer_cycles(int weeks, int week)
    {
        Assert.Equal(week, Checkpoints.WeekOf(Sample.Cycle with { Weeks = weeks }, CheckpointKind.Review));
        Assert.Equal(weeks, Checkpoints.WeekOf(Sample.Cycle with { Weeks = weeks }, CheckpointKind.Reflection));
    }

    [Fact]
    public void Both_lie_at_the_meetings_local_time_through_the_change_of_clocks()
    {
        Assert.Equal(new(CheckpointKind.Review, Start(6), Day(2026, 11, 10), new(9, 30), HalfAnHour, Berlin), Review(Sample.Team));
        Assert.Equal(new(CheckpointKind.Reflection, Start(13), Day(2026, 12, 29), new(9, 30), HalfAnHour, Berlin), Reflection(Sample.Team));
    }

    [Fact]
    public void One_on_a_holiday_or_without_its_meeting_is_caught_up_at_the_next_and_a_reflection_while_values_may_be_entered()
    {
        Assert.Equal(Start(7), Review(Sample.Team, Day(2026, 11, 10))?.Start);
        Assert.Equal(Start(14), Reflection(Sample.Team, Day(2026, 12, 29))?.Start);
        Assert.Equal(Start(15), Reflection(Sample.Team, Day(2026, 12, 29), Day(2027, 1, 5))?.Start);
        Assert.Null(Reflection(Sample.Team, Day(2026, 12, 29), Day(2027, 1, 5), Day(2027, 1, 12)));

        var moved = Start(6).AddDays(1);
        Assert.Equal(moved, Review(Told(Start(5), moved, Start(7)))?.Start);
        Assert.Equal(Start(7), Review(Told(Start(5), Start(7)))?.Start);
    }

    [Fact]
    public void Of_several_meetings_a_week_it_is_the_picked_day_and_a_later_one_only_where_that_falls_out()
    {
        var monday = Start(6).AddDays(-1);
        var team = Told(monday, Start(6), Start(6).AddDays(2));
        Assert.Equal(monday, Review(team)?.Start);
        Assert.Equal(Start(6), Review(team with { CheckInDay = DayOfWeek.Tuesday })?.Start);
        Assert.Equal(Start(6).AddDays(2), Review(team with { CheckInDay = DayOfWeek.Tuesday }, Day(2026, 11, 10))?.Start);
        // Nobody meets on that day or after it in this week: its last meeting has the check-in then.
        Assert.Equal(Start(6).AddDays(2), Review(team with { CheckInDay = DayOfWeek.Friday })?.Start);
        // Nobody ever meets on that day, and no calendar tells.
        Assert.Equal(Start(6), Review(Sample.Team with { CheckInDay = DayOfWeek.Friday })?.Start);
    }

    [Fact]
    public void Without_a_meeting_or_a_rhythm_there_is_none_and_the_reason_is_told()
    {
        Assert.Null(Review(Sample.Team with { Meeting = null }));
        Assert.Equal(NoCheckpoint.NoMeeting, Checkpoints.Missing(Sample.Team with { Meeting = null }));
        Assert.Null(Review(Sample.Team with { Meeting = Meeting with { Schedule = null } }));
        Assert.Equal(NoCheckpoint.NoRhythm, Checkpoints.Missing(Sample.Team with { Meeting = Meeting with { Schedule = null } }));
        Assert.Null(Checkpoints.Missing(Sample.Team));
    }

    [Fact]
    public void With_a_check_in_every_two_weeks_the_review_lies_where_the_check_in_of_week_six_is_and_is_caught_up_before_the_last_weeks()
    {
        var fortnightly = Sample.Team with { CadenceWeeks = 2 };
        Assert.Equal(Start(5), Review(fortnightly)?.Start);
        Assert.Equal(Start(6), Review(fortnightly, Day(2026, 11, 3))?.Start);
        Assert.Equal(Start(7), Review(fortnightly, Day(2026, 11, 3), Day(2026, 11, 10))?.Start);
        Assert.Equal(Start(13), Reflection(fortnightly)?.Start);

        var twelve = Sample.Cycle with { Weeks = 12 };
        Assert.Equal(Start(11), Checkpoints.Find(fortnightly, twelve, CheckpointKind.Reflection, HalfAnHour, NoHolidays)?.Start);
        Assert.Equal(Start(10), Checkpoints.Find(fortnightly, twelve, CheckpointKind.Review, HalfAnHour, NoHolidays, after: Start(9))?.Start);
        Assert.Null(Checkpoints.Find(fortnightly, twelve, CheckpointKind.Review, HalfAnHour, NoHolidays, after: Start(10)));
    }

    /// <summary>Whatever the zone, the day, the rhythm, the cadence, the picked weekday and the length of the cycle.</summary>
    [Fact]
    public void A_checkpoint_starts_with_the_check_in_of_the_period_that_holds_its_week_or_of_the_first_after_it()
        => Checked.ForAll(Checked.Rows(1, 1), row =>
        {
            var dice = new Dice(row[0]);
            var zone = dice.One(new[] { "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Auckland" });
            var start = new DateOnly(2026, 1, 1).AddDays(dice.Roll(700));
            var cycle = new Cycle(new("c"), start, 6 + dice.Roll(21));
            var schedule = new WeeklySchedule(start.AddDays(dice.Roll(40) - 20), new TimeOnly(dice.Roll(24), dice.Roll(2) * 30), HalfAnHour, zone, 1 + dice.Roll(2));
            var team = Sample.Team with
            {
                Zone = zone, Meeting = Meeting with { Schedule = schedule }, CadenceWeeks = 1 + dice.Roll(2), CheckInDay = dice.Roll(2) == 0 ? null : (DayOfWeek)dice.Roll(7),
            };
            if (dice.Roll(2) == 0) team = team with { Meeting = WithCalendar(team.Meeting!, cycle, zone, dice) };
            var holidays = Enumerable.Range(0, dice.Roll(20)).Select(_ => start.AddDays(dice.Roll(182))).ToHashSet();
            foreach (var kind in Enum.GetValues<CheckpointKind>())
            {
                if (Checkpoints.Find(team, cycle, kind, HalfAnHour, holidays) is not { } found) continue;
                var day = Zones.LocalDay(zone, found.Start);
                Assert.NotNull(Occurrences.StartingAt(team.Meeting!, found.Start));
                Assert.DoesNotContain(day, holidays);
                Assert.Equal(found.Start, Zones.InstantOf(zone, found.Day, found.Time));
                var week = cycle.Start.AddDays(7 * (Checkpoints.WeekOf(cycle, kind) - 1));
                var first = Cadence.StartOfPeriod(team, cycle, week);
                Assert.True(day >= first && day <= Checkpoints.LastDay(team, cycle, kind));
                // Nothing before it would have had the check-in, and it would.
                var before = Occurrences.Between(team.Meeting!, Zones.StartOf(zone, first), found.Start).Where(one => !holidays.Contains(Zones.LocalDay(zone, one.Occurrence.Start)));
                Assert.DoesNotContain(before, one => HasCheckIn(team, cycle, one.Occurrence));
                var periods = Occurrences.Between(team.Meeting!, Zones.StartOf(zone, Cadence.StartOfPeriod(team, cycle, day)), Zones.StartOf(zone, Cadence.StartOfNext(team, cycle, day)));
                if (cycle.Holds(day)) Assert.True(HasCheckIn(team, cycle, new(Series, found.Start)) || !periods.Any(one => HasCheckIn(team, cycle, one.Occurrence)));
            }
        });

    /// <summary>What the rule says when the meeting begins and nobody has been at another one of its weeks.</summary>
    private static bool HasCheckIn(Team team, Cycle cycle, Occurrence occurrence)
        => Opening.Decide(TeamHistory.Replay(Id, [new TeamEvent.TeamJoinedCycle(team, cycle), .. Beginning.Skip(1)]), new MeetingBegan(occurrence, Chat, occurrence.Start + HalfAnHour, occurrence.Start), occurrence.Start) is Decision.Accepted { Events: [_, ..] };

    /// <summary>All weeks as a calendar has them, with more than one meeting a week and some that fell out.</summary>
    private static ConnectedMeeting WithCalendar(ConnectedMeeting meeting, Cycle cycle, string zone, Dice dice)
    {
        var days = Enumerable.Range(0, (cycle.Weeks + 3) * 7).Where(_ => dice.Roll(4) == 0).Select(day => Zones.InstantOf(zone, cycle.Start.AddDays(day), new TimeOnly(9, 0)));
        return meeting with { Known = new KnownMeetings(Zones.StartOf(zone, cycle.Start), Zones.StartOf(zone, cycle.Start.AddDays((cycle.Weeks + 3) * 7)), [.. days.Select(day => new KnownMeeting(day, day + HalfAnHour))]) };
    }

    [Fact]
    public void One_that_was_not_held_yet_is_never_found_in_the_past()
    {
        Assert.Equal(Start(7), Checkpoints.Find(Sample.Team, Sample.Cycle, CheckpointKind.Review, HalfAnHour, NoHolidays, after: Start(6))?.Start);
        Assert.Equal(Start(6), Checkpoints.Find(Sample.Team, Sample.Cycle, CheckpointKind.Review, HalfAnHour, NoHolidays, after: Start(5))?.Start);
        Assert.Null(Checkpoints.Find(Sample.Team, Sample.Cycle, CheckpointKind.Review, HalfAnHour, NoHolidays, after: Start(13)));
        Assert.Equal(Review(Sample.Team), Checkpoints.Held(Sample.Team, CheckpointKind.Review, Start(6), HalfAnHour));
    }

    private static Checkpoint? Review(Team team, params DateOnly[] holidays) => Checkpoints.Find(team, Sample.Cycle, CheckpointKind.Review, HalfAnHour, holidays.Length == 0 ? NoHolidays : holidays.ToHashSet());

    private static Checkpoint? Reflection(Team team, params DateOnly[] holidays) => Checkpoints.Find(team, Sample.Cycle, CheckpointKind.Reflection, HalfAnHour, holidays.ToHashSet());

    private static DateOnly Day(int year, int month, int day) => new(year, month, day);

    private static Team Told(params DateTimeOffset[] starts)
        => Sample.Team with { Meeting = Meeting with { Known = new KnownMeetings(Start(4).AddDays(-1), Start(8).AddDays(-1), [.. starts.Select(start => new KnownMeeting(start, start + HalfAnHour))]) } };
}
