using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Directory;

/// <summary>Where teams' people come from, in table Directory. Partition <c>{tenant}|roster|{shard}</c>, row: the team. What is read is never remembered.</summary>
internal sealed class RosterEntryStore(ITableServiceClient tables, TimeProvider time) : IRosterEntries
{
    private readonly EntryTable<RosterEntry> _entries = new(tables.GetTableClient(TableNames.Directory), new ShortMemory<TableRow>(TimeSpan.Zero, time));

    public async Task<RosterEntry> FindAsync(TenantId tenant, TeamId team, CancellationToken cancel)
        => await _entries.FindAsync(KeyOf(tenant, team), cancel) ?? new RosterEntry(tenant, team);

    public Task<RosterEntry> ChangeAsync(TenantId tenant, TeamId team, Func<RosterEntry, RosterEntry> change, CancellationToken cancel)
        => _entries.ChangeAsync(KeyOf(tenant, team), known => change(known ?? new RosterEntry(tenant, team)), cancel);

    private static (string, string) KeyOf(TenantId tenant, TeamId team)
    {
        var row = KeyPart.Bounded(team.Value);
        return ($"{KeyPart.Of(tenant.Value)}|roster|{Shards.Of(row)}", row);
    }
}
