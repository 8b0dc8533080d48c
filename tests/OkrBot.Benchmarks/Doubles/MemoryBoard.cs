using System.Collections.Concurrent;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;

namespace OkrBot.Benchmarks.Doubles;

/// <summary>The Board in this process' memory.</summary>
internal sealed class MemoryBoard : IBoard
{
    private readonly ConcurrentDictionary<TeamCycleId, BoardRow> _rows = new();

    public Task PublishAsync(BoardRow row, CancellationToken cancel)
    {
        _rows.AddOrUpdate(row.Team, row, (_, known) => known.Version > row.Version ? known : row);
        return Task.CompletedTask;
    }

    public Task<BoardRow?> FindAsync(TeamCycleId team, CancellationToken cancel) => Task.FromResult(_rows.GetValueOrDefault(team));

    public IAsyncEnumerable<BoardRow> SweepAsync(TenantId tenant, CycleId cycle, CancellationToken cancel) => _rows.Values.ToAsyncEnumerable();

    public IAsyncEnumerable<BoardRow> SweepAsync(TenantId tenant, CycleId cycle, Shard shard, CancellationToken cancel)
        => _rows.Values.Where(row => Shards.Of(row.Team.Team.Value) == shard.Name).ToAsyncEnumerable();
}
