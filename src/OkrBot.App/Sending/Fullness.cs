using OkrBot.App.Ports;

namespace OkrBot.App.Sending;

/// <summary>How full the seconds are with what was taken. A slot counts in every second that its life touches.</summary>
internal sealed class Fullness
{
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly (DateTimeOffset At, int Sum)[] _begun;
    private readonly (DateTimeOffset At, int Sum)[] _ended;

    public Fullness(IReadOnlyCollection<SlotBatch> taken)
    {
        _begun = Summed(taken.Select(batch => (batch.From, batch.Count)));
        _ended = Summed(taken.Select(batch => (batch.Until, batch.Count)));
    }

    /// <summary>How many slots may fall into one second together with one that is used from then until before then. The fullest second is one in
    /// which a batch just begins to count.</summary>
    public int Most(DateTimeOffset from, DateTimeOffset until)
    {
        var most = EndingWith(from);
        for (var at = FirstAfter(_begun, from); at < _begun.Length && _begun[at].At < until + Window; at++) most = Math.Max(most, EndingWith(_begun[at].At));
        return most;
    }

    private int EndingWith(DateTimeOffset last) => SumUpTo(_begun, last) - SumUpTo(_ended, last - Window);

    private static int SumUpTo((DateTimeOffset At, int Sum)[] sums, DateTimeOffset instant)
        => FirstAfter(sums, instant) is > 0 and var next ? sums[next - 1].Sum : 0;

    /// <summary>The place of the first that is later.</summary>
    private static int FirstAfter((DateTimeOffset At, int Sum)[] sums, DateTimeOffset instant)
    {
        var (low, high) = (0, sums.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sums[middle].At <= instant) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static (DateTimeOffset At, int Sum)[] Summed(IEnumerable<(DateTimeOffset At, int Count)> counts)
    {
        var sum = 0;
        return [.. counts.OrderBy(count => count.At).Select(count => (count.At, sum += count.Count))];
    }
}
