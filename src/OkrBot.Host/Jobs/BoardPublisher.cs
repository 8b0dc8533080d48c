using System.Collections.Concurrent;
using OkrBot.App.Bot;
using OkrBot.Storage.Tables;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Host.Jobs;

/// <summary>Publishes _changed teams to the Board, gathered: one write per team and second, however many answers came in it.</summary>
internal sealed partial class BoardPublisher(IBoard board, IBoardFacts facts, TimeProvider time, ILogger<BoardPublisher> log) : BackgroundService
{
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<TeamCycleId, TeamCycle> _changed = [];

    public void Changed(TeamCycle state)
        => _changed.AddOrUpdate(state.Id, state, (_, known) => known.Version > state.Version ? known : state);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Gather, time);
        while (await NextAsync(tick, stoppingToken)) await PublishAsync(stoppingToken);
        await PublishAsync(CancellationToken.None);
    }

    private static async Task<bool> NextAsync(PeriodicTimer tick, CancellationToken stop)
    {
        try
        {
            return await tick.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    internal async Task PublishAsync(CancellationToken cancel)
    {
        foreach (var id in _changed.Keys)
        {
            if (!_changed.TryRemove(id, out var state)) continue;
            try
            {
                await board.PublishAsync(facts.Of(state), cancel);
            }
            catch (StorageUnavailableException failure)
            {
                Log.NotPublished(log, id.Team.Value, failure.Message);
                Changed(state);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Board row of team {Team} not written, it is tried again: {Reason}")]
        public static partial void NotPublished(ILogger log, string team, string reason);
    }
}
