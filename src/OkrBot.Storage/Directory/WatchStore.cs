using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Directory;

/// <summary>Watched calendars in table Directory. Partition <c>{tenant}|watch|{shard}</c>, row: the owner. Nothing is remembered.</summary>
internal sealed class WatchStore(ITableServiceClient tables, TimeProvider time) : IWatches
{
    private const string Kind = "watch";
    private readonly EntryTable<WatchEntry> _watches = new(tables.GetTableClient(TableNames.Directory), new ShortMemory<TableRow>(TimeSpan.Zero, time));

    public Task<WatchEntry?> FindAsync(TenantId tenant, PersonId owner, CancellationToken cancel) => _watches.FindAsync(KeyOf(tenant, owner), cancel);

    public Task<WatchEntry> ChangeAsync(TenantId tenant, PersonId owner, Func<WatchEntry?, WatchEntry> change, CancellationToken cancel)
        => _watches.ChangeAsync(KeyOf(tenant, owner), change, cancel);

    public IAsyncEnumerable<WatchEntry> AllAsync(TenantId tenant, Shard shard, CancellationToken cancel) => _watches.AllAsync([Partition(tenant) + shard.Name], cancel);

    private static (string Partition, string Row) KeyOf(TenantId tenant, PersonId owner)
    {
        var row = KeyPart.Bounded(owner.Value);
        return (Partition(tenant) + Shards.Of(row), row);
    }

    private static string Partition(TenantId tenant) => $"{KeyPart.Of(tenant.Value)}|{Kind}|";
}
