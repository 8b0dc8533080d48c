namespace OkrBot.Rehearsal.Clock;

/// <summary>Several scripts on one clock, each with instants of its own. The clock goes on only while all of them wait and nothing else is under
/// way, so that what happens does not depend on how fast the machine is.</summary>
/// <param name="isQuiet">Nothing of the program or of people's clients is under way.</param>
/// <param name="nextLook">The instant after the given one at which the program gets a look at the clock while no script does anything.</param>
public sealed class Timeline(ScaledTime time, Func<bool> isQuiet, Func<DateTimeOffset, DateTimeOffset> nextLook)
{
    private static readonly TimeSpan Stride = TimeSpan.FromMinutes(5);

    /// <summary>So long before a script's instant the clock no longer jumps: whatever the program does by the minute, it does in time.</summary>
    private static readonly TimeSpan Awake = TimeSpan.FromMinutes(3);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<TaskCompletionSource, DateTimeOffset> _waiting = new();
    private TaskCompletionSource _still = NewSource();
    private int _acting;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Called by a script that is playing: returns at that instant, or as soon as the clock is quiet when it has passed.</summary>
    public Task AtAsync(DateTimeOffset at, CancellationToken cancel)
    {
        var turn = NewSource();
        lock (_gate)
        {
            _waiting.Enqueue(turn, at);
            Rest();
        }
        return turn.Task.WaitAsync(cancel);
    }

    /// <summary>Looks again every second until it is so; false when it is not by <paramref name="latest"/>.</summary>
    public async Task<bool> UntilAsync(Func<bool> isSo, DateTimeOffset latest, CancellationToken cancel)
    {
        while (!isSo())
        {
            if (Now >= latest) return false;
            await AtAsync(Now + TimeSpan.FromSeconds(1), cancel);
        }
        return true;
    }

    /// <summary>Plays all scripts to their ends. When one throws, the others are cancelled.</summary>
    public async Task PlayAsync(IReadOnlyCollection<Func<CancellationToken, Task>> scripts, CancellationToken cancel)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        lock (_gate) _acting = scripts.Count;
        var playing = scripts.Select(script => PlayOneAsync(script, ended.Token)).ToList();
        try
        {
            while (scripts.Count > 0 && !playing.Exists(one => one.IsFaulted) && await NextAsync(cancel) is { } next)
            {
                await GoToAsync(next, cancel);
                Release(next);
            }
        }
        finally
        {
            await ended.CancelAsync();
        }
        await Task.WhenAll(playing);
    }

    private async Task PlayOneAsync(Func<CancellationToken, Task> script, CancellationToken cancel)
    {
        try
        {
            await Task.Run(() => script(cancel), cancel);
        }
        finally
        {
            lock (_gate) Rest();
        }
    }

    /// <summary>Once all wait: the first instant that one of them waits for; null when none does.</summary>
    private async Task<DateTimeOffset?> NextAsync(CancellationToken cancel)
    {
        Task still;
        lock (_gate) still = _still.Task;
        await still.WaitAsync(cancel);
        lock (_gate) return _waiting.TryPeek(out _, out var first) ? first : null;
    }

    private async Task GoToAsync(DateTimeOffset target, CancellationToken cancel)
    {
        // Who is late waits for quiet all the same.
        if (target <= Now) await time.JumpToAsync(target, isQuiet, cancel);
        while (time.GetUtcNow() is var now && now < target - Awake)
        {
            var look = nextLook(now);
            await time.JumpToAsync(look < target - Awake ? look : target - Awake, isQuiet, cancel);
        }
        await time.AdvanceToAsync(target, Stride, isQuiet, cancel);
    }

    private void Release(DateTimeOffset until)
    {
        List<TaskCompletionSource> next = [];
        lock (_gate)
        {
            while (_waiting.TryPeek(out _, out var at) && at <= until) next.Add(_waiting.Dequeue());
            _acting = next.Count;
            _still = NewSource();
        }
        foreach (var turn in next) turn.SetResult();
    }

    private void Rest()
    {
        if (--_acting == 0) _still.TrySetResult();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
