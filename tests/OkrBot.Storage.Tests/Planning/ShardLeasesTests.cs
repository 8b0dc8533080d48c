using OkrBot.App.Ports;
using OkrBot.Storage.Embedded;
using OkrBot.Storage.Planning;
using OkrBot.Storage.Tables;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Planning;

/// <summary>Servers that share the planner's shards on one store, second by second.</summary>
public sealed class ShardLeasesTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Every_shard_is_passed_over_about_once_a_minute_however_many_servers_there_are(int servers)
    {
        await using var store = new TempStore();
        var crew = new Crew(store, servers);
        await crew.GoOnAsync(TimeSpan.FromHours(1));

        Assert.All(crew.Passes.Values, passes => Assert.InRange(passes.Count, 58, 73));
        Assert.InRange(crew.LongestGap, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(61));
        // Two transactions for each quarter of the shards, or for less where several share; and the looks of each server.
        var aMinute = crew.Requests / 60d;
        Assert.InRange(aMinute, 8, 16 + (6 * servers));
    }

    [Fact]
    public async Task Servers_take_turns()
    {
        await using var store = new TempStore();
        var crew = new Crew(store, 3);
        await crew.GoOnAsync(TimeSpan.FromHours(1));
        Assert.All(crew.Servers, server => Assert.True(server.Passes > 0.1 * crew.Passes.Values.Sum(passes => passes.Count), $"{server.Passes}"));
    }

    [Fact]
    public async Task What_a_killed_server_passed_over_others_pass_over_within_a_minute()
    {
        await using var store = new TempStore();
        var crew = new Crew(store, 3);
        await crew.GoOnAsync(TimeSpan.FromMinutes(10));
        crew.Kill(0);
        crew.Kill(1);
        await crew.GoOnAsync(TimeSpan.FromMinutes(10));
        Assert.InRange(crew.LongestGap, TimeSpan.Zero, TimeSpan.FromSeconds(61));
    }

    [Fact]
    public async Task What_a_killed_server_was_at_others_take_when_its_claim_is_over_and_nobody_before()
    {
        await using var store = new TempStore();
        var crew = new Crew(store, 2);
        await crew.GoOnAsync(TimeSpan.FromMinutes(3));
        crew.Time.Advance(Minute);
        var dying = crew.Servers[0].Leases;
        var look = await dying.LookAsync(default);
        Assert.Equal(Shards.Count, (await dying.ClaimAsync(look.Due.ToList(), default)).Count);
        var claimed = crew.Time.Now;
        crew.Kill(0);

        await crew.GoOnAsync(ShardLeases.Length - TimeSpan.FromSeconds(2));
        Assert.All(crew.Passes.Values, passes => Assert.True(passes[^1] < claimed));
        await crew.GoOnAsync(TimeSpan.FromSeconds(4));
        Assert.All(crew.Passes.Values, passes => Assert.True(passes[^1] > claimed));
    }

    [Fact]
    public async Task A_claim_that_is_renewed_is_kept_however_long_the_pass_takes()
    {
        await using var store = new TempStore();
        var crew = new Crew(store, 2);
        var slow = crew.Servers[0].Leases;
        var held = await slow.ClaimAsync((await slow.LookAsync(default)).Due.ToList(), default);
        for (var third = 0; third < 12; third++)
        {
            crew.Time.Advance(ShardLeases.Length / 3);
            Assert.Empty((await crew.Servers[1].Leases.LookAsync(default)).Due);
            held = (await slow.RenewAsync(held, default))!;
        }
        await slow.EndAsync(held, done: true, default);
        Assert.Empty((await crew.Servers[1].Leases.LookAsync(default)).Due);
    }

    [Fact]
    public async Task What_is_given_back_is_anothers_at_once()
    {
        await using var store = new TempStore();
        var crew = new Crew(store, 2);
        await crew.GoOnAsync(TimeSpan.FromMinutes(3));
        crew.Time.Advance(Minute);
        var leaving = crew.Servers[0].Leases;
        var held = await leaving.ClaimAsync((await leaving.LookAsync(default)).Due.ToList(), default);
        Assert.Empty((await crew.Servers[1].Leases.LookAsync(default)).Due);
        await leaving.EndAsync(held, done: false, default);
        Assert.Equal(held.Count, (await crew.Servers[1].Leases.LookAsync(default)).Due.Count);
    }

    [Fact]
    public async Task Of_two_servers_that_claim_the_same_shards_each_gets_what_the_other_has_not()
    {
        await using var store = new TempStore();
        var crew = new Crew(store, 2);
        var looks = await Task.WhenAll(crew.Servers.Select(server => server.Leases.LookAsync(default)));
        var first = await crew.Servers[0].Leases.ClaimAsync(looks[0].Due.Take(5).ToList(), default);
        var second = await crew.Servers[1].Leases.ClaimAsync(looks[1].Due.ToList(), default);
        Assert.Equal((5, Shards.Count - 5), (first.Count, second.Count));
        Assert.Empty(first.Select(lease => lease.Shard).Intersect(second.Select(lease => lease.Shard)));
        Assert.Null(await crew.Servers[0].Leases.RenewAsync([first[0] with { ETag = "0" }], default));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task A_clock_that_is_five_minutes_wrong_leaves_no_shard_alone_and_multiplies_no_pass(int minutes)
    {
        await using var store = new TempStore();
        var crew = new Crew(store, 2);
        crew.Add(TimeSpan.FromMinutes(minutes));
        await crew.GoOnAsync(TimeSpan.FromMinutes(20));
        Assert.InRange(crew.LongestGap, TimeSpan.Zero, 2 * Minute);
        Assert.All(crew.Passes.Values, passes => Assert.InRange(passes.Count, 19, 27));

        // Neither does the wrong one when it is alone at last, nor one that takes over from it.
        crew.Kill(0);
        crew.Kill(1);
        await crew.GoOnAsync(TimeSpan.FromMinutes(5));
        crew.Kill(2);
        crew.Add(TimeSpan.Zero);
        await crew.GoOnAsync(TimeSpan.FromMinutes(5));
        Assert.InRange(crew.LongestGap, TimeSpan.Zero, 2 * Minute);
    }

    [Fact]
    public async Task The_first_pass_of_a_day_is_one_servers()
    {
        await using var store = new TempStore();
        var crew = new Crew(store, 3);
        await crew.GoOnAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(Shards.Count, crew.FirstOfDay);
        crew.Time.Advance(TimeSpan.FromDays(1));
        await crew.GoOnAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(2 * Shards.Count, crew.FirstOfDay);
    }

    /// <summary>Servers over one store, and what they did.</summary>
    private sealed class Crew
    {
        private readonly TempStore _store;
        private readonly TableRequestCounts _counts = new();

        public Crew(TempStore store, int servers)
        {
            _store = store;
            for (var i = 0; i < servers; i++) Add(TimeSpan.Zero);
        }

        public ManualTime Time { get; } = new();
        public List<Server> Servers { get; } = [];
        public Dictionary<string, List<DateTimeOffset>> Passes { get; } = Shards.All.ToDictionary(shard => shard, _ => new List<DateTimeOffset>());
        public int FirstOfDay { get; private set; }
        public long Requests => _counts.Of(TableNames.Budget);

        public TimeSpan LongestGap => Passes.Values.Max(passes => passes.Zip(passes.Skip(1).Append(Time.Now), (one, next) => next - one).Max());

        public void Add(TimeSpan skew)
            => Servers.Add(new Server(new ShardLeases(new CountingTableServiceClient(new EmbeddedTableServiceClient(_store.Database), _counts), new SkewedTime(Time, skew))));

        public void Kill(int server) => Servers[server].NextLook = DateTimeOffset.MaxValue;

        public async Task GoOnAsync(TimeSpan length)
        {
            for (var end = Time.Now + length; Time.Now < end; Time.Advance(TimeSpan.FromSeconds(1)))
                foreach (var server in Servers.Where(server => server.NextLook <= Time.Now)) await RoundAsync(server);
        }

        private async Task RoundAsync(Server server)
        {
            var look = await server.Leases.LookAsync(default);
            foreach (var some in look.Due.Chunk(Shards.Count / 4))
            {
                var held = await server.Leases.ClaimAsync(some, default);
                foreach (var shard in held) Passes[shard.Shard.Name].Add(Time.Now);
                FirstOfDay += held.Count(shard => shard.FirstOfDay);
                server.Passes += held.Count;
                if (held.Count > 0) await server.Leases.EndAsync(held, done: true, default);
            }
            server.NextLook = Time.Now + (await server.Leases.LookAsync(default)).Rest;
        }
    }

    private sealed class Server(ShardLeases leases)
    {
        public ShardLeases Leases => leases;
        public DateTimeOffset NextLook { get; set; } = DateTimeOffset.MinValue;
        public int Passes { get; set; }
    }
}
