namespace OkrBot.Storage.Azure.Queues;

/// <summary>When to look into a queue that does not tell what is hidden: when something that this server put there becomes due, and otherwise after a
/// second, then two, up to the longest rest, while nothing comes. What other servers queued they take themselves; only when one died this finds its
/// work.</summary>
/// <remarks>With a longest rest of 5 s an idle server looks 17,280 times a day, which is less than a cent. Safe for many threads.</remarks>
/// <param name="longestRest">At least a second.</param>
/// <param name="patientLooks">How often to look quickly for something that is due and not there: storage may still hide it for a moment.</param>
internal sealed class NextLook(TimeProvider time, TimeSpan longestRest, int patientLooks)
{
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quickly = TimeSpan.FromMilliseconds(100);

    /// <summary>Things due within a tenth of a second are one, so that ten thousand items of one minute are few.</summary>
    private const long Grain = TimeSpan.TicksPerMillisecond * 100;

    private readonly Lock _gate = new();
    private readonly SortedSet<long> _known = [];
    private TimeSpan _rest = FirstRest;
    private int _quickLooks;

    /// <summary>This server put something into the queue that can be received from then on.</summary>
    public void Know(DateTimeOffset visible)
    {
        lock (_gate) _known.Add((visible.UtcTicks + Grain - 1) / Grain);
    }

    /// <summary>A look brought something.</summary>
    public void Found()
    {
        lock (_gate) _rest = FirstRest;
    }

    /// <summary>Asked after a look that brought nothing.</summary>
    public TimeSpan Rest()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (IsOverdue(now)) return Quickly;
            var rest = _rest;
            _rest = _rest * 2 < longestRest ? _rest * 2 : longestRest;
            return _known.Count > 0 && InstantOf(_known.Min) - now < rest ? InstantOf(_known.Min) - now : rest;
        }
    }

    /// <summary>Forgets what is past, with the last of the quick looks.</summary>
    private bool IsOverdue(DateTimeOffset now)
    {
        if (_known.Count == 0 || InstantOf(_known.Min) > now) return false;
        if (++_quickLooks <= patientLooks) return true;
        _quickLooks = 0;
        _known.RemoveWhere(moment => InstantOf(moment) <= now);
        return false;
    }

    private static DateTimeOffset InstantOf(long moment) => new(moment * Grain, TimeSpan.Zero);
}
