using System.Collections.Concurrent;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Benchmarks.Doubles;

/// <summary>The teams in this process' memory: the same rule, the same repetitions, and nothing durable. Keeps no history.</summary>
internal sealed class MemoryTeamCycles(MemoryWorkQueue queue, TimeProvider time) : ITeamCycles
{
    private readonly ConcurrentDictionary<TeamCycleId, Slot> _slots = new();

    public Task<TeamCycle?> FindAsync(TeamCycleId id, CancellationToken cancel) => Task.FromResult(_slots.GetValueOrDefault(id)?.State);

    public Task<Change> ChangeAsync(TeamCycleId id, CommandStamp command, Func<TeamCycle, Decision> decide, CancellationToken cancel)
        => Task.FromResult(_slots.TryGetValue(id, out var slot) ? slot.Change(command, decide, Announce) : new Change.Unknown());

    public Task<bool> StartAsync(TeamCycleId id, IReadOnlyList<TeamEvent> first, CommandStamp command, CancellationToken cancel)
        => Task.FromResult(_slots.TryAdd(id, new Slot(TeamHistory.Replay(id, first) with { Version = 1 })));

    public Task<IReadOnlyList<Effect>> PendingEffectsAsync(TeamCycleId id, CancellationToken cancel) => Task.FromResult<IReadOnlyList<Effect>>([]);

    public Task EffectDoneAsync(TeamCycleId id, string effectId, CancellationToken cancel) => Task.CompletedTask;

    public IAsyncEnumerable<HistoryEntry> HistoryAsync(TeamCycleId id, CancellationToken cancel) => AsyncEnumerable.Empty<HistoryEntry>();

    private void Announce(TeamCycle state, IEnumerable<Wake> wakes)
    {
        var now = time.GetUtcNow();
        foreach (var wake in wakes) queue.Add(ItemOf(state, wake, now));
    }

    private static WorkItem ItemOf(TeamCycle state, Wake wake, DateTimeOffset now)
    {
        var kind = wake is Wake.RoomCard ? "room" : "segment";
        return new WorkItem(kind, $"{kind}:{wake.Occurrence.Series}:{wake.Due.UtcTicks}", wake.Due, now)
        {
            Team = state.Id,
            Occurrence = wake.Occurrence,
            ExpectedVersion = state.Version,
        };
    }

    /// <summary>One team, one writer at a time.</summary>
    private sealed class Slot(TeamCycle state)
    {
        private readonly Lock _gate = new();
        private readonly HashSet<string> _inbox = new(StringComparer.Ordinal);

        public TeamCycle State { get; private set; } = state;

        public Change Change(CommandStamp command, Func<TeamCycle, Decision> decide, Action<TeamCycle, IEnumerable<Wake>> announce)
        {
            lock (_gate)
            {
                if (_inbox.Contains(command.Id)) return new Change.Saved(State, Repeated: true);
                var decision = decide(State);
                if (decision is Decision.Refused refused) return new Change.Refused(refused.Refusal, State);
                var accepted = (Decision.Accepted)decision;
                State = TeamHistory.Apply(State, accepted.Events) with { Version = State.Version + 1 };
                _inbox.Add(command.Id);
                announce(State, accepted.Wakes);
                return new Change.Saved(State, Repeated: false);
            }
        }
    }
}
