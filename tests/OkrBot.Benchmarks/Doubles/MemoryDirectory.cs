using System.Collections.Concurrent;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;

namespace OkrBot.Benchmarks.Doubles;

/// <summary>Who and what exists, in this process' memory.</summary>
internal sealed class MemoryDirectory : IDirectory
{
    private readonly ConcurrentDictionary<(TenantId, string), SeriesEntry> _series = new();
    private readonly ConcurrentDictionary<(TenantId, string), TeamEntry> _teams = new();
    private readonly ConcurrentDictionary<(TenantId, string), PersonEntry> _people = new();
    private readonly ConcurrentDictionary<(TenantId, string), ChatEntry> _chats = new();
    private readonly ConcurrentDictionary<(TenantId, string), TenantEntry> _tenants = new();

    public Task<SeriesEntry?> FindSeriesAsync(TenantId tenant, SeriesId series, CancellationToken cancel) => Find(_series, tenant, series.Value);
    public Task<TeamEntry?> FindTeamAsync(TenantId tenant, TeamId team, CancellationToken cancel) => Find(_teams, tenant, team.Value);
    public Task<PersonEntry?> FindPersonAsync(TenantId tenant, PersonId person, CancellationToken cancel) => Find(_people, tenant, person.Value);
    public Task<ChatEntry?> FindChatAsync(TenantId tenant, ChatId chat, CancellationToken cancel) => Find(_chats, tenant, chat.Value);
    public Task<TenantEntry?> FindTenantAsync(TenantId tenant, CancellationToken cancel) => Find(_tenants, tenant, "");

    public Task<SeriesEntry> ChangeSeriesAsync(TenantId tenant, SeriesId series, Func<SeriesEntry?, SeriesEntry> change, CancellationToken cancel)
        => Change(_series, tenant, series.Value, change);

    public Task<TeamEntry> ChangeTeamAsync(TenantId tenant, TeamId team, Func<TeamEntry?, TeamEntry> change, CancellationToken cancel)
        => Change(_teams, tenant, team.Value, change);

    public Task<PersonEntry> ChangePersonAsync(TenantId tenant, PersonId person, Func<PersonEntry?, PersonEntry> change, CancellationToken cancel)
        => Change(_people, tenant, person.Value, change);

    public Task<ChatEntry> ChangeChatAsync(TenantId tenant, ChatId chat, Func<ChatEntry?, ChatEntry> change, CancellationToken cancel)
        => Change(_chats, tenant, chat.Value, change);

    public Task<TenantEntry> ChangeTenantAsync(TenantId tenant, Func<TenantEntry?, TenantEntry> change, CancellationToken cancel)
        => Change(_tenants, tenant, "", change);

    public IAsyncEnumerable<TenantEntry> TenantsAsync(CancellationToken cancel) => _tenants.Values.ToAsyncEnumerable();
    public IAsyncEnumerable<SeriesEntry> SeriesAsync(TenantId tenant, CancellationToken cancel) => _series.Values.ToAsyncEnumerable();
    public IAsyncEnumerable<SeriesEntry> SeriesAsync(TenantId tenant, Shard shard, CancellationToken cancel)
        => _series.Values.Where(entry => Shards.Of(entry.Series.Value) == shard.Name).ToAsyncEnumerable();
    public IAsyncEnumerable<TeamEntry> TeamsAsync(TenantId tenant, CancellationToken cancel) => _teams.Values.ToAsyncEnumerable();
    public IAsyncEnumerable<TeamEntry> TeamsAsync(TenantId tenant, Shard shard, CancellationToken cancel)
        => _teams.Values.Where(entry => Shards.Of(entry.Team.Value) == shard.Name).ToAsyncEnumerable();

    public IAsyncEnumerable<PersonEntry> PeopleAsync(TenantId tenant, CancellationToken cancel) => _people.Values.ToAsyncEnumerable();

    private static Task<T?> Find<T>(ConcurrentDictionary<(TenantId, string), T> rows, TenantId tenant, string key) where T : class
        => Task.FromResult(rows.GetValueOrDefault((tenant, key)));

    private static Task<T> Change<T>(ConcurrentDictionary<(TenantId, string), T> rows, TenantId tenant, string key, Func<T?, T> change) where T : class
        => Task.FromResult(rows.AddOrUpdate((tenant, key), _ => change(null), (_, known) => change(known)));
}
