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
    public async Task A_clock_that_all_but_stands_takes_any_timer_and_fires_it_once_it_runs()
    {
        var wall = new ManualTime();
        using var time = new ScaledTime(Origin, 0.000_001, wall);
        var delay = Task.Delay(TimeSpan.FromDays(40), time);
        wall.Advance(TimeSpan.FromHours(3));
        Assert.InRange(time.GetUtcNow(), Origin, Origin.AddSeconds(1));
        Assert.False(delay.IsCompleted);
        time.AtRealSpeed();
        wall.Advance(TimeSpan.FromDays(41));
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

    [Fact]
    public async Task A_jump_lets_each_timer_that_came_due_fire_once()
    {
        var wall = new ManualTime();
        using var time = new ScaledTime(Origin, 1, wall);
        var fired = 0;
        var (ticked, done) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var every = time.CreateTimer(_ =>
        {
            Interlocked.Increment(ref fired);
            ticked.TrySetResult();
        }, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await using var once = time.CreateTimer(_ => done.TrySetResult(), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        var jump = time.JumpToAsync(Origin.AddHours(9), () => true, CancellationToken.None);
        // The wall's clock stands, but for the pause that makes sure of the quiet.
        wall.Advance(TimeSpan.FromMilliseconds(15));
        await jump;
        await Task.WhenAll(ticked.Task, done.Task);
        Assert.Equal(Origin.AddHours(9), time.GetUtcNow());
        Assert.Equal(1, fired);
    }

    [Fact]
    public async Task Timers_within_the_grain_fire_at_one_stop()
    {
        using var time = new ScaledTime(Origin, 1) { Grain = TimeSpan.FromSeconds(5), Settle = TimeSpan.FromMilliseconds(1) };
        var seen = new System.Collections.Concurrent.ConcurrentQueue<DateTimeOffset>();
        await using var first = time.CreateTimer(_ => seen.Enqueue(time.GetUtcNow()), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        await using var second = time.CreateTimer(_ => seen.Enqueue(time.GetUtcNow()), null, TimeSpan.FromHours(1) + TimeSpan.FromSeconds(4), Timeout.InfiniteTimeSpan);
        bool IsQuiet() => time.GetUtcNow() < Origin.AddHours(1) || seen.Count == 2;
        await time.AdvanceToAsync(Origin.AddHours(2), TimeSpan.FromHours(2), IsQuiet, CancellationToken.None);
        Assert.Equal(2, seen.Count);
        Assert.All(seen, at => Assert.True(at >= Origin.AddHours(1).AddSeconds(4)));
    }
}
