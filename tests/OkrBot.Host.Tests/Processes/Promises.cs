using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Processes;

/// <summary>One save that went out: which number for which key result, and the activity that carried it.</summary>
internal sealed record Wish(string KeyResult, decimal Value, JsonObject Activity);

/// <summary>What people were told was saved, and what got no answer.</summary>
internal sealed class Promises
{
    private readonly ConcurrentQueue<Wish> _kept = new();
    private readonly ConcurrentQueue<Wish> _open = new();
    private readonly ConcurrentQueue<Wish> _busy = new();
    private int _serial;

    /// <summary>Different for every save of the test.</summary>
    public decimal NextStep() => Interlocked.Increment(ref _serial) * 0.001m;

    public IReadOnlyCollection<Wish> Acknowledged => _kept;
    public IReadOnlyCollection<Wish> Unacknowledged => _open;

    /// <summary>Those whose sender was told that nothing was saved.</summary>
    public IReadOnlyCollection<Wish> Busy => _busy;

    /// <summary>False when there was no answer: the program is dead. Any other answer than "saved" and "busy" is an error of the program.</summary>
    public bool Note(Wish wish, BotResponse response)
    {
        if (response.Status == 0)
        {
            _open.Enqueue(wish);
            return false;
        }
        if (IsBusy(response))
        {
            _busy.Enqueue(wish);
            return true;
        }
        Assert.True(IsSaved(response), $"{response.Status} {response.Body?.ToJsonString()}");
        _kept.Enqueue(wish);
        return true;
    }

    /// <summary>Their sender has sent them again and now knows; those without an answer are forgotten.</summary>
    public IReadOnlyList<Wish> TakeUnacknowledged()
    {
        List<Wish> taken = [];
        while (_open.TryDequeue(out var wish)) taken.Add(wish);
        return taken;
    }

    private static bool IsBusy(BotResponse response) => response.Body?.ToJsonString().Contains("Busy, nothing was saved", StringComparison.Ordinal) == true;

    public static bool IsSaved(BotResponse response)
        => BotAnswer.Read(response) is BotAnswer.Card card && card.Content.ToJsonString().Contains("answer is saved", StringComparison.OrdinalIgnoreCase);
}
