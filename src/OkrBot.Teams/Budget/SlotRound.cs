using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.App.Sending;

namespace OkrBot.Teams.Budget;

/// <summary>Somebody who waits for a slot.</summary>
/// <param name="Ceiling">0 = asks for none, only tells of a pause.</param>
internal sealed record SlotWaiter(SendClass Class, int Ceiling)
{
    public TaskCompletionSource<SlotOffer> Offered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>One reservation for all who waited when it began, the highest class first.</summary>
internal sealed class SlotRound
{
    private readonly ImmutableArray<ImmutableArray<SlotWaiter>> _asking;
    private readonly ImmutableArray<SlotWaiter> _telling;

    public SlotRound(IReadOnlyCollection<SlotWaiter> waiting, TimeSpan lifetime, ImmutableArray<SendPause> untold)
    {
        _asking = [.. waiting.Where(waiter => waiter.Ceiling > 0).GroupBy(waiter => waiter.Class).OrderBy(same => same.Key).Select(same => same.ToImmutableArray())];
        _telling = [.. waiting.Where(waiter => waiter.Ceiling == 0)];
        Wish = new SlotWish([.. _asking.Select(same => new SlotDemand(same.Length, same[0].Ceiling))], lifetime, untold);
    }

    public SlotWish Wish { get; }

    /// <summary>Whether everybody got what they asked for.</summary>
    public bool IsGiven(SlotAnswer answer) => answer.Given.Zip(_asking).All(pair => pair.First.Sum(batch => batch.Count) == pair.Second.Length);

    /// <param name="answer">Null = storage did not answer.</param>
    public void Deal(SlotAnswer? answer, DateTimeOffset now)
    {
        var full = new SlotOffer.Full(now + SlotRules.Horizon);
        for (var at = 0; at < _asking.Length; at++)
        {
            var slots = answer is null ? [] : SlotsOf(answer.Given[at]);
            for (var order = 0; order < _asking[at].Length; order++)
                _asking[at][order].Offered.TrySetResult(answer is null ? new SlotOffer.Unknown() : order < slots.Count ? slots[order] : full);
        }
        foreach (var teller in _telling) teller.Offered.TrySetResult(full);
    }

    private static List<SlotOffer.Slot> SlotsOf(ImmutableArray<SlotBatch> given)
        => [.. given.SelectMany(batch => Enumerable.Repeat(new SlotOffer.Slot(batch.From, batch.Until), batch.Count))];
}
