using System.Text;
using OkrBot.App.Numbers;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Tests.Values;

/// <summary>Numbers that arrive by themselves, as a script sends them.</summary>
public sealed class ValuesTests
{
    private const string OtherTenant = "7e7e7e7e-5eed-4000-8000-000000000002";
    private static readonly string Wrong = "okrk_" + new string('a', 16) + "_" + new string('b', 64);

    [Fact]
    public async Task A_number_stands_with_its_time_and_answers_nothing()
    {
        await using var pipe = await Pipe.OfAsync();
        var before = await pipe.KeyResultAsync();
        var (status, body, _) = await pipe.SendAsync("""{"value": 62.5}""");
        Assert.Equal((200, "kr2", 62.5m, pipe.Stage.Time.Now), (status, (string?)body["keyResult"], (decimal)body["value"]!, (DateTimeOffset)body["arrivedAt"]!));
        var after = await pipe.KeyResultAsync();
        Assert.Equal((62.5m, pipe.Stage.Time.Now, pipe.Stage.Time.Now), (after.Arrived!.Value, after.Arrived.At, after.Key!.UsedAt!.Value));
        Assert.Equal(before.Updates, after.Updates);
        Assert.Equal(1, await pipe.Stage.CountAsync<TeamEvent.NumberArrived>());
    }

    [Fact]
    public async Task The_same_number_again_changes_nothing_and_the_next_day_it_is_as_new()
    {
        await using var pipe = await Pipe.OfAsync();
        await pipe.SendAsync("""{"value": 62.5}""");
        var version = await pipe.VersionAsync();
        Assert.Equal(200, (await pipe.SendAsync("""{"value": 62.50}""")).Status);
        Assert.Equal(version, await pipe.VersionAsync());
        pipe.Stage.Time.Advance(TimeSpan.FromDays(1));
        await pipe.SendAsync("""{"value": 62.5}""");
        Assert.Equal((version + 1, pipe.Stage.Time.Now), (await pipe.VersionAsync(), (await pipe.KeyResultAsync()).Arrived!.At));
    }

    [Fact]
    public async Task A_retry_that_comes_late_brings_the_older_number_back_never()
    {
        await using var pipe = await Pipe.OfAsync();
        await pipe.SendAsync("""{"value": 70}""", wish: "run-1");
        await pipe.SendAsync("""{"value": 60}""", wish: "run-2");
        var (status, body, _) = await pipe.SendAsync("""{"value": 70}""", wish: "run-1");
        Assert.Equal((200, 60m), (status, (decimal)body["value"]!));
        Assert.Equal(60m, (await pipe.KeyResultAsync()).Arrived!.Value);
        Assert.Equal(2, await pipe.Stage.CountAsync<TeamEvent.NumberArrived>());
        Assert.Equal(400, (await pipe.SendAsync("""{"value": 70}""", wish: new string('x', 201))).Status);
    }

    [Fact]
    public async Task One_number_costs_at_most_three_requests_to_storage()
    {
        await using var pipe = await Pipe.OfAsync();
        await pipe.SendAsync("""{"value": 70}""");
        pipe.Stage.Counts.Reset();
        await pipe.SendAsync("""{"value": 60}""");
        Assert.Equal(3, Requests(pipe));
        await pipe.Stage.RestartAsync();
        await pipe.SendAsync("""{"value": 50}""");
        Assert.Equal(3, Requests(pipe));
    }

    [Theory]
    [InlineData("""{"value": NaN}""", 400)]
    [InlineData("""{"value": "NaN"}""", 400)]
    [InlineData("""{"value": "42"}""", 400)]
    [InlineData("""{"value": 1e400}""", 400)]
    [InlineData("""{"value": 1e28}""", 422)]
    [InlineData("""{"value": -1000000000001}""", 422)]
    [InlineData("""{"value": 1, "value": 2}""", 400)]
    [InlineData("""{"value": 1, "confidence": 9}""", 400)]
    [InlineData("""{"value": null}""", 400)]
    [InlineData("""{"value": [1]}""", 400)]
    [InlineData("""{"Value": 1}""", 400)]
    [InlineData("""{"value": 1""", 400)]
    [InlineData("""[42]""", 400)]
    [InlineData("42", 400)]
    [InlineData("value=42", 400)]
    [InlineData("", 400)]
    [InlineData("{}", 400)]
    public async Task Whatever_else_comes_is_refused_in_words(string body, int expected)
    {
        await using var pipe = await Pipe.OfAsync();
        var version = await pipe.VersionAsync();
        var (status, problem, _) = await pipe.SendAsync(body);
        Assert.Equal(expected, status);
        Assert.Contains("Nothing was changed", (string?)problem["detail"], StringComparison.Ordinal);
        Assert.Equal(version, await pipe.VersionAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_megabytes_are_refused_whether_their_length_is_told_or_not(bool told)
    {
        await using var pipe = await Pipe.OfAsync();
        var body = Encoding.UTF8.GetBytes("{\"value\": " + new string('1', 10 * 1024 * 1024) + "}");
        using HttpContent content = told ? new ByteArrayContent(body) : new StreamContent(new Untold(body));
        try
        {
            Assert.Equal(413, (await pipe.SendAsync(content)).Status);
        }
        catch (HttpRequestException)
        {
            // The connection was closed while the rest was still being sent: refused as well.
        }
        Assert.Null((await pipe.KeyResultAsync()).Arrived);
    }

    [Fact]
    public async Task What_a_script_computes_is_rounded_to_six_decimals()
    {
        await using var pipe = await Pipe.OfAsync();
        Assert.Equal(200, (await pipe.SendAsync("""{"value": 0.30000000000000004}""")).Status);
        Assert.Equal(0.3m, (await pipe.KeyResultAsync()).Arrived!.Value);
    }

    [Fact]
    public async Task Every_key_that_does_not_count_gets_the_same_answer()
    {
        await using var pipe = await Pipe.OfAsync(new StageShape { Settings = new Dictionary<string, string?> { ["Teams:AllowedTenants:0"] = new OkrBot.Rehearsal.StandInTenantOptions(TimeProvider.System).TenantId } });
        var elsewhere = WriteKeyText.New();
        await pipe.Stage.Get<IWriteKeys>().AddAsync(new WriteKeyEntry(elsewhere.Id, pipe.Stage.Checkout.Id with { Tenant = new(OtherTenant) }, new("kr2"), elsewhere.Hash), CancellationToken.None);
        var replaced = pipe.Key;
        var present = await Pipe.KeyAsync(pipe.Stage, "kr2");
        var revoked = await Pipe.KeyAsync(pipe.Stage, "kr1");
        pipe.Stage.Time.Advance(TimeSpan.FromSeconds(1));
        await pipe.Stage.TellAsync(new TeamEvent.WriteKeyNamed(new("kr1"), null, new("x")));
        var answers = new List<string>();
        foreach (var key in new[] { Wrong, "", "Basic", present[..^1] + (present[^1] == 'a' ? 'b' : 'a'), replaced, revoked, elsewhere.Whole, present.ToUpperInvariant() })
        {
            var (status, body, headers) = await pipe.SendAsync("""{"value": 1}""", key: key);
            answers.Add($"{status} {body["title"]} {body["detail"]} {headers.WwwAuthenticate}");
        }
        Assert.Single(answers.Distinct());
        Assert.StartsWith("401", answers[0], StringComparison.Ordinal);
        Assert.Equal(200, (await pipe.SendAsync("""{"value": 1}""", key: present)).Status);
    }

    [Fact]
    public async Task What_nobody_works_on_any_more_takes_no_number()
    {
        await using var pipe = await Pipe.OfAsync();
        await pipe.Stage.TellAsync(new TeamEvent.KeyResultStopped(new("kr2"), new Stop("So", new("x"), pipe.Stage.Time.Now)));
        var (status, body, _) = await pipe.SendAsync("""{"value": 1}""");
        Assert.Equal(409, status);
        Assert.Contains("Nobody works on this", (string?)body["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_takes_no_number_yet_and_steps_take_none()
    {
        await using var pipe = await Pipe.OfAsync();
        await pipe.Stage.TellAsync(
            new TeamEvent.ObjectiveWritten(new(new("d1"), 9, "Draft", "So", Ambition.Committed, ObjectiveState.Draft)),
            new TeamEvent.KeyResultWritten(new(new("dk"), new("d1"), 1, "Draft", new Measure.Metric(1, 2, "s"), new("x"), 1, new(2026, 11, 3), new(2027, 1, 3), [])));
        Assert.Equal(409, (await pipe.SendAsync("""{"value": 1}""", key: await Pipe.KeyAsync(pipe.Stage, "dk"))).Status);
        Assert.Equal(422, (await pipe.SendAsync("""{"value": 1}""", key: await Pipe.KeyAsync(pipe.Stage, "kr7"))).Status);
    }

    [Fact]
    public async Task When_the_weeks_are_over_it_says_so()
    {
        await using var pipe = await Pipe.OfAsync();
        pipe.Stage.Time.Advance(Zones.StartOf("Europe/Berlin", new(2027, 1, 4)) - pipe.Stage.Time.Now);
        var (status, body, _) = await pipe.SendAsync("""{"value": 1}""");
        Assert.Equal(410, status);
        Assert.Contains("weeks", (string?)body["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_at_once_are_told_when_to_come_again_and_others_are_not_held_up()
    {
        await using var pipe = await Pipe.OfAsync();
        var other = await Pipe.KeyAsync(pipe.Stage, "kr1");
        for (var at = 0; at < NumberLimits.PerKey; at++) Assert.Equal(200, (await pipe.SendAsync("""{"value": 1}""")).Status);
        var (status, _, headers) = await pipe.SendAsync("""{"value": 1}""");
        Assert.Equal(429, status);
        Assert.InRange(headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), NumberLimits.Window);
        Assert.Equal(200, (await pipe.SendAsync("""{"value": 1}""", key: other)).Status);
        for (var at = NumberLimits.PerKey + 2; at < NumberLimits.PerAddress; at++) Assert.Equal(401, (await pipe.SendAsync("{}", key: Wrong)).Status);
        Assert.Equal(429, (await pipe.SendAsync("{}", key: Wrong)).Status);
    }

    [Fact]
    public async Task The_words_are_in_the_language_that_is_asked_for_and_other_methods_are_none()
    {
        await using var pipe = await Pipe.OfAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de-AT");
        var url = new Uri(pipe.Stage.Address, "api/v1/values");
        Assert.Contains("Schlüssel", await (await http.PostAsync(url, null)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(405, (int)(await http.GetAsync(url)).StatusCode);
    }

    /// <summary>To every table that the way of one number may touch.</summary>
    private static long Requests(Pipe pipe) => pipe.Stage.Counts.Of(TableNames.TeamCycles) + pipe.Stage.Counts.Of(TableNames.Directory);

    /// <summary>Cannot say how long it is.</summary>
    private sealed class Untold(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
