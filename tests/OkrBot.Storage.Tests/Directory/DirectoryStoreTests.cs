using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Reminders;
using OkrBot.Storage.Directory;
using OkrBot.Storage.Tables;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Directory;

public abstract class DirectoryStoreTests<TStore>
    where TStore : TestStore, new()
{
    private static readonly TenantId Tenant = new("tenant");
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Each_kind_of_entry_reads_as_it_was_written()
    {
        await using var at = new Setup();
        var directory = at.Server();
        var series = new SeriesEntry(Tenant, new("19:m@thread.v2"), new("19:m@thread.v2"), new Uri("https://smba.example/"), "Weekly", null, []) { MeetingId = "m" };
        var tenant = new TenantEntry(Tenant, [new(new("2026-10-05"), new DateOnly(2026, 10, 5))]);

        await directory.ChangeSeriesAsync(Tenant, series.Series, _ => series, default);
        await directory.ChangeTeamAsync(Tenant, new("t1"), _ => Team("t1", "One"), default);
        await directory.ChangePersonAsync(Tenant, new("ann"), _ => Person("Ann"), default);
        var chat = new ChatEntry(Tenant, new("19:m@thread.v2"), new Uri("https://smba.example/"), DateTimeOffset.UnixEpoch) { Scope = ChatScope.Group, AddedByName = "Bo" };
        await directory.ChangeChatAsync(Tenant, chat.Chat, _ => chat, default);
        await directory.ChangeTenantAsync(Tenant, _ => tenant, default);

        Assert.Equal(chat, await directory.FindChatAsync(Tenant, chat.Chat, default));
        Assert.Equal(series.MeetingId, (await directory.FindSeriesAsync(Tenant, series.Series, default))!.MeetingId);
        Assert.Equal(Team("t1", "One"), await directory.FindTeamAsync(Tenant, new("t1"), default));
        Assert.Equal(Person("Ann"), await directory.FindPersonAsync(Tenant, new("ann"), default));
        Assert.Equal(tenant.Live.Single(), (await directory.FindTenantAsync(Tenant, default))!.Live.Single());
        Assert.Null(await directory.FindTeamAsync(new TenantId("other"), new("t1"), default));
    }

    [Fact]
    public async Task Of_two_servers_that_mark_a_chat_at_once_one_wins()
    {
        await using var at = new Setup();
        for (var round = 0; round < 20; round++)
        {
            var chat = new ChatEntry(Tenant, new($"19:{round}"), new Uri("https://smba.example/"), DateTimeOffset.UnixEpoch);
            await at.Server().ChangeChatAsync(Tenant, chat.Chat, _ => chat, default);
            var won = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
            {
                var isOurs = false;
                await at.Server().ChangeChatAsync(Tenant, chat.Chat, known =>
                {
                    isOurs = known is { WelcomedAt: null };
                    return isOurs ? known! with { WelcomedAt = DateTimeOffset.UnixEpoch } : known!;
                }, default);
                return isOurs;
            }));
            Assert.Single(won, ours => ours);
        }
    }

    [Fact]
    public async Task Reads_are_remembered_for_a_short_time_and_no_longer()
    {
        await using var at = new Setup();
        var (one, two) = (at.Server(), at.Server());
        await one.ChangeTeamAsync(Tenant, new("t1"), _ => Team("t1", "Old"), default);
        Assert.Equal("Old", (await two.FindTeamAsync(Tenant, new("t1"), default))!.Name);
        await one.ChangeTeamAsync(Tenant, new("t1"), _ => Team("t1", "New"), default);
        at.Counts.Reset();

        Assert.Equal("New", (await one.FindTeamAsync(Tenant, new("t1"), default))!.Name);
        Assert.Equal("Old", (await two.FindTeamAsync(Tenant, new("t1"), default))!.Name);
        Assert.Equal(0, at.Counts.Of(TableNames.Directory));
        at.Time.Advance(Memory);
        Assert.Equal("New", (await two.FindTeamAsync(Tenant, new("t1"), default))!.Name);
    }

    [Fact]
    public async Task What_was_not_there_is_seen_as_soon_as_it_is()
    {
        await using var at = new Setup();
        var (one, two) = (at.Server(), at.Server());
        Assert.Null(await two.FindTeamAsync(Tenant, new("t1"), default));
        await one.ChangeTeamAsync(Tenant, new("t1"), _ => Team("t1", "One"), default);
        Assert.NotNull(await two.FindTeamAsync(Tenant, new("t1"), default));
    }

    [Fact]
    public async Task A_change_is_made_on_what_is_stored_and_not_on_what_is_remembered()
    {
        await using var at = new Setup();
        var (one, two) = (at.Server(), at.Server());
        await one.ChangePersonAsync(Tenant, new("ann"), _ => Person("Ann"), default);
        await two.FindPersonAsync(Tenant, new("ann"), default);
        await one.ChangePersonAsync(Tenant, new("ann"), person => person! with { Zone = "Europe/Berlin" }, default);

        await two.ChangePersonAsync(Tenant, new("ann"), person => person! with { Locale = "de-DE" }, default);

        at.Time.Advance(Memory);
        var read = (await one.FindPersonAsync(Tenant, new("ann"), default))!;
        Assert.Equal(("Europe/Berlin", "de-DE"), (read.Zone, read.Locale));
    }

    [Fact]
    public async Task A_change_that_changes_nothing_is_never_a_write()
    {
        await using var at = new Setup();
        var directory = at.Server();
        await directory.ChangePersonAsync(Tenant, new("ann"), _ => Person("Ann"), default);
        at.Counts.Reset();

        await directory.ChangePersonAsync(Tenant, new("ann"), person => person! with { Name = "Ann" }, default);

        Assert.Equal(1, at.Counts.Of(TableNames.Directory, TableRequest.Get));
        Assert.Equal(0, at.Counts.Of(TableNames.Directory, TableRequest.Transaction));
    }

    [Fact]
    public async Task That_there_is_nothing_to_change_is_judged_by_what_is_stored()
    {
        await using var at = new Setup();
        var (one, two) = (at.Server(), at.Server());
        await one.ChangePersonAsync(Tenant, new("ann"), _ => Person("Ann"), default);
        await two.FindPersonAsync(Tenant, new("ann"), default);
        await one.ChangePersonAsync(Tenant, new("ann"), person => person! with { Reminders = new Manners { Stopped = true } }, default);

        await two.ChangePersonAsync(Tenant, new("ann"), person => person! with { Reminders = null }, default);

        at.Time.Advance(Memory);
        Assert.Null((await one.FindPersonAsync(Tenant, new("ann"), default))!.Reminders);
    }

    [Fact]
    public async Task Changes_at_once_all_count()
    {
        await using var at = new Setup();
        var servers = new[] { at.Server(), at.Server() };
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => servers[i % 2].ChangePersonAsync(
            Tenant, new("ann"), person => (person ?? Person("Ann")) with { Name = (person?.Name ?? "") + "x" }, default))));

        at.Time.Advance(Memory);
        Assert.Equal(new string('x', 20), (await servers[0].FindPersonAsync(Tenant, new("ann"), default))!.Name);
    }

    [Fact]
    public async Task The_planner_finds_every_team_and_tenant_once()
    {
        await using var at = new Setup();
        var directory = at.Server();
        for (var i = 0; i < 40; i++) await directory.ChangeTeamAsync(Tenant, new($"t{i}"), _ => Team($"t{i}", "x"), default);
        await directory.ChangeTeamAsync(new TenantId("tenant2"), new("t1"), _ => Team("t1", "x"), default);
        await directory.ChangeTenantAsync(Tenant, _ => new TenantEntry(Tenant, []), default);

        var teams = new List<string>();
        await foreach (var team in directory.TeamsAsync(Tenant, default)) teams.Add(team.Team.Value);
        var tenants = new List<string>();
        await foreach (var tenant in directory.TenantsAsync(default)) tenants.Add(tenant.Tenant.Value);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"t{i}").Order(StringComparer.Ordinal), teams.Order(StringComparer.Ordinal));
        Assert.Equal(["tenant"], tenants);
    }

    private static TeamEntry Team(string id, string name) => new(Tenant, new(id), name, "Europe/Berlin", "en", null, null, null);

    private static PersonEntry Person(string name) => new(Tenant, new("ann"), "29:ann", name, null, null, null, null, []);

    private sealed class Setup : IAsyncDisposable
    {
        private readonly TStore _store = new();

        public ManualTime Time { get; } = new();
        public TableRequestCounts Counts { get; } = new();

        public DirectoryStore Server() => new(new CountingTableServiceClient(_store.Tables, Counts), Memory, Time);

        public ValueTask DisposeAsync() => _store.DisposeAsync();
    }
}

public sealed class EmbeddedDirectoryStoreTests : DirectoryStoreTests<TempStore>;

public sealed class AzureDirectoryStoreTests : DirectoryStoreTests<AzuriteStore>;
