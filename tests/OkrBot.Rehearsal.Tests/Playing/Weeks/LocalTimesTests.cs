using OkrBot.Rehearsal.Playing.Weeks;

namespace OkrBot.Rehearsal.Tests.Playing.Weeks;

public sealed class LocalTimesTests
{
    [Theory]
    [InlineData("2026-10-05T05:00:00Z", "2026-10-05T05:30:00Z")]
    [InlineData("2026-10-05T08:10:05Z", "2026-10-05T08:30:00Z")]
    [InlineData("2026-10-05T17:00:00Z", "2026-10-06T05:00:00Z")] // 19:00 in Berlin
    [InlineData("2026-10-05T23:10:00Z", "2026-10-06T05:00:00Z")]
    [InlineData("2026-10-09T17:00:00Z", "2026-10-12T05:00:00Z")] // a Friday evening
    [InlineData("2026-10-10T10:00:00Z", "2026-10-12T05:00:00Z")]
    [InlineData("2026-10-23T17:00:00Z", "2026-10-26T06:00:00Z")] // over the end of summer time
    [InlineData("2026-10-05T22:45:00Z", "2026-10-06T05:00:00Z")]
    public void The_program_looks_at_the_clock_every_half_hour_of_working_days(string now, string next)
        => Assert.Equal(DateTimeOffset.Parse(next), LocalTimes.NextLook(DateTimeOffset.Parse(now)));

    [Fact]
    public void Local_time_stays_over_the_change_of_the_clocks()
    {
        Assert.Equal(DateTimeOffset.Parse("2026-10-20T07:30:00Z"), LocalTimes.At(new(2026, 10, 20), new(9, 30)));
        Assert.Equal(DateTimeOffset.Parse("2026-10-27T08:30:00Z"), LocalTimes.At(new(2026, 10, 27), new(9, 30)));
        Assert.Equal(new DateOnly(2026, 10, 23), LocalTimes.WorkingDayBefore(new(2026, 10, 26)));
    }
}
