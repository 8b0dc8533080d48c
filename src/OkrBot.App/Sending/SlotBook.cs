using System.Collections.Immutable;
using OkrBot.App.Ports;

namespace OkrBot.App.Sending;

/// <summary>What all servers together took of a tenant's sends in the last and the next second, and how long Teams wants quiet.</summary>
/// <param name="Taken">In no order.</param>
public sealed record SlotBook(ImmutableArray<SlotBatch> Taken, ImmutableArray<SendPause> Pauses)
{
    public static SlotBook Empty { get; } = new([], []);
}

/// <summary>Gives out slots so that no second, wherever it begins, can hold more sends than its ceiling, whenever within their lifetime the slots
/// are used. Pure: the same book, wish and instant give the same answer.</summary>
/// <remarks>A full budget gives its ceiling once in a second and a lifetime: at 40 and 125 ms that is 35.5 a second. Servers write down when a slot may be
/// used by their own clocks; clocks that differ by 0.2 s make of 40 in a second 40 in 0.8 s, which is the rate that Teams takes.</remarks>
public static class SlotRules
{
    /// <summary>So far ahead a slot may begin: until the slots of a burst at this moment have left the window.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromSeconds(1.25);

    /// <summary>A second longer than it matters, for servers whose clocks are that far apart.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    /// <summary>Answers the same book when nothing was given and nothing told.</summary>
    public static (SlotBook Book, SlotAnswer Answer) Reserve(SlotBook book, SlotWish wish, DateTimeOffset now)
    {
        var pauses = wish.Pauses.Aggregate(book.Pauses, (known, told) => SendPauses.Add(known, told, now));
        var taken = book.Taken.Where(batch => batch.Until + Kept > now).ToList();
        var isPaused = SendPauses.Until(pauses, null) > now;
        ImmutableArray<ImmutableArray<SlotBatch>> given = [.. wish.Demands.Select(demand => isPaused ? [] : Give(taken, demand, wish.Lifetime, now))];
        var answer = new SlotAnswer(given, pauses);
        return given.Any(some => some.Length > 0) || pauses != book.Pauses ? (new SlotBook(Merged(taken), pauses), answer) : (book, answer);
    }

    private static ImmutableArray<SlotBatch> Give(List<SlotBatch> taken, SlotDemand demand, TimeSpan lifetime, DateTimeOffset now)
    {
        var given = ImmutableArray.CreateBuilder<SlotBatch>();
        for (var left = demand.Count; left > 0;)
        {
            if (Soonest(taken, demand.Ceiling, lifetime, now) is not { } place) break;
            var batch = place with { Count = Math.Min(place.Count, left) };
            left -= batch.Count;
            taken.Add(batch);
            given.Add(batch);
        }
        return given.ToImmutable();
    }

    /// <summary>Now, or as soon as something that was taken has left the window.</summary>
    private static SlotBatch? Soonest(List<SlotBatch> taken, int ceiling, TimeSpan lifetime, DateTimeOffset now)
    {
        var fullness = new Fullness(taken);
        foreach (var from in taken.Select(batch => batch.Until + Fullness.Window).Where(from => from > now && from <= now + Horizon).Append(now).Distinct().Order())
            if (ceiling - fullness.Most(from, from + lifetime) is > 0 and var room) return new SlotBatch(from, from + lifetime, room);
        return null;
    }

    /// <summary>In a full second many are given for the same instant, one after the other.</summary>
    private static ImmutableArray<SlotBatch> Merged(List<SlotBatch> taken)
        => [.. taken.GroupBy(batch => (batch.From, batch.Until)).Select(same => new SlotBatch(same.Key.From, same.Key.Until, same.Sum(batch => batch.Count)))];
}
