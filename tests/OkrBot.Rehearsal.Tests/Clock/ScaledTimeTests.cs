using OkrBot.Rehearsal.Clock;
using OkrBot.Testing;

namespace OkrBot.Rehearsal.Tests.Clock;

public sealed class ScaledTimeTests
{
    private static readonly DateTimeOffset Origin = new(2026, 11, 3, 8, 29, 0, TimeSpan.Zero);

    [Fact]
    public void Time_runs_at_its_speed()
    {
        var wall = new ManualTime();
        using var time = new ScaledTime(Origin, 20, wall);
        wall.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(Origin.AddMinutes(1), time.GetUtcNow());
    }

    [Fact]
    public async Task A_timer_fires_by_the_scaled_clock()
    {
        var wall = new ManualTime();
        using var time = new ScaledTime(Origin, 60, wall);
        var delay = Task.Delay(TimeSpan.FromMinutes(10), time);
        wall.Advance(TimeSpan.FromSeconds(9));
        Assert.False(delay.IsCompleted);
        wall.Advance(TimeSpan.FromSeconds(2));
        await delay;
    }

    [Fact]
    public async Task A_skip_stops_at_each_timer_on_its_way()
    {
        using var time = new ScaledTime(Origin, 1, new ManualTime(skipDelays: true));
        var fired = new TaskCompletionSource<DateTimeOffset>();
        await using var timer = time.CreateTimer(_ => fired.TrySetResult(time.GetUtcNow()), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        // Quiet only until the timer's own work is done, as a program's would be.
        bool IsQuiet() => time.GetUtcNow() < Origin.AddHours(1) || fired.Task.IsCompleted;
        var arrived = time.AdvanceToAsync(Origin.AddHours(5), TimeSpan.FromHours(5), IsQuiet, CancellationToken.None);
        var seen = await fired.Task;
        await arrived;
        Assert.InRange(seen, Origin.AddHours(1), Origin.AddHours(1).AddMinutes(30));
        Assert.True(time.GetUtcNow() >= Origin.AddHours(5));
    }

    [Fact]
    public async Task Nothing_is_skipped_while_work_is_under_way()
    {
        var wall = new ManualTime(skipDelays: true);
        using var time = new ScaledTime(Origin, 20, wall);
        var from = wall.Now;
        await time.AdvanceToAsync(Origin.AddMinutes(1), TimeSpan.FromHours(1), () => false, CancellationToken.None);
        Assert.InRange(wall.Now - from, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3.1));
    }

    [Fact]
    public void At_real_speed_a_second_is_a_second()
    {
        var wall = new ManualTime();
        using var time = new ScaledTime(Origin, 20, wall);
        using (time.AtRealSpeed()) wall.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Origin.AddSeconds(5), time.GetUtcNow());
        wall.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Origin.AddSeconds(25), time.GetUtcNow());
    }
}
