using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Directory;

/// <summary>What people follow, in table Directory. Partition <c>{tenant}|follow|{shard}</c>, row: the person. What is read is never remembered.</summary>
internal sealed class FollowStore(ITableServiceClient tables, TimeProvider time) : IFollows
{
    private readonly EntryTable<FollowEntry> _entries = new(tables.GetTableClient(TableNames.Directory), new ShortMemory<TableRow>(TimeSpan.Zero, time));

    public Task<FollowEntry?> FindAsync(TenantId tenant, PersonId person, CancellationToken cancel) => _entries.FindAsync(KeyOf(tenant, person), cancel);

    public Task<FollowEntry> ChangeAsync(TenantId tenant, PersonId person, Func<FollowEntry?, FollowEntry> change, CancellationToken cancel)
        => _entries.ChangeAsync(KeyOf(tenant, person), change, cancel);

    public Task RemoveAsync(TenantId tenant, PersonId person, CancellationToken cancel) => _entries.RemoveAsync(KeyOf(tenant, person), cancel);

    public IAsyncEnumerable<FollowEntry> AllAsync(TenantId tenant, Shard shard, CancellationToken cancel) => _entries.AllAsync([Partition(tenant) + shard.Name], cancel);

    private static (string, string) KeyOf(TenantId tenant, PersonId person)
    {
        var row = KeyPart.Bounded(person.Value);
        return (Partition(tenant) + Shards.Of(row), row);
    }

    private static string Partition(TenantId tenant) => $"{KeyPart.Of(tenant.Value)}|follow|";
}
