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
        => _series.FindAsync(Partition(tenant, "series", series.Value), KeyPart.Bounded(series.Value), cancel);

    public Task<TeamEntry?> FindTeamAsync(TenantId tenant, TeamId team, CancellationToken cancel)
        => _teams.FindAsync(Partition(tenant, "team", team.Value), KeyPart.Bounded(team.Value), cancel);

    public Task<PersonEntry?> FindPersonAsync(TenantId tenant, PersonId person, CancellationToken cancel)
        => _persons.FindAsync(Partition(tenant, "person", person.Value), KeyPart.Bounded(person.Value), cancel);

    public Task<ChatEntry?> FindChatAsync(TenantId tenant, ChatId chat, CancellationToken cancel)
        => _chats.FindAsync(Partition(tenant, "chat", chat.Value), KeyPart.Bounded(chat.Value), cancel);

    public Task<TenantEntry?> FindTenantAsync(TenantId tenant, CancellationToken cancel)
        => _tenants.FindAsync(Tenants, KeyPart.Bounded(tenant.Value), cancel);

    public Task<SeriesEntry> ChangeSeriesAsync(TenantId tenant, SeriesId series, Func<SeriesEntry?, SeriesEntry> change, CancellationToken cancel)
        => _series.ChangeAsync(Partition(tenant, "series", series.Value), KeyPart.Bounded(series.Value), change, cancel);

    public Task<TeamEntry> ChangeTeamAsync(TenantId tenant, TeamId team, Func<TeamEntry?, TeamEntry> change, CancellationToken cancel)
        => _teams.ChangeAsync(Partition(tenant, "team", team.Value), KeyPart.Bounded(team.Value), change, cancel);

    public Task<PersonEntry> ChangePersonAsync(TenantId tenant, PersonId person, Func<PersonEntry?, PersonEntry> change, CancellationToken cancel)
        => _persons.ChangeAsync(Partition(tenant, "person", person.Value), KeyPart.Bounded(person.Value), change, cancel);

    public Task<ChatEntry> ChangeChatAsync(TenantId tenant, ChatId chat, Func<ChatEntry?, ChatEntry> change, CancellationToken cancel)
        => _chats.ChangeAsync(Partition(tenant, "chat", chat.Value), KeyPart.Bounded(chat.Value), change, cancel);

    public Task<TenantEntry> ChangeTenantAsync(TenantId tenant, Func<TenantEntry?, TenantEntry> change, CancellationToken cancel)
        => _tenants.ChangeAsync(Tenants, KeyPart.Bounded(tenant.Value), change, cancel);

    public IAsyncEnumerable<TenantEntry> TenantsAsync(CancellationToken cancel) => _tenants.AllAsync([Tenants], cancel);

    public IAsyncEnumerable<SeriesEntry> SeriesAsync(TenantId tenant, CancellationToken cancel)
        => _series.AllAsync(Partitions(tenant, "series"), cancel);

    public IAsyncEnumerable<TeamEntry> TeamsAsync(TenantId tenant, CancellationToken cancel) => _teams.AllAsync(Partitions(tenant, "team"), cancel);

    private static string Partition(TenantId tenant, string kind, string id) => Partition(tenant, kind) + Shards.Of(id);

    private static IEnumerable<string> Partitions(TenantId tenant, string kind) => Shards.All.Select(shard => Partition(tenant, kind) + shard);

    private static string Partition(TenantId tenant, string kind) => $"{KeyPart.Of(tenant.Value)}|{kind}|";
}
