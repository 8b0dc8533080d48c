using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Benchmarks.Doubles;

/// <summary>Gives whatever is asked for: saves send nothing but what the connector double of the run takes.</summary>
internal sealed class MemorySendSlots(TimeProvider time) : ISendSlots
{
    public Task<SlotAnswer?> ReserveAsync(TenantId tenant, SlotWish wish, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        ImmutableArray<ImmutableArray<SlotBatch>> given = [.. wish.Demands.Select(demand => ImmutableArray.Create(new SlotBatch(now, now + wish.Lifetime, demand.Count)))];
        return Task.FromResult<SlotAnswer?>(new SlotAnswer(given, []));
    }
}
