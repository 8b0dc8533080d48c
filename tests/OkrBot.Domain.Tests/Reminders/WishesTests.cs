using System.Collections.Immutable;
using OkrBot.Domain.Reminders;
using OkrBot.Domain.Tests.Kit;

namespace OkrBot.Domain.Tests.Reminders;

public sealed class WishesTests
{
    private static readonly PersonalCalendar Calendar = new("Europe/Berlin", WorkingWeek.Default, ImmutableHashSet<DateOnly>.Empty);
    private static readonly DateTimeOffset Friday = new(2026, 11, 6, 13, 0, 0, TimeSpan.Zero);
    private static readonly OpenAnswer Open = new(Sample.Id, Sample.Week(5), Sample.Terms, Sample.Dina, Friday.AddHours(-4));
    private static readonly Manners Asked = ReminderLog.Record(Manners.Default, Calendar, new([Open], Wanted: false), Friday);

    [Fact]
    public void Tomorrow_is_the_start_of_the_next_working_day()
    {
        var snooze = Wishes.Snooze(Asked, Calendar, Friday).Manners.Snoozed!;
        Assert.Equal((new DateTimeOffset(2026, 11, 9, 8, 0, 0, TimeSpan.Zero), Open.Asked), (snooze.Until, Assert.Single(snooze.About)));
    }

    [Fact]
    public void There_is_nothing_to_ask_again_without_a_message_of_the_last_days()
    {
        Assert.IsType<NothingToSnooze>(Wishes.Snooze(Manners.Default, Calendar, Friday).Refusal);
        Assert.IsType<NothingToSnooze>(Wishes.Snooze(Asked, Calendar, Friday.AddDays(5)).Refusal);
    }

    [Fact]
    public void Whoever_stopped_or_paused_is_told_so()
    {
        Assert.IsType<MessagesAreOff>(Wishes.Snooze(Wishes.Stop(Asked), Calendar, Friday).Refusal);
        Assert.IsType<MessagesAreOff>(Wishes.Pause(Wishes.Stop(Asked), new(2026, 11, 20), new(2026, 11, 6)).Refusal);
        Assert.IsType<MessagesAreOff>(Wishes.Snooze(Wishes.Pause(Asked, new(2026, 11, 10), new(2026, 11, 6)).Manners, Calendar, Friday).Refusal);
        Assert.Null(Wishes.Snooze(Wishes.Pause(Asked, new(2026, 11, 9), new(2026, 11, 6)).Manners, Calendar, Friday).Refusal);
    }

    [Theory]
    [InlineData("2026-11-06")]
    [InlineData("2026-01-01")]
    [InlineData("2027-11-08")]
    public void A_pause_ends_on_a_day_from_tomorrow_to_a_year_from_now(string until)
        => Assert.Equal(
            new PauseOutOfRange(new(2026, 11, 7), new(2027, 11, 7)),
            Wishes.Pause(Asked, DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), new(2026, 11, 6)).Refusal);

    [Fact]
    public void Saying_it_twice_is_saying_it_once()
    {
        var snoozed = Wishes.Snooze(Asked, Calendar, Friday).Manners;
        Assert.Equal(snoozed, Wishes.Snooze(snoozed, Calendar, Friday).Manners);
        Assert.Equal(Wishes.Stop(Asked), Wishes.Stop(Wishes.Stop(Asked)));
        var on = Wishes.Start(Wishes.Stop(Asked));
        Assert.Equal((on, Asked), (Wishes.Start(on), on));
    }

    [Fact]
    public void Days_stand_in_order_each_once_and_none_means_the_usual_ones()
    {
        var week = Wishes.WorkIn(Manners.Default, new([DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Monday], new(8, 0), new(12, 0))).Manners.Week!;
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Sunday], week.Days.AsEnumerable());
        Assert.True(Wishes.WorkIn(Manners.Default, new([], new(8, 0), new(12, 0))).Manners.Week!.Holds(DayOfWeek.Friday));
    }

    [Fact]
    public void A_day_that_ends_before_it_begins_is_refused()
    {
        var outcome = Wishes.WorkIn(Asked, new([DayOfWeek.Monday], new(12, 0), new(12, 0)));
        Assert.Equal((Asked, "reminder.hoursOutOfOrder"), (outcome.Manners, outcome.Refusal!.Code));
    }
}
