using OkrBot.App.Ports;
using OkrBot.App.Sending;
using OkrBot.Domain;

namespace OkrBot.Testing.Teams;

/// <summary>The shared budget as storage keeps it, without storage. Several budgets may share it, as servers do.</summary>
public sealed class MemorySendSlots(TimeProvider time) : ISendSlots
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TenantId, SlotBook> _books = [];

    /// <summary>False: no answer comes, as from storage that is down.</summary>
    public bool IsReachable { get; set; } = true;

    /// <summary>Until it completes nothing is answered.</summary>
    public Task Hangs { get; set; } = Task.CompletedTask;

    public int Requests { get; private set; }
    public SlotWish? LastWish { get; private set; }

    public async Task<SlotAnswer?> ReserveAsync(TenantId tenant, SlotWish wish, CancellationToken cancel)
    {
        await Hangs;
        lock (_lock)
        {
            (Requests, LastWish) = (Requests + 1, wish);
            if (!IsReachable) return null;
            var (book, answer) = SlotRules.Reserve(_books.GetValueOrDefault(tenant, SlotBook.Empty), wish, time.GetUtcNow());
            _books[tenant] = book;
            return answer;
        }
    }
}
