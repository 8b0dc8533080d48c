using OkrBot.Storage.Azure.Pipeline;

namespace OkrBot.Host.Clock;

/// <summary>The machine's clock, moved to where storage's is: all servers share that one, so they agree about what is due, over and leased, and so does the
/// life of callers' tokens. Only the time of day is moved; timers and durations are the machine's.</summary>
/// <param name="dates">Must compare with <paramref name="machine"/>.</param>
internal sealed class StorageTime(ServerDates dates, TimeProvider machine) : TimeProvider
{
    private readonly Lock _gate = new();
    private ClockOffset? _judged;
    private TimeSpan _offset;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <summary>How far this clock is ahead of the machine's.</summary>
    public TimeSpan Offset
    {
        get
        {
            lock (_gate)
            {
                var latest = dates.Latest;
                if (latest is null || ReferenceEquals(latest, _judged)) return _offset;
                _judged = latest;
                // An answer only bounds the truth: as long as we are within, there is nothing to move.
                if (_offset < latest.Least) _offset = latest.Least;
                else if (_offset > latest.Most) _offset = latest.Most;
                return _offset;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + Offset;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);
}
