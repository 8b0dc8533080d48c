using System.Collections.Immutable;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Reminders;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Reminders.ReminderDecision;

namespace OkrBot.Domain.Tests.Reminders;

/// <summary>When one person gets the one message about their open answers.</summary>
public sealed class RemindingTests
{
    private const string Berlin = "Europe/Berlin";
    private static readonly DateTimeOffset Closed = Local("2026-11-03T09:40");

    [Theory]
    [InlineData("2026-11-03T09:41", "2026-11-03T14:00", ReminderReason.NotYet)]
    [InlineData("2026-11-03T17:00", "2026-11-04T09:00", ReminderReason.OutOfHours)]
    [InlineData("2026-11-04T03:00", "2026-11-04T09:00", ReminderReason.OutOfHours)]
    [InlineData("2026-11-05T20:00", "2026-11-06T09:00", ReminderReason.OutOfHours)]
    public void It_waits_for_two_o_clock_on_the_day_of_the_meeting_and_for_working_hours(string now, string at, ReminderReason why)
        => Assert.Equal(new Later(Local(at), why), Decide(now));

    [Theory]
    [InlineData("2026-11-03T14:00")]
    [InlineData("2026-11-03T16:59")]
    [InlineData("2026-11-04T09:00")]
    [InlineData("2026-11-06T16:59")]
    public void It_comes_in_working_hours_until_the_third_working_day_after_is_over(string now)
        => Assert.Equal(One(), Assert.Single(Assert.IsType<SendNow>(Decide(now)).About));

    [Fact]
    public void After_the_third_working_day_it_is_too_late() => Assert.Equal(new Never(ReminderReason.TooLate), Decide("2026-11-06T17:00"));

    [Theory]
    [InlineData("2026-11-06T16:30", "2026-11-06T16:31")]
    [InlineData("2026-11-06T17:30", "2026-11-09T09:00")]
    [InlineData("2026-11-07T12:00", "2026-11-09T09:00")]
    public void A_check_in_that_closes_late_is_asked_about_at_once_or_on_the_next_working_day(string closed, string at)
        => Assert.Equal(Local(at), Assert.IsType<Later>(Reminding.Decide(Manners.Default, Calendar(), [One(closed: Local(closed).AddMinutes(1))], Local(closed))).At);

    [Fact]
    public void Somebody_whose_hours_end_before_two_is_asked_the_next_morning()
    {
        var mornings = Calendar() with { Week = new([], new(8, 0), new(12, 0)) };
        Assert.Equal(Local("2026-11-04T08:00"), Assert.IsType<Later>(Reminding.Decide(Manners.Default, mornings, [One()], Closed)).At);
    }

    [Fact]
    public void A_holiday_is_no_working_day_and_does_not_count_as_one_of_the_three()
    {
        var off = Calendar() with { Holidays = ImmutableHashSet.Create(new DateOnly(2026, 11, 4)) };
        Assert.Equal(Local("2026-11-05T09:00"), Assert.IsType<Later>(Reminding.Decide(Manners.Default, off, [One()], Local("2026-11-03T18:00"))).At);
        Assert.IsType<SendNow>(Reminding.Decide(Manners.Default, off, [One()], Local("2026-11-09T16:59")));
    }

    [Fact]
    public void Nobody_waits_longer_than_ten_days()
    {
        var mondays = Calendar() with { Week = new([DayOfWeek.Monday], new(9, 0), new(17, 0)) };
        Assert.IsType<SendNow>(Reminding.Decide(Manners.Default, mondays, [One()], Local("2026-11-09T09:00")));
        Assert.Equal(new Never(ReminderReason.TooLate), Reminding.Decide(Manners.Default, mondays, [One()], Local("2026-11-16T09:00")));
    }

    [Fact]
    public void It_is_two_o_clock_where_the_person_is()
    {
        var west = Calendar() with { Zone = "America/Los_Angeles" };
        Assert.Equal(DateTimeOffset.Parse("2026-11-03T22:00Z"), Assert.IsType<Later>(Reminding.Decide(Manners.Default, west, [One()], Closed)).At);
    }

    [Fact]
    public void All_teams_come_in_one_message_and_later_ones_wait_for_another_day()
    {
        var (first, second, late) = (One(), One("payouts", Local("2026-11-03T11:00")), One("growth", Local("2026-11-03T15:30")));
        var sent = Assert.IsType<SendNow>(Decide("2026-11-03T14:00", open: [first, second]));
        Assert.Equal([first, second], sent.About.AsEnumerable());
        var after = ReminderLog.Record(Manners.Default, Calendar(), sent, Local("2026-11-03T14:00"));
        Assert.Equal(new Later(Local("2026-11-04T09:00"), ReminderReason.OneToday), Decide("2026-11-03T15:31", after, [first, second, late]));
        Assert.Equal(late, Assert.Single(Assert.IsType<SendNow>(Decide("2026-11-04T09:00", after, [first, second, late])).About));
    }

    [Fact]
    public void Once_is_enough() => Assert.Equal(new Never(ReminderReason.AskedAlready), Decide("2026-11-05T10:00", Sent("2026-11-03T14:00", One())));

    [Fact]
    public void The_fourth_message_of_a_week_waits_for_the_next_one()
    {
        var manners = new Manners { Sent = [Log("2026-11-02T09:00"), Log("2026-11-03T09:00"), Log("2026-11-04T09:00")] };
        var thursday = One(closed: Local("2026-11-05T09:40"));
        Assert.Equal(new Later(Local("2026-11-09T09:00"), ReminderReason.ThreeThisWeek), Decide("2026-11-05T15:00", manners, [thursday]));
    }

    [Fact]
    public void A_message_that_was_wanted_is_none_of_the_three()
    {
        var manners = new Manners { Sent = [Log("2026-11-02T09:00"), Log("2026-11-03T09:00"), Log("2026-11-04T09:00") with { Wanted = true }] };
        Assert.IsType<SendNow>(Decide("2026-11-05T15:00", manners, [One(closed: Local("2026-11-05T09:40"))]));
    }

    [Fact]
    public void Ask_me_tomorrow_asks_tomorrow_about_what_is_still_open()
    {
        var (one, two) = (One(), One("payouts"));
        var snoozed = Wishes.Snooze(Sent("2026-11-03T14:00", one, two), Calendar(), Local("2026-11-03T14:05")).Manners;
        Assert.Equal(new Later(Local("2026-11-04T09:00"), ReminderReason.OneToday), Decide("2026-11-03T15:00", snoozed, [two]));
        var again = Assert.IsType<SendNow>(Decide("2026-11-04T09:00", snoozed, [two]));
        Assert.Equal((two, true), (Assert.Single(again.About), again.Wanted));
        var after = ReminderLog.Record(snoozed, Calendar(), again, Local("2026-11-04T09:00"));
        Assert.Equal(new Never(ReminderReason.AskedAlready), Decide("2026-11-05T09:00", after, [two]));
        Assert.Equal(new Never(ReminderReason.NothingOpen), Decide("2026-11-05T09:00", snoozed, []));
    }

    [Fact]
    public void Ask_me_tomorrow_is_kept_on_the_last_day_and_in_a_full_week()
    {
        var manners = new Manners { Sent = [Log("2026-11-04T09:00"), Log("2026-11-05T09:00"), .. Sent("2026-11-06T09:00", One()).Sent] };
        var snoozed = Wishes.Snooze(manners, Calendar(), Local("2026-11-06T10:00")).Manners;
        Assert.True(Assert.IsType<SendNow>(Decide("2026-11-09T09:00", snoozed)).Wanted);
        Assert.Equal(new Never(ReminderReason.TooLate), Decide("2026-11-10T09:00", snoozed));
    }

    [Fact]
    public void Whoever_paused_or_stopped_gets_nothing()
    {
        var paused = Wishes.Pause(Manners.Default, new(2026, 11, 5), new(2026, 11, 3)).Manners;
        Assert.Equal(new Later(Local("2026-11-05T09:00"), ReminderReason.Paused), Decide("2026-11-03T15:00", paused));
        var longer = Wishes.Pause(Manners.Default, new(2026, 11, 17), new(2026, 11, 3)).Manners;
        Assert.Equal(new Never(ReminderReason.Paused), Decide("2026-11-03T15:00", longer));
        var stopped = Wishes.Stop(paused);
        Assert.Equal(new Never(ReminderReason.Stopped), Decide("2026-11-03T15:00", stopped));
        Assert.IsType<SendNow>(Decide("2026-11-03T15:00", Wishes.Start(stopped)));
    }

    [Fact]
    public void Who_travels_gets_no_second_one_on_a_day_that_begins_again()
    {
        // At ten on the 4th in Auckland it is the 3rd in Los Angeles.
        var auckland = Calendar() with { Zone = "Pacific/Auckland" };
        var at = Zones.InstantOf("Pacific/Auckland", new(2026, 11, 4), new(10, 0));
        var manners = ReminderLog.Record(Manners.Default, auckland, new([One("payouts")], Wanted: false), at);
        var west = Calendar() with { Zone = "America/Los_Angeles" };
        Assert.Equal(ReminderReason.OneToday, Assert.IsType<Later>(Reminding.Decide(manners, west, [One()], DateTimeOffset.Parse("2026-11-03T22:30Z"))).Why);
        Assert.Equal(new DateOnly(2026, 11, 5), west.DayOf(Assert.IsType<Later>(Reminding.Decide(manners, west, [One()], DateTimeOffset.Parse("2026-11-04T18:00Z"))).At));
    }

    [Fact]
    public void Other_messages_that_nobody_asked_for_share_the_limits()
    {
        Assert.True(Reminding.MayWrite(Manners.Default, Calendar(), Local("2026-11-03T09:00")));
        Assert.False(Reminding.MayWrite(Manners.Default, Calendar(), Local("2026-11-03T08:59")));
        Assert.False(Reminding.MayWrite(Manners.Default, Calendar(), Local("2026-11-07T12:00")));
        Assert.False(Reminding.MayWrite(Wishes.Stop(Manners.Default), Calendar(), Local("2026-11-03T09:00")));
        var told = ReminderLog.Record(Manners.Default, Calendar(), Local("2026-11-03T09:40"));
        Assert.False(Reminding.MayWrite(told, Calendar(), Local("2026-11-03T15:00")));
        Assert.Equal(new Later(Local("2026-11-04T09:00"), ReminderReason.OneToday), Decide("2026-11-03T14:00", told));
    }

    [Fact]
    public void What_surely_did_not_go_out_counts_for_nothing()
    {
        var now = Local("2026-11-03T14:00");
        var recorded = ReminderLog.Record(Manners.Default, Calendar(), Assert.IsType<SendNow>(Decide("2026-11-03T14:00")), now);
        Assert.Equal(Manners.Default, ReminderLog.TakeBack(recorded, Manners.Default, now));
        Assert.IsType<SendNow>(Decide("2026-11-03T14:01", ReminderLog.TakeBack(recorded, Manners.Default, now)));
    }

    [Fact]
    public void The_log_forgets_what_nobody_can_be_asked_about_any_more()
    {
        var old = Sent("2026-10-01T14:00", One());
        var now = ReminderLog.Record(old, Calendar(), new([One("payouts")], Wanted: false), Local("2026-11-03T14:00"));
        Assert.Equal(new DateOnly(2026, 11, 3), Assert.Single(now.Sent).Day);
    }

    [Fact]
    public void Hours_that_end_before_they_begin_are_the_usual_ones()
        => Assert.Equal((new TimeOnly(9, 0), new TimeOnly(17, 0)), new WorkingWeek([], new(18, 0), new(8, 0)).Hours);

    private static ReminderDecision Decide(string now, Manners? manners = null, OpenAnswer[]? open = null)
        => Reminding.Decide(manners ?? Manners.Default, Calendar(), open ?? [One()], Local(now));

    private static PersonalCalendar Calendar() => new(Berlin, WorkingWeek.Default, ImmutableHashSet<DateOnly>.Empty);

    private static OpenAnswer One(string team = "checkout", DateTimeOffset? closed = null)
    {
        var at = closed ?? Closed;
        return new(new(new("t"), new(team), new("c")), new(new("19:" + team), at.AddMinutes(-10)), new("kr7"), Sample.Dina, at);
    }

    private static Manners Sent(string at, params OpenAnswer[] about)
        => ReminderLog.Record(Manners.Default, Calendar(), new([.. about], Wanted: false), Local(at));

    private static SentReminder Log(string at) => Sent(at, One("another", Local(at).AddDays(-1))).Sent[0];

    private static DateTimeOffset Local(string time)
    {
        var local = DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        return Zones.InstantOf(Berlin, DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
