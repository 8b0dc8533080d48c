using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.App.Sending;
using OkrBot.Domain;
using OkrBot.Teams.Observability;

namespace OkrBot.Teams.Budget;

/// <summary>Reserves slots of one tenant, a round at a time: whoever comes while a round is under way is in the next one, so that the batches grow
/// with the need, and while nobody sends nothing is asked.</summary>
internal sealed class SlotRounds(TenantId tenant, ISendSlots slots, TeamsTelemetry telemetry, TimeProvider time)
{
    /// <summary>So long a send waits for storage.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(125);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly SlotOffer Unknown = new SlotOffer.Unknown();

    private readonly Lock _lock = new();
    private List<Waiter> _waiting = [];
    private ImmutableArray<SendPause> _untold = [];
    private long? _roundSince;
    private TimeSpan _lifetime = Shortest;

    /// <summary>All that servers told of and this one has heard.</summary>
    public ImmutableArray<SendPause> Pauses { get; private set; } = [];

    public Task<SlotOffer> JoinAsync(SendClass sendClass, int ceiling, CancellationToken cancel) => JoinAsync(new Waiter(sendClass, ceiling), cancel);

    /// <summary>Tells all servers, now or, when storage does not answer, with the next round.</summary>
    public async Task TellAsync(SendPause pause, CancellationToken cancel)
    {
        lock (_lock)
        {
            Pauses = SendPauses.Add(Pauses, pause, time.GetUtcNow());
            _untold = _untold.Add(pause);
        }
        await JoinAsync(new Waiter(SendClass.Close, 0), cancel);
    }

    private async Task<SlotOffer> JoinAsync(Waiter waiter, CancellationToken cancel)
    {
        bool isFirst;
        lock (_lock)
        {
            // Storage hangs: those who wait have waited long enough for all.
            if (_roundSince is { } since && time.GetElapsedTime(since) > Patience) return Unknown;
            _waiting.Add(waiter);
            isFirst = _roundSince is null;
            if (isFirst) _roundSince = time.GetTimestamp();
        }
        if (isFirst) _ = RunAsync(CancellationToken.None);
        try
        {
            return await waiter.Offered.Task.WaitAsync(Patience, time, cancel);
        }
        catch (TimeoutException)
        {
            return Unknown;
        }
        finally
        {
            // Whoever has gone asks for nothing more; what it was given lapses.
            waiter.Offered.TrySetResult(Unknown);
        }
    }

    /// <summary>Round after round while somebody waits. A round outlives those who asked for it: its slots are taken or not, whatever they do.</summary>
    private async Task RunAsync(CancellationToken cancel)
    {
        var isEnded = false;
        try
        {
            while (Next() is { } round)
            {
                SlotAnswer? answer = null;
                try
                {
                    answer = await slots.ReserveAsync(tenant, round.Wish, cancel);
                }
                finally
                {
                    Deal(round, answer);
                }
            }
            isEnded = true;
        }
        finally
        {
            // Only after a bug: the next who comes starts anew.
            if (!isEnded) lock (_lock) _roundSince = null;
        }
    }

    private Round? Next()
    {
        lock (_lock)
        {
            var waiting = _waiting.Where(waiter => !waiter.Offered.Task.IsCompleted).ToList();
            _waiting = [];
            if (waiting.Count == 0)
            {
                _roundSince = null;
                return null;
            }
            _roundSince = time.GetTimestamp();
            ImmutableArray<IGrouping<SendClass, Waiter>> asking = [.. waiting.Where(waiter => waiter.Ceiling > 0).GroupBy(waiter => waiter.Class).OrderBy(same => same.Key)];
            var wish = new SlotWish([.. asking.Select(same => new SlotDemand(same.Count(), same.First().Ceiling))], _lifetime, _untold);
            _untold = [];
            return new Round(wish, asking, [.. waiting.Where(waiter => waiter.Ceiling == 0)]);
        }
    }

    private void Deal(Round round, SlotAnswer? answer)
    {
        Learn(round, answer);
        var full = new SlotOffer.Full(time.GetUtcNow() + SlotRules.Horizon);
        for (var at = 0; at < round.Asking.Length; at++)
        {
            var given = answer?.Given[at].SelectMany(batch => Enumerable.Repeat(new SlotOffer.Slot(batch.From, batch.Until), batch.Count)).ToList() ?? [];
            foreach (var (waiter, order) in round.Asking[at].Select((waiter, order) => (waiter, order)))
                waiter.Offered.TrySetResult(answer is null ? Unknown : order < given.Count ? given[order] : full);
        }
        foreach (var teller in round.Telling) teller.Offered.TrySetResult(full);
    }

    private void Learn(Round round, SlotAnswer? answer)
    {
        lock (_lock)
        {
            if (_roundSince is { } since) _lifetime = Lifetime(time.GetElapsedTime(since));
            if (answer is null) _untold = round.Wish.Pauses.AddRange(_untold);
            else Pauses = SendPauses.Merge(Pauses, answer.Pauses, time.GetUtcNow());
        }
        var isGiven = answer?.Given.Zip(round.Wish.Demands).All(pair => pair.First.Sum(batch => batch.Count) == pair.Second.Count);
        telemetry.Reserved(isGiven switch { null => "unknown", true => "given", false => "full" });
    }

    /// <summary>Thrice what storage took, so that a slot does not lapse on its way; quickly longer and slowly shorter.</summary>
    private TimeSpan Lifetime(TimeSpan took)
    {
        var wanted = Math.Max(3 * took.Ticks, _lifetime.Ticks * 9 / 10);
        return new TimeSpan(Math.Clamp(wanted, Shortest.Ticks, Longest.Ticks));
    }

    /// <param name="Ceiling">0 = asks for no slot, only tells.</param>
    private sealed record Waiter(SendClass Class, int Ceiling)
    {
        public TaskCompletionSource<SlotOffer> Offered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record Round(SlotWish Wish, ImmutableArray<IGrouping<SendClass, Waiter>> Asking, ImmutableArray<Waiter> Telling);
}
