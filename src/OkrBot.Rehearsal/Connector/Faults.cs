namespace OkrBot.Rehearsal.Connector;

/// <summary>What goes wrong on purpose. Everything is off at the start; each switch is used up as it strikes. Safe to use from any thread.</summary>
public sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly Queue<Fault> _sends = [];
    private readonly Queue<HeldSend> _holds = [];
    private int _duplicates;
    private int _toReorder;
    private DateTimeOffset _throttledUntil;

    /// <summary>Every connector call waits so long, by the tenant's clock.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Until then, by the tenant's clock, every connector call is told to wait, as when the tenant's limit is used up.</summary>
    public void ThrottleUntil(DateTimeOffset until)
    {
        lock (_gate) _throttledUntil = until;
    }

    /// <summary>Nobody is told who is in a chat: 403, as where the permission is missing.</summary>
    public bool RefuseRosters { get; set; }

    /// <summary>The next sends, replies and edits are answered so, and not carried out.</summary>
    /// <param name="status">412, 429 or 500 to 504.</param>
    public void FailNextSends(int count, int status = 503) => Add(count, new Fault(status, Cut: false, Applied: false));

    /// <summary>The next sends, replies and edits get no answer at all.</summary>
    /// <param name="applied">Whether they are carried out all the same, which the bot cannot know.</param>
    public void CutNextSends(int count, bool applied) => Add(count, new Fault(0, Cut: true, applied));

    /// <summary>The next send, reply or edit is on its way for as long as the test likes, and arrives then, whether or not the bot still waits.</summary>
    public HeldSend HoldNextSend()
    {
        var held = new HeldSend();
        lock (_gate) _holds.Enqueue(held);
        return held;
    }

    /// <summary>The next deliveries to the bot are made twice at once, as Teams does when an answer is slow.</summary>
    public void DuplicateNextDeliveries(int count)
    {
        lock (_gate) _duplicates += count;
    }

    /// <summary>The next deliveries wait for one another and then reach the bot last first.</summary>
    public void ReorderNextDeliveries(int count)
    {
        lock (_gate) _toReorder = count;
    }

    internal TimeSpan? ThrottledFor(DateTimeOffset now)
    {
        lock (_gate) return now < _throttledUntil ? _throttledUntil - now : null;
    }

    internal Fault? TakeSendFault()
    {
        lock (_gate) return _sends.TryDequeue(out var fault) ? fault : null;
    }

    internal HeldSend? TakeHold()
    {
        lock (_gate) return _holds.TryDequeue(out var held) ? held : null;
    }

    internal bool TakeDuplicate()
    {
        lock (_gate)
        {
            if (_duplicates == 0) return false;
            _duplicates--;
            return true;
        }
    }

    /// <summary>How many deliveries are still to come in the group that is re-ordered, this one included; 0 = go at once.</summary>
    internal int TakeReorder()
    {
        lock (_gate) return _toReorder > 0 ? _toReorder-- : 0;
    }

    private void Add(int count, Fault fault)
    {
        lock (_gate)
            for (var i = 0; i < count; i++) _sends.Enqueue(fault);
    }
}

/// <summary>A message between the bot and Teams.</summary>
public sealed class HeldSend
{
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The bot has sent it.</summary>
    public Task Left => _left.Task;

    /// <summary>It arrives.</summary>
    /// <param name="isAnswered">False: who sent it never hears of it.</param>
    public void Release(bool isAnswered = true) => _released.TrySetResult(isAnswered);

    internal Task<bool> ArriveAsync(CancellationToken cancel)
    {
        _left.TrySetResult();
        return _released.Task.WaitAsync(cancel);
    }
}

internal sealed record Fault(int Status, bool Cut, bool Applied);
