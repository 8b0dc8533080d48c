using System.Collections.Immutable;
using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>Slots of one class of messages that a server asks for.</summary>
/// <param name="Count">1 or more.</param>
/// <param name="Ceiling">1 or more: a slot is given only where no second then holds more than this many, of all servers and classes together.
/// A lower class comes with a lower one, so that there is always room for a higher.</param>
public sealed record SlotDemand(int Count, int Ceiling);

/// <param name="Demands">In the order in which they are served: the highest class first.</param>
/// <param name="Lifetime">How long a slot may be used. A long one costs room in the seconds before and after it, a short one may lapse on its
/// way; some multiple of what storage takes to answer.</param>
/// <param name="Pauses">What Teams said since the last time, to be told to all servers.</param>
public sealed record SlotWish(ImmutableArray<SlotDemand> Demands, TimeSpan Lifetime, ImmutableArray<SendPause> Pauses);

/// <summary>Teams takes nothing before <paramref name="Until"/>.</summary>
/// <param name="Chat">Null = in the whole tenant.</param>
public sealed record SendPause(ChatId? Chat, DateTimeOffset Until);

/// <summary>So many sends from then until before then.</summary>
public sealed record SlotBatch(DateTimeOffset From, DateTimeOffset Until, int Count);

/// <param name="Given">For each demand in its order what it got, the soonest first; less than it asked for when the next seconds are full.</param>
/// <param name="Pauses">All that hold now, told by whatever server.</param>
public sealed record SlotAnswer(ImmutableArray<ImmutableArray<SlotBatch>> Given, ImmutableArray<SendPause> Pauses);

/// <summary>The sends of each tenant, shared by all servers without a leader. What is given and not used lapses: nobody has to give it back, and
/// a server that ends half-way takes at most its last batch along.</summary>
public interface ISendSlots
{
    /// <summary>Null when storage does not answer: nothing is known of the other servers now. Slots may have been taken all the same; they lapse.</summary>
    Task<SlotAnswer?> ReserveAsync(TenantId tenant, SlotWish wish, CancellationToken cancel);
}
