using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Storage.TeamCycles;

/// <summary>Lines up this server's commands for one team. Whoever is next takes all that wait along, so that they share one load and one
/// commit.</summary>
internal sealed class TeamLanes(TeamCommitter committer)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TeamCycleId, Lane> _lanes = [];

    public async Task<Change> RunAsync(TeamCycleId id, PendingCommand command, CancellationToken cancel)
    {
        var lane = Enter(id, command);
        try
        {
            await lane.Turn.WaitAsync(cancel);
            try
            {
                // Others wait for this commit too, so it does not end because this caller hung up.
                if (!command.IsDone) await committer.RunAsync(id, Waiting(lane), CancellationToken.None);
            }
            finally
            {
                lane.Turn.Release();
            }

            return await command.Outcome;
        }
        finally
        {
            Leave(id, lane, command);
        }
    }

    private Lane Enter(TeamCycleId id, PendingCommand command)
    {
        lock (_gate)
        {
            if (!_lanes.TryGetValue(id, out var lane)) _lanes.Add(id, lane = new Lane());
            lane.Commands.Add(command);
            return lane;
        }
    }

    private List<PendingCommand> Waiting(Lane lane)
    {
        lock (_gate) return [.. lane.Commands.Where(command => !command.IsDone)];
    }

    private void Leave(TeamCycleId id, Lane lane, PendingCommand command)
    {
        lock (_gate)
        {
            lane.Commands.Remove(command);
            if (lane.Commands.Count == 0) _lanes.Remove(id);
        }
    }

    private sealed class Lane
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        /// <summary>In the order of their coming; also those that are answered and have not left yet.</summary>
        public List<PendingCommand> Commands { get; } = [];
    }
}
