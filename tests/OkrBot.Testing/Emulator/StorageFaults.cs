using System.Collections.Concurrent;

namespace OkrBot.Testing.Emulator;

/// <summary>What happens to a request on its way to storage.</summary>
public enum StorageFault
{
    None,

    /// <summary>503 ServerBusy: it was not carried out.</summary>
    Busy,

    /// <summary>500 OperationTimedOut: carried out or not, as the dice fall.</summary>
    Broken,

    /// <summary>The connection is cut before the request is passed on.</summary>
    CutBefore,

    /// <summary>The connection is cut after it was carried out.</summary>
    CutAfter,

    /// <summary>No answer for thirty seconds, and then none; passed on only while somebody waits.</summary>
    Stall,
}

/// <summary>The dice of a <see cref="FaultProxy"/>: the same seed falls the same way. Safe for many threads.</summary>
/// <param name="each">The chance of each fault, 0 to 0.2.</param>
public sealed class StorageFaults(int seed, double each)
{
    private static readonly StorageFault[] Kinds = [StorageFault.Busy, StorageFault.Broken, StorageFault.CutBefore, StorageFault.CutAfter, StorageFault.Stall];

    private readonly Random _dice = new(seed);
    private readonly ConcurrentDictionary<StorageFault, int> _met = [];

    /// <summary>While false nothing happens to anything.</summary>
    public bool AreOn { get; set; }

    /// <summary>How often each happened; <see cref="StorageFault.None"/> counts the requests that went well.</summary>
    public IReadOnlyDictionary<StorageFault, int> Met => _met;

    public override string ToString() => string.Join(", ", _met.OrderBy(met => met.Key).Select(met => $"{met.Key} {met.Value}"));

    /// <returns>The fault, and whether a request that breaks is carried out first.</returns>
    internal (StorageFault Fault, bool IsDone) Next()
    {
        if (!AreOn) return (StorageFault.None, true);
        double roll;
        lock (_dice) roll = _dice.NextDouble();
        var at = (int)(roll / each);
        var fault = at < Kinds.Length ? Kinds[at] : StorageFault.None;
        _met.AddOrUpdate(fault, 1, static (_, count) => count + 1);
        return (fault, fault == StorageFault.CutAfter || (fault == StorageFault.Broken && (roll / each) % 1 < 0.5));
    }
}
