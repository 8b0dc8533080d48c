using System.Collections.Concurrent;
using System.Threading.Channels;
using OkrBot.App.Bot;
using OkrBot.Storage.Tables;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Host.Jobs;

/// <summary>Publishes changed teams to the Board, gathered: one write per team and second, however many answers came in it.</summary>
internal sealed partial class BoardPublisher(IBoard board, IBoardFacts facts, TimeProvider time, ILogger<BoardPublisher> log) : BackgroundService
{
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<TeamCycleId, TeamCycle> _changed = [];

    public void Changed(TeamCycle state)
    {
        _changed.AddOrUpdate(state.Id, state, (_, known) => known.Version > state.Version ? known : state);
        _signal.Writer.TryWrite(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var _ in _signal.Reader.ReadAllAsync(stoppingToken))
            {
                await Task.Delay(Gather, time, stoppingToken);
                await PublishAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was gathered goes out before the end.
            await PublishAsync(CancellationToken.None);
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
            catch (InvalidDataException failure)
            {
                Log.NotPublished(log, id.Team.Value, failure.Message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Board row of team {Team} not written, it is tried again: {Reason}")]
        public static partial void NotPublished(ILogger log, string team, string reason);
    }
}
