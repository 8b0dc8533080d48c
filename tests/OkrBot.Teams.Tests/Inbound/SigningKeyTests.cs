using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Inbound;

public sealed class SigningKeyTests
{
    [Fact]
    public async Task Keys_are_fetched_when_first_needed_and_kept_for_a_day()
    {
        await using var program = await TeamsProgram.StartAsync();
        Assert.Equal(0, program.OpenId.MetadataFetches);
        for (var i = 0; i < 5; i++)
            Assert.Equal(200, await PostAsync(program, program.Forge));
        Assert.Equal((1, 1), (program.OpenId.MetadataFetches, program.OpenId.KeyFetches));
        program.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(200, await PostAsync(program, program.Forge));
        Assert.Equal(1, program.OpenId.KeyFetches);
        program.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(200, await PostAsync(program, program.Forge));
        Assert.Equal(2, program.OpenId.KeyFetches);
    }

    [Fact]
    public async Task Many_callers_at_once_cause_one_fetch()
    {
        await using var program = await TeamsProgram.StartAsync();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(program, program.Forge)));
        Assert.All(statuses, s => Assert.Equal(200, s));
        Assert.Equal(1, program.OpenId.KeyFetches);
    }

    [Fact]
    public async Task A_new_key_is_fetched_once_and_then_opens()
    {
        await using var program = await TeamsProgram.StartAsync();
        Assert.Equal(200, await PostAsync(program, program.Forge));
        using var next = new TokenForge(Activities.AppId, program.Clock, "key-2");
        program.OpenId.Keys[next.KeyId] = next.PublicKey();
        program.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(200, await PostAsync(program, next));
        Assert.Equal(200, await PostAsync(program, program.Forge));
        Assert.Equal(2, program.OpenId.KeyFetches);
    }

    [Fact]
    public async Task A_withdrawn_key_is_refused_after_the_next_fetch()
    {
        await using var program = await TeamsProgram.StartAsync();
        Assert.Equal(200, await PostAsync(program, program.Forge));
        using var next = new TokenForge(Activities.AppId, program.Clock, "key-2");
        program.OpenId.Keys.Clear();
        program.OpenId.Keys[next.KeyId] = next.PublicKey();
        program.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(401, await PostAsync(program, program.Forge));
        Assert.Equal(200, await PostAsync(program, next));
    }

    [Fact]
    public async Task Unknown_key_ids_cause_one_extra_fetch_a_minute_however_many_come()
    {
        await using var program = await TeamsProgram.StartAsync();
        Assert.Equal(200, await PostAsync(program, program.Forge));
        program.Clock.Advance(TimeSpan.FromMinutes(2));
        for (var i = 0; i < 30; i++)
        {
            using var stranger = new TokenForge(Activities.AppId, program.Clock, $"stranger-{i}");
            Assert.Equal(401, await PostAsync(program, stranger));
        }
        Assert.Equal(2, program.OpenId.KeyFetches);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("missing")]
    [InlineData("other")]
    public async Task A_key_that_may_not_speak_for_teams_is_refused_with_401(string endorsements)
    {
        await using var program = await TeamsProgram.StartAsync();
        using var forge = new TokenForge(Activities.AppId, program.Clock, "key-3")
        {
            Endorsements = endorsements switch { "none" => [], "missing" => null, _ => ["webchat", "MSTEAMS", "msteams2"] },
        };
        program.OpenId.Keys[forge.KeyId] = forge.PublicKey();
        Assert.Equal(401, await PostAsync(program, forge));
        Assert.Empty(program.Bot.Turns);
    }

    [Fact]
    public async Task Without_keys_the_answer_is_503_and_old_keys_serve_while_the_key_server_is_down()
    {
        await using var program = await TeamsProgram.StartAsync();
        program.OpenId.Down = true;
        Assert.Equal(503, await PostAsync(program, program.Forge));
        Assert.Equal(503, await PostAsync(program, program.Forge));
        Assert.Equal(1, program.OpenId.MetadataFetches);
        program.OpenId.Down = false;
        program.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(200, await PostAsync(program, program.Forge));
        program.OpenId.Down = true;
        program.Clock.Advance(TimeSpan.FromHours(30));
        Assert.Equal(200, await PostAsync(program, program.Forge));
        program.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(503, await PostAsync(program, program.Forge));
    }

    [Fact]
    public async Task Rubbish_that_names_no_key_of_ours_never_fetches_keys()
    {
        await using var program = await TeamsProgram.StartAsync();
        using var response = await program.PostAsync("{}", "Bearer a.b.c");
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal(401, await PostAsync(program, program.Forge, h => h["alg"] = "HS256"));
        Assert.Equal(0, program.OpenId.MetadataFetches);
    }

    private static async Task<int> PostAsync(TeamsProgram program, TokenForge forge, Action<System.Text.Json.Nodes.JsonObject>? header = null)
    {
        var activity = Activities.Message(program.ServiceUrl, "hi", Guid.NewGuid().ToString());
        using var response = await program.PostAsync(activity, forge.Mint(program.ServiceUrl, header: header));
        return (int)response.StatusCode;
    }
}
