namespace OkrBot.Testing.Teams;

/// <summary>Takes every pause up to a length as passed, moving the clock with it; longer timers (time limits) wait until a test moves the clock.</summary>
public sealed class ImpatientTime(ManualTime clock, TimeSpan upTo) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero || dueTime > upTo)
            return clock.CreateTimer(callback, state, dueTime, period);
        clock.Advance(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
