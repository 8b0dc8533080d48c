namespace OkrBot.Testing;

/// <summary>A clock that stands until a test moves it. Timers fire on the caller of <see cref="Advance"/>, in order of their time.</summary>
/// <param name="skipDelays">Every timer fires at once and takes the clock with it: for tests of code that pauses and tries again.</param>
public sealed class ManualTime(DateTimeOffset start, bool skipDelays = false) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start;
    private TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A Monday, 09:00 UTC.</summary>
    public ManualTime(bool skipDelays = false)
        : this(new DateTimeOffset(2026, 10, 5, 9, 0, 0, TimeSpan.Zero), skipDelays)
    {
    }

    public DateTimeOffset Now => GetUtcNow();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by)
    {
        DateTimeOffset until;
        lock (_gate) until = _now + by;
        while (NextUntil(until) is { } timer) timer.Fire();
        lock (_gate) _now = until > _now ? until : _now;
    }

    /// <summary>Completes when somebody sets a timer from now on, so that there is something to advance to.</summary>
    public Task TimerSetAsync()
    {
        lock (_gate) return _set.Task;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? NextUntil(DateTimeOffset until)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next is null) return null;
            if (next.Due > _now) _now = next.Due;
            if (next.Period > TimeSpan.Zero) next.Due += next.Period;
            else _timers.Remove(next);
            return next;
        }
    }

    private void Set(ManualTimer timer, TimeSpan due, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (due == Timeout.InfiniteTimeSpan) return;
            _set.SetResult();
            _set = new(TaskCreationOptions.RunContinuationsAsynchronously);
            timer.Due = _now + due;
            timer.Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
            if (!skipDelays)
            {
                _timers.Add(timer);
                return;
            }

            _now = timer.Due;
        }

        ThreadPool.QueueUserWorkItem(_ => timer.Fire());
    }

    private void Remove(ManualTimer timer)
    {
        lock (_gate) _timers.Remove(timer);
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; set; }
        public TimeSpan Period { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Set(this, dueTime, period);
            return true;
        }

        public void Dispose() => time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
