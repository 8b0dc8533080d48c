using System.Collections.Concurrent;
using OkrBot.Rehearsal.Clock;

namespace OkrBot.Rehearsal.Tests.Clock;

public sealed class TimelineTests : IDisposable
{
    private static readonly DateTimeOffset Origin = new(2026, 10, 5, 5, 0, 0, TimeSpan.Zero);

    private readonly ScaledTime _time = new(Origin, 1) { Settle = TimeSpan.FromMilliseconds(1) };
    private readonly ConcurrentQueue<string> _acts = new();

    public void Dispose() => _time.Dispose();

    [Fact]
    public async Task Scripts_act_in_the_order_of_their_instants_however_long_an_act_takes()
    {
        var timeline = New();
        await timeline.PlayAsync([cancel => ActAsync(timeline, "slow", [10, 3_600], 60, cancel), cancel => ActAsync(timeline, "quick", [20, 3_500, 90_000], 0, cancel)],
            CancellationToken.None);
        Assert.Equal(["slow 10", "quick 20", "quick 3500", "slow 3600", "quick 90000"], _acts);
    }

    [Fact]
    public async Task Nothing_is_jumped_over_while_something_is_under_way()
    {
        var busyUntil = Origin.AddSeconds(0.2);
        var timeline = new Timeline(_time, () => _time.GetUtcNow() >= busyUntil, now => now.AddHours(1));
        await timeline.PlayAsync([async cancel =>
        {
            await timeline.AtAsync(Origin.AddDays(2), cancel);
            Assert.InRange(timeline.Now, Origin.AddDays(2), Origin.AddDays(2).AddSeconds(30));
        }], CancellationToken.None);
    }

    [Fact]
    public async Task The_program_gets_a_look_at_each_stop_of_a_quiet_stretch()
    {
        var looks = new ConcurrentQueue<DateTimeOffset>();
        await using var minute = _time.CreateTimer(_ => looks.Enqueue(_time.GetUtcNow()), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        var timeline = New();
        await timeline.PlayAsync([cancel => timeline.AtAsync(Origin.AddHours(3), cancel)], CancellationToken.None);
        Assert.InRange(looks.Count, 3, 10);
    }

    [Fact]
    public async Task It_is_not_so_by_the_latest_instant()
    {
        var timeline = New();
        await timeline.PlayAsync([async cancel =>
        {
            Assert.False(await timeline.UntilAsync(() => false, Origin.AddSeconds(5), cancel));
            Assert.True(await timeline.UntilAsync(() => true, Origin, cancel));
        }], CancellationToken.None);
        Assert.InRange(timeline.Now, Origin.AddSeconds(5), Origin.AddSeconds(7));
    }

    [Fact]
    public async Task A_script_that_fails_ends_the_play_and_the_others()
    {
        var timeline = New();
        await Assert.ThrowsAsync<InvalidOperationException>(() => timeline.PlayAsync(
            [cancel => timeline.AtAsync(Origin.AddYears(1), cancel), _ => throw new InvalidOperationException()], CancellationToken.None));
        Assert.True(timeline.Now < Origin.AddYears(2));
    }

    private Timeline New() => new(_time, () => true, now => now.AddHours(1));

    private async Task ActAsync(Timeline timeline, string name, int[] seconds, int milliseconds, CancellationToken cancel)
    {
        foreach (var second in seconds)
        {
            await timeline.AtAsync(Origin.AddSeconds(second), cancel);
            await Task.Delay(milliseconds, cancel);
            _acts.Enqueue($"{name} {second}");
        }
    }
}
