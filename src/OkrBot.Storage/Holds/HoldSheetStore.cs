using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Directory;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Holds;

/// <summary>What is in calendars, in table Directory. Partition <c>{tenant}|holds|{shard}</c>, the team's own shard, row <c>{team}|{cycle}</c>;
/// of planning groups partition <c>{tenant}|holds|groups</c>, row <c>{group}|{cycle}</c>. What is read is never remembered.</summary>
internal sealed class HoldSheetStore(ITableServiceClient tables, TimeProvider time) : IHoldSheets
{
    private const string Groups = "groups";
    private readonly EntryTable<HoldSheet> _sheets = new(tables.GetTableClient(TableNames.Directory), new ShortMemory<TableRow>(TimeSpan.Zero, time));

    public async Task<HoldSheet> FindAsync(TenantId tenant, HoldSubject subject, CancellationToken cancel)
        => await _sheets.FindAsync(KeyOf(tenant, subject), cancel) ?? new HoldSheet(tenant, subject);

    public Task<HoldSheet> ChangeAsync(TenantId tenant, HoldSubject subject, Func<HoldSheet, HoldSheet> change, CancellationToken cancel)
        => _sheets.ChangeAsync(KeyOf(tenant, subject), known => change(known ?? new HoldSheet(tenant, subject)), cancel);

    public IAsyncEnumerable<HoldSheet> TeamsAsync(TenantId tenant, Shard shard, CancellationToken cancel) => _sheets.AllAsync([Partition(tenant) + shard.Name], cancel);

    public IAsyncEnumerable<HoldSheet> GroupsAsync(TenantId tenant, CancellationToken cancel) => _sheets.AllAsync([Partition(tenant) + Groups], cancel);

    private static (string, string) KeyOf(TenantId tenant, HoldSubject subject)
    {
        var id = KeyPart.Bounded(subject.Team?.Value ?? subject.Group ?? "");
        return (Partition(tenant) + (subject.Team is null ? Groups : Shards.Of(id)), $"{id}|{KeyPart.Of(subject.Cycle.Value)}");
    }

    private static string Partition(TenantId tenant) => $"{KeyPart.Of(tenant.Value)}|holds|";
}
