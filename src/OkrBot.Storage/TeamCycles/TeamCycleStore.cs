using System.Runtime.CompilerServices;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Json;
using OkrBot.Storage.Observability;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.TeamCycles;

/// <summary>The teams in table TeamCycles. A saved answer costs one read and one transaction, shared by all commands that waited
/// together: the read is the head's row where the team is remembered, else a query, or both where another server wrote since.</summary>
internal sealed class TeamCycleStore : ITeamCycles
{
    private readonly ITableClient _table;
    private readonly TeamReader _reader;
    private readonly TeamLanes _lanes;
    private readonly StorageTelemetry _telemetry;
    private readonly TimeProvider _time;

    public TeamCycleStore(ITableServiceClient tables, WakeAnnouncer announcer, StorageTelemetry telemetry, TimeProvider time)
        : this(tables, announcer, telemetry, time, new TeamMemory())
    {
    }

    internal TeamCycleStore(ITableServiceClient tables, WakeAnnouncer announcer, StorageTelemetry telemetry, TimeProvider time, TeamMemory memory)
    {
        _table = tables.GetTableClient(TableNames.TeamCycles);
        _reader = new TeamReader(_table, memory);
        _lanes = new TeamLanes(new TeamCommitter(_table, _reader, announcer, telemetry, time));
        _telemetry = telemetry;
        _time = time;
    }

    public async Task<TeamCycle?> FindAsync(TeamCycleId id, CancellationToken cancel) => (await _reader.ReadAsync(id, cancel)).State;

    public Task<Change> ChangeAsync(TeamCycleId id, CommandStamp command, Func<TeamCycle, Decision> decide, CancellationToken cancel)
        => RunAsync(id, command, state => state is null ? null : decide(state), cancel);

    public async Task<bool> StartAsync(TeamCycleId id, IReadOnlyList<TeamEvent> first, CommandStamp command, CancellationToken cancel)
        => await RunAsync(id, command, state => state is null ? Decision.Of(first) : new AlreadyInCycle(), cancel) switch
        {
            Change.Saved => true,
            Change.Refused => false,
            _ => throw new StorageUnavailableException("The team could not be brought into its cycle now.", mayHaveHappened: false),
        };

    public async Task<IReadOnlyList<Effect>> PendingEffectsAsync(TeamCycleId id, CancellationToken cancel)
    {
        var pending = new List<Effect>();
        await foreach (var row in _table.ReadKindAsync(TeamKeys.Partition(id), TeamKeys.Effects, cancel))
            if (row.GetBoolean(TeamFields.Done) != true) pending.Add(StoredJson.Read<Effect>(row.Json()));
        return pending;
    }

    public async Task EffectDoneAsync(TeamCycleId id, string effectId, CancellationToken cancel)
    {
        var (partition, key) = (TeamKeys.Partition(id), TeamKeys.Effect(effectId));
        while (await _table.GetAsync(partition, key, cancel) is { } row && row.GetBoolean(TeamFields.Done) != true)
        {
            var done = new TableRow(partition, key) { [TeamFields.At] = _time.GetUtcNow(), [TeamFields.Done] = true }.WithJson(row.Json());
            if (await _table.SubmitTransactionAsync([new UpdateReplace(done, row.ETag)], cancel) is TransactionResult.Committed) return;
        }
    }

    public async IAsyncEnumerable<HistoryEntry> HistoryAsync(TeamCycleId id, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in _table.ReadKindAsync(TeamKeys.Partition(id), TeamKeys.History, cancel))
            foreach (var entry in AcceptedCommand.ReadHistory(row)) yield return entry;
    }

    private async Task<Change> RunAsync(TeamCycleId id, CommandStamp stamp, Func<TeamCycle?, Decision?> decide, CancellationToken cancel)
    {
        using var save = _telemetry.Save();
        var command = new PendingCommand(stamp, decide, _time.GetUtcNow());
        var change = await _lanes.RunAsync(id, command, cancel);
        StorageTelemetry.Tell(save, command, change);
        return change;
    }

    /// <summary>Never shown: it only tells the two outcomes of a start apart.</summary>
    private sealed record AlreadyInCycle() : Refusal("already-in-cycle");
}
