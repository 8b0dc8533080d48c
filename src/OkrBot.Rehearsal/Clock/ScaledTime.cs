namespace OkrBot.Rehearsal.Clock;

/// <summary>A clock that starts at an instant of choice, runs faster than the wall's, and may skip over stretches in which nothing happens.
/// Timers made from it fire by its time, in order of their due times; a skip never jumps over one.</summary>
/// <param name="origin">What the clock shows when it is made.</param>
/// <param name="speed">Rehearsed seconds per real second, above 0.</param>
/// <param name="real">The wall's clock.</param>
public sealed class ScaledTime(DateTimeOffset origin, double speed, TimeProvider? real = null) : TimeProvider, IDisposable
{
    /// <summary>Then it looks again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly TimeProvider _real = real ?? System;
    private readonly Lock _gate = new();
    private readonly List<ScaledTimer> _timers = [];
    private DateTimeOffset _shown = origin;
    private long _readAt = (real ?? System).GetTimestamp();
    private double _speed = speed > 0 ? speed : throw new ArgumentOutOfRangeException(nameof(speed));
    private ITimer? _pump;
    private bool _ended;

    /// <summary>Quiet for so long in real time before a skip: enough for a loopback answer to be picked up.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(15);

    /// <summary>Timers due within this of the first fire with it after a skip: fewer stops where many teams meet at once.</summary>
    public TimeSpan Grain { get; init; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return Read();
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ScaledTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until the clock shows <paramref name="target"/>. While <paramref name="isQuiet"/> says that nothing is under way the clock
    /// skips ahead, at most <paramref name="stride"/> at a time; otherwise it runs at its speed.</summary>
    public async Task AdvanceToAsync(DateTimeOffset target, TimeSpan stride, Func<bool> isQuiet, CancellationToken cancel)
    {
        while (GetUtcNow() < target)
            if (await IsSettledAsync(isQuiet, cancel)) Skip(target, stride);
    }

    /// <summary>Goes to <paramref name="target"/> in one step once all is quiet, as the clock of a machine that slept: timers that came due
    /// meanwhile fire once, then.</summary>
    public async Task JumpToAsync(DateTimeOffset target, Func<bool> isQuiet, CancellationToken cancel)
    {
        while (!await IsSettledAsync(isQuiet, cancel))
        {
        }
        lock (_gate)
        {
            if (target > Read()) _shown = target;
        }
        FireDue();
    }

    /// <summary>Until disposed the clock runs as the wall's does, for work that takes real time, such as a restart.</summary>
    public IDisposable AtRealSpeed()
    {
        var before = _speed;
        SetSpeed(1);
        return new Restore(() => SetSpeed(before));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            _timers.Clear();
            _pump?.Dispose();
        }
    }

    internal void Schedule(ScaledTimer timer, TimeSpan due, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (due == Timeout.InfiniteTimeSpan || _ended) return;
            timer.Due = Read() + due;
            timer.Period = period;
            _timers.Add(timer);
            AimPump();
        }
    }

    internal void Forget(ScaledTimer timer)
    {
        lock (_gate) _timers.Remove(timer);
    }

    private async Task<bool> IsSettledAsync(Func<bool> isQuiet, CancellationToken cancel)
    {
        var quietBefore = isQuiet();
        await Task.Delay(Settle, _real, cancel);
        return quietBefore && isQuiet();
    }

    private void Skip(DateTimeOffset target, TimeSpan stride)
    {
        lock (_gate)
        {
            var now = Read();
            var to = now + stride < target ? now + stride : target;
            foreach (var timer in _timers)
                if (timer.Due + Grain < to) to = timer.Due + Grain;
            if (to > now) _shown = to;
        }
        FireDue();
    }

    private void SetSpeed(double next)
    {
        lock (_gate)
        {
            Read();
            _speed = next;
            AimPump();
        }
    }

    private DateTimeOffset Read()
    {
        var stamp = _real.GetTimestamp();
        _shown += _real.GetElapsedTime(_readAt, stamp) * _speed;
        _readAt = stamp;
        return _shown;
    }

    /// <summary>Wakes up, in real time, for the timer that is due first.</summary>
    private void AimPump()
    {
        if (_timers.Count == 0 || _ended) return;
        var rest = _timers.Min(timer => timer.Due) - Read();
        // Compared first: a clock that all but stands would divide it into more time than there is.
        var wait = rest <= TimeSpan.Zero ? TimeSpan.Zero : rest >= LongestWait * _speed ? LongestWait : rest / _speed;
        _pump ??= _real.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _pump.Change(wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }

    private void FireDue()
    {
        List<ScaledTimer> due;
        lock (_gate)
        {
            var now = Read();
            due = [.. _timers.Where(timer => timer.Due <= now).OrderBy(timer => timer.Due)];
            foreach (var timer in due)
                if (timer.Period > TimeSpan.Zero) timer.Due = now + timer.Period;
                else _timers.Remove(timer);
            AimPump();
        }
        foreach (var timer in due) timer.Fire();
    }

    private sealed class Restore(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
