using FsCheck.Fluent;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Tests.Kit;

namespace OkrBot.Domain.Tests.Cycles;

public sealed class ZonesTests
{
    // Both hemispheres, half-hour and quarter-hour offsets, a half-hour change, changes at midnight, a zone without any.
    private static readonly string[] Names =
    [
        "Europe/Berlin", "Europe/London", "America/New_York", "America/Sao_Paulo", "America/Santiago", "America/St_Johns", "Asia/Kolkata", "Asia/Kathmandu",
        "Asia/Beirut", "Africa/Cairo", "Africa/Casablanca", "Australia/Sydney", "Australia/Adelaide", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham",
    ];

    public static TheoryData<string> Known => [.. Names];

    [Theory]
    [MemberData(nameof(Known))]
    public void Every_local_time_of_three_years_is_the_first_instant_that_reads_so(string zone)
    {
        TimeOnly[] times = [new(0, 0), new(0, 30), new(1, 15), new(1, 45), new(2, 0), new(2, 30), new(2, 59), new(3, 0), new(9, 30), new(23, 45)];
        for (var day = new DateOnly(2025, 1, 1); day.Year < 2028; day = day.AddDays(1))
            foreach (var time in times)
            {
                var instant = Zones.InstantOf(zone, day, time);
                Assert.Equal(TimeSpan.Zero, instant.Offset);
                if (instant - instant.AddDays(-2) == Local(zone, instant) - Local(zone, instant.AddDays(-2))
                    && instant.AddDays(2) - instant == Local(zone, instant.AddDays(2)) - Local(zone, instant))
                {
                    Assert.Equal(day.ToDateTime(time), Local(zone, instant));
                    continue;
                }
                // Near a change, by brute force: a quarter of an hour divides every change; what nothing reads was skipped.
                var reads = Quarters(day, time).Where(i => Local(zone, i) == day.ToDateTime(time)).ToList();
                if (reads.Count > 0) Assert.Equal(reads[0], instant);
                else Assert.Equal(day.ToDateTime(time) + Gap(zone, instant), Local(zone, instant));
            }
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30:00Z")] // skipped: reads 03:30
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z")] // twice: the first
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00Z")] // skipped half hour: reads 02:45
    [InlineData("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00Z")] // twice, half an hour apart
    [InlineData("Africa/Cairo", "2026-04-24", "00:00", "2026-04-23T22:00:00Z")] // midnight itself is skipped
    [InlineData("Asia/Kathmandu", "2026-06-01", "09:30", "2026-06-01T03:45:00Z")]
    public void A_skipped_time_moves_forward_by_the_gap_and_of_two_the_first_is_taken(string zone, string day, string time, string instant)
        => Assert.Equal(DateTimeOffset.Parse(instant), Zones.InstantOf(zone, DateOnly.Parse(day), TimeOnly.Parse(time)));

    [Fact]
    public void The_local_day_turns_at_local_midnight()
    {
        var midnight = DateTimeOffset.Parse("2026-10-24T22:00:00Z");
        Assert.Equal(new(2026, 10, 25), Zones.LocalDay("Europe/Berlin", midnight));
        Assert.Equal(new(2026, 10, 24), Zones.LocalDay("Europe/Berlin", midnight.AddTicks(-1)));
        Assert.Equal(new(2026, 10, 25), Zones.LocalDay("No/Such_Zone", midnight.AddHours(2)));
    }

    [Theory]
    [InlineData("/usr/share/zoneinfo/Europe/Berlin")]
    [InlineData("../zoneinfo/Europe/Berlin")]
    [InlineData("Europe/../Europe/Berlin")]
    [InlineData("Europe/Berlin\0")]
    [InlineData("W. Europe Standard Time")]
    [InlineData("")]
    public void A_name_that_leads_elsewhere_is_no_zone(string name)
    {
        Assert.False(Zones.IsKnown(name));
        Assert.Same(TimeZoneInfo.Utc, Zones.Find(name));
    }

    [Fact]
    public void The_start_of_a_day_lies_in_it_in_every_zone()
    {
        var zones = Gen.Elements(Names);
        Checked.ForAll(from zone in zones from day in Gen.Choose(0, 7000) select (zone, day), c =>
        {
            var day = new DateOnly(2015, 1, 1).AddDays(c.day);
            Assert.Equal(day, Zones.LocalDay(c.zone, Zones.StartOf(c.zone, day)));
        }, 2000);
    }

    private static IEnumerable<DateTimeOffset> Quarters(DateOnly day, TimeOnly time)
        => Enumerable.Range(-15 * 4, 30 * 4).Select(quarter => new DateTimeOffset(day.ToDateTime(time), TimeSpan.Zero).AddMinutes(15 * quarter));

    private static DateTime Local(string zone, DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;

    private static TimeSpan Gap(string zone, DateTimeOffset after)
        => Local(zone, after) - Local(zone, after.AddHours(-6)) - TimeSpan.FromHours(6);
}
