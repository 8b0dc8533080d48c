using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Host.Jobs;

/// <summary>After a commit the Board hears of it.</summary>
internal sealed class AnnouncedTeamCycles(ITeamCycles inner, BoardPublisher board) : ITeamCycles
{
    public Task<TeamCycle?> FindAsync(TeamCycleId id, CancellationToken cancel) => inner.FindAsync(id, cancel);

    public async Task<Change> ChangeAsync(TeamCycleId id, CommandStamp command, Func<TeamCycle, Decision> decide, CancellationToken cancel)
    {
        var change = await inner.ChangeAsync(id, command, decide, cancel);
        if (change is Change.Saved { Repeated: false } saved) board.Changed(saved.State);
        return change;
    }

    public async Task<bool> StartAsync(TeamCycleId id, IReadOnlyList<TeamEvent> first, CommandStamp command, CancellationToken cancel)
    {
        var started = await inner.StartAsync(id, first, command, cancel);
        if (started && await inner.FindAsync(id, cancel) is { } state) board.Changed(state);
        return started;
    }

    public Task<IReadOnlyList<Effect>> PendingEffectsAsync(TeamCycleId id, CancellationToken cancel) => inner.PendingEffectsAsync(id, cancel);
    public Task EffectDoneAsync(TeamCycleId id, string effectId, CancellationToken cancel) => inner.EffectDoneAsync(id, effectId, cancel);
    public IAsyncEnumerable<HistoryEntry> HistoryAsync(TeamCycleId id, CancellationToken cancel) => inner.HistoryAsync(id, cancel);

}
