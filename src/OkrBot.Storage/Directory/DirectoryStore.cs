using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Directory;

/// <summary>The directory in table Directory. Partition <c>{tenant}|{kind}|{shard}</c>, row: the id; tenants stand in one partition.
/// Reads may be as old as the short memory; changes go by the mark.</summary>
internal sealed class DirectoryStore : IDirectory
{
    private const string Tenants = "tenants";

    private readonly EntryTable<SeriesEntry> _series;
    private readonly EntryTable<TeamEntry> _teams;
    private readonly EntryTable<PersonEntry> _persons;
    private readonly EntryTable<ChatEntry> _chats;
    private readonly EntryTable<TenantEntry> _tenants;

    public DirectoryStore(ITableServiceClient tables, TimeSpan memory, TimeProvider time)
    {
        var table = tables.GetTableClient(TableNames.Directory);
        var rows = new ShortMemory<TableRow>(memory, time);
        _series = new(table, rows);
        _teams = new(table, rows);
        _persons = new(table, rows);
        _chats = new(table, rows);
        _tenants = new(table, rows);
    }

    public Task<SeriesEntry?> FindSeriesAsync(TenantId tenant, SeriesId series, CancellationToken cancel)
        => _series.FindAsync(KeyOf(tenant, "series", series.Value), cancel);

    public Task<TeamEntry?> FindTeamAsync(TenantId tenant, TeamId team, CancellationToken cancel)
        => _teams.FindAsync(KeyOf(tenant, "team", team.Value), cancel);

    public Task<PersonEntry?> FindPersonAsync(TenantId tenant, PersonId person, CancellationToken cancel)
        => _persons.FindAsync(KeyOf(tenant, "person", person.Value), cancel);

    public Task<ChatEntry?> FindChatAsync(TenantId tenant, ChatId chat, CancellationToken cancel)
        => _chats.FindAsync(KeyOf(tenant, "chat", chat.Value), cancel);

    public Task<TenantEntry?> FindTenantAsync(TenantId tenant, CancellationToken cancel)
        => _tenants.FindAsync(KeyOf(tenant), cancel);

    public Task<SeriesEntry> ChangeSeriesAsync(TenantId tenant, SeriesId series, Func<SeriesEntry?, SeriesEntry> change, CancellationToken cancel)
        => _series.ChangeAsync(KeyOf(tenant, "series", series.Value), change, cancel);

    public Task<TeamEntry> ChangeTeamAsync(TenantId tenant, TeamId team, Func<TeamEntry?, TeamEntry> change, CancellationToken cancel)
        => _teams.ChangeAsync(KeyOf(tenant, "team", team.Value), change, cancel);

    public Task<PersonEntry> ChangePersonAsync(TenantId tenant, PersonId person, Func<PersonEntry?, PersonEntry> change, CancellationToken cancel)
        => _persons.ChangeAsync(KeyOf(tenant, "person", person.Value), change, cancel);

    public Task<ChatEntry> ChangeChatAsync(TenantId tenant, ChatId chat, Func<ChatEntry?, ChatEntry> change, CancellationToken cancel)
        => _chats.ChangeAsync(KeyOf(tenant, "chat", chat.Value), change, cancel);

    public Task<TenantEntry> ChangeTenantAsync(TenantId tenant, Func<TenantEntry?, TenantEntry> change, CancellationToken cancel)
        => _tenants.ChangeAsync(KeyOf(tenant), change, cancel);

    public IAsyncEnumerable<TenantEntry> TenantsAsync(CancellationToken cancel) => _tenants.AllAsync([Tenants], cancel);

    public IAsyncEnumerable<SeriesEntry> SeriesAsync(TenantId tenant, CancellationToken cancel)
        => _series.AllAsync(Partitions(tenant, "series"), cancel);

    public IAsyncEnumerable<SeriesEntry> SeriesAsync(TenantId tenant, Shard shard, CancellationToken cancel)
        => _series.AllAsync([Partition(tenant, "series") + shard.Name], cancel);

    public IAsyncEnumerable<TeamEntry> TeamsAsync(TenantId tenant, CancellationToken cancel) => _teams.AllAsync(Partitions(tenant, "team"), cancel);

    public IAsyncEnumerable<TeamEntry> TeamsAsync(TenantId tenant, Shard shard, CancellationToken cancel)
        => _teams.AllAsync([Partition(tenant, "team") + shard.Name], cancel);

    public IAsyncEnumerable<PersonEntry> PeopleAsync(TenantId tenant, CancellationToken cancel) => _persons.AllAsync(Partitions(tenant, "person"), cancel);

    private static (string Partition, string Row) KeyOf(TenantId tenant, string kind, string id)
    {
        var row = KeyPart.Bounded(id);
        return (Partition(tenant, kind) + Shards.Of(row), row);
    }

    private static (string Partition, string Row) KeyOf(TenantId tenant) => (Tenants, KeyPart.Bounded(tenant.Value));

    private static IEnumerable<string> Partitions(TenantId tenant, string kind) => Shards.All.Select(shard => Partition(tenant, kind) + shard);

    private static string Partition(TenantId tenant, string kind) => $"{KeyPart.Of(tenant.Value)}|{kind}|";
}
