using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Teams;

/// <summary>Refuses every write to a cycle whose days for final values are over, whoever writes; reading goes on. What was carried out before keeps
/// its outcome.</summary>
public sealed class FrozenCycles(ITeamCycles inner) : ITeamCycles
{
    public Task<TeamCycle?> FindAsync(TeamCycleId id, CancellationToken cancel) => inner.FindAsync(id, cancel);

    public Task<Change> ChangeAsync(TeamCycleId id, CommandStamp command, Func<TeamCycle, Decision> decide, CancellationToken cancel)
        => inner.ChangeAsync(id, command, state => Succession.Frozen(state, command.At) is { } frozen ? frozen : decide(state), cancel);

    public Task<bool> StartAsync(TeamCycleId id, IReadOnlyList<TeamEvent> first, CommandStamp command, CancellationToken cancel) => inner.StartAsync(id, first, command, cancel);
    public Task<IReadOnlyList<Effect>> PendingEffectsAsync(TeamCycleId id, CancellationToken cancel) => inner.PendingEffectsAsync(id, cancel);
    public Task EffectDoneAsync(TeamCycleId id, string effectId, CancellationToken cancel) => inner.EffectDoneAsync(id, effectId, cancel);
    public IAsyncEnumerable<HistoryEntry> HistoryAsync(TeamCycleId id, CancellationToken cancel) => inner.HistoryAsync(id, cancel);
}
