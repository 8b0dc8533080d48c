namespace OkrBot.Rehearsal.Clock;

/// <summary>A timer of <see cref="ScaledTime"/>. Its callback runs on the thread pool, as a system timer's does.</summary>
internal sealed class ScaledTimer(ScaledTime time, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private bool _disposed;

    internal DateTimeOffset Due { get; set; }
    internal TimeSpan Period { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed) return false;
        time.Schedule(this, dueTime, period);
        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        time.Forget(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire() => ThreadPool.QueueUserWorkItem(_ =>
    {
        if (_disposed) return;
        if (_context is null) callback(state);
        else ExecutionContext.Run(_context, static timer => ((ScaledTimer)timer!).Call(), this);
    });

    private void Call() => callback(state);
}
