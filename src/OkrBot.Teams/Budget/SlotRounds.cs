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

    private readonly Lock _lock = new();
    private List<SlotWaiter> _waiting = [];
    private ImmutableArray<SendPause> _untold = [];
    private long? _roundSince;
    private TimeSpan _lifetime = Shortest;

    /// <summary>All that servers told of and this one has heard.</summary>
    public ImmutableArray<SendPause> Pauses { get; private set; } = [];

    public Task<SlotOffer> JoinAsync(SendClass sendClass, int ceiling, CancellationToken cancel) => JoinAsync(new SlotWaiter(sendClass, ceiling), cancel);

    /// <summary>Tells all servers, now or, when storage does not answer, with the next round.</summary>
    public async Task TellAsync(SendPause pause, CancellationToken cancel)
    {
        lock (_lock)
        {
            Pauses = SendPauses.Add(Pauses, pause, time.GetUtcNow());
            _untold = _untold.Add(pause);
        }
        await JoinAsync(new SlotWaiter(SendClass.Close, 0), cancel);
    }

    private async Task<SlotOffer> JoinAsync(SlotWaiter waiter, CancellationToken cancel)
    {
        bool isFirst;
        lock (_lock)
        {
            // Storage hangs: those who wait have waited long enough for all.
            if (_roundSince is { } since && time.GetElapsedTime(since) > Patience) return new SlotOffer.Unknown();
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
            return new SlotOffer.Unknown();
        }
        finally
        {
            // Whoever has gone asks for nothing more; what it was given lapses.
            waiter.Offered.TrySetResult(new SlotOffer.Unknown());
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
                    Learn(round, answer);
                    round.Deal(answer, time.GetUtcNow());
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

    private SlotRound? Next()
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
            var round = new SlotRound(waiting, _lifetime, _untold);
            _untold = [];
            return round;
        }
    }

    private void Learn(SlotRound round, SlotAnswer? answer)
    {
        lock (_lock)
        {
            if (_roundSince is { } since) _lifetime = Lifetime(time.GetElapsedTime(since));
            if (answer is null) _untold = round.Wish.Pauses.AddRange(_untold);
            else Pauses = SendPauses.Merge(Pauses, answer.Pauses, time.GetUtcNow());
        }
        telemetry.Reserved(answer is null ? "unknown" : round.IsGiven(answer) ? "given" : "full");
    }

    /// <summary>Thrice what storage took, so that a slot does not lapse on its way; quickly longer and slowly shorter.</summary>
    private TimeSpan Lifetime(TimeSpan took)
    {
        var wanted = Math.Max(3 * took.Ticks, _lifetime.Ticks * 9 / 10);
        return new TimeSpan(Math.Clamp(wanted, Shortest.Ticks, Longest.Ticks));
    }
}
