using OkrBot.App.Ports;

namespace OkrBot.Teams.Budget;

/// <summary>The instants of the last sends, oldest first. Not safe for two threads: its budget locks.</summary>
internal sealed class SlidingWindow(int limit, TimeSpan length)
{
    private readonly Queue<DateTimeOffset> _taken = new();

    public bool IsEmpty(DateTimeOffset now)
    {
        Forget(now);
        return _taken.Count == 0;
    }

    /// <summary>When the window has room for this class; now, when it has room already.</summary>
    public DateTimeOffset FreeAt(DateTimeOffset now, SendClass sendClass)
    {
        Forget(now);
        var allowed = ClassShares.Ceiling(limit, sendClass);
        return _taken.Count < allowed ? now : _taken.ElementAt(_taken.Count - allowed) + length;
    }

    public void Take(DateTimeOffset now) => _taken.Enqueue(now);

    private void Forget(DateTimeOffset now)
    {
        while (_taken.TryPeek(out var oldest) && oldest + length <= now)
            _taken.Dequeue();
    }
}
