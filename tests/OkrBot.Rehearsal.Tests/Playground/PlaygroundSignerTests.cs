using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OkrBot.Rehearsal.Tests.Doubles;

namespace OkrBot.Rehearsal.Tests.Playground;

/// <summary>The Agents Playground speaks through this door, and nobody else does.</summary>
public sealed class PlaygroundSignerTests : TenantTest
{
    private const string ServiceUrl = "http://localhost:56150/_connector";
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task It_signs_an_activity_for_the_bot_as_teams_would()
    {
        await using var bot = await OpenAsync();
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(Activity())).Status);

        var token = Assert.Single(bot.Tokens)["Bearer ".Length..];
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Tenant.TokenIssuer,
            ValidAudience = Tenant.Options.AppId,
            IssuerSigningKey = Tenant.Key.PublicKey,
            LifetimeValidator = (from, until, _, _) => from <= Time.Now.UtcDateTime && until > Time.Now.UtcDateTime,
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal(ServiceUrl, result.Claims["serviceurl"]);
    }

    [Fact]
    public async Task It_adds_what_an_injected_activity_lacks()
    {
        await using var bot = await OpenAsync();
        await SendAsync(Activity());

        var told = Assert.Single(bot.Activities);
        Assert.Equal(Tenant.Options.TenantId, (string?)told["channelData"]!["tenant"]!["id"]);
        Assert.Equal(Chat.Meeting!.Id, (string?)told["channelData"]!["meeting"]!["id"]);
        Assert.Equal(Time.Now, DateTimeOffset.Parse((string)told["timestamp"]!));
        Assert.NotEmpty((string)told["id"]!);
    }

    [Fact]
    public async Task It_keeps_what_the_playground_tells_but_for_the_time()
    {
        await using var bot = await OpenAsync();
        var activity = Activity();
        activity["id"] = "67452bfc";
        activity["timestamp"] = "2031-01-01T00:00:00Z";
        activity["channelData"] = JsonNode.Parse("""{"tenant":{"id":"t"},"meeting":{"id":"m"},"source":{"name":"message"}}""");
        var sent = (JsonObject)activity.DeepClone();
        await SendAsync(activity);

        var told = Assert.Single(bot.Activities);
        Assert.Equal(Time.Now, DateTimeOffset.Parse((string)told["timestamp"]!));
        sent["timestamp"] = told["timestamp"]!.DeepClone();
        Assert.True(JsonNode.DeepEquals(sent, told), told.ToJsonString());
    }

    [Fact]
    public async Task Elsewhere_it_adds_no_meeting()
    {
        await using var bot = await OpenAsync();
        var activity = Activity();
        activity["conversation"] = new JsonObject { ["id"] = "19:elsewhere@thread.tacv2" };
        await SendAsync(activity);
        Assert.Null(Assert.Single(bot.Activities)["channelData"]!["meeting"]);
    }

    [Fact]
    public async Task The_answer_comes_back_as_it_is()
    {
        await using var bot = await OpenAsync("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Saved ✓"}""");
        var (status, body) = await SendAsync(Activity());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Saved ✓", (string?)JsonNode.Parse(body)!["value"]);
    }

    [Fact]
    public async Task Nothing_is_signed_before_a_bot_was_named()
    {
        var (status, _) = await SendAsync(Activity());
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task A_bot_that_is_away_is_told()
    {
        await (await OpenAsync()).DisposeAsync();
        Assert.Equal(HttpStatusCode.BadGateway, (await SendAsync(Activity())).Status);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "rebound.example:3979")]
    [InlineData("Host", "192.0.2.7")]
    public async Task A_web_page_gets_no_token(string header, string value)
    {
        await using var bot = await OpenAsync();
        using var request = Request(Activity().ToJsonString());
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(bot.Activities);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"serviceUrl":7}""")]
    [InlineData("""{"serviceUrl":"https://smba.trafficmanager.net/emea/"}""")]
    [InlineData("""{"serviceUrl":"http://192.0.2.7:56150/_connector"}""")]
    [InlineData("""{"serviceUrl":"file:///etc/passwd"}""")]
    [InlineData("""{"serviceUrl":"http://localhost:1/","serviceUrl":"http://localhost:2/"}""")]
    public async Task What_is_no_activity_of_this_machine_is_refused(string body)
    {
        await using var bot = await OpenAsync();
        using var request = Request(body);
        using var response = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(bot.Activities);
    }

    [Fact]
    public async Task A_body_above_a_quarter_of_a_megabyte_is_refused()
    {
        await using var bot = await OpenAsync();
        var activity = Activity();
        activity["text"] = new string('x', 256 * 1024);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(activity)).Status);
        Assert.Empty(bot.Activities);
    }

    [Fact]
    public async Task A_playground_is_greeted_once_at_each_of_its_addresses()
    {
        await using var bot = await OpenAsync();
        var greeted = new List<Uri>();
        Tenant.Playground.Greeting = at =>
        {
            greeted.Add(at);
            return Task.CompletedTask;
        };
        foreach (var port in new[] { 56150, 56150, 56151 })
        {
            var activity = Activity();
            activity["serviceUrl"] = $"http://localhost:{port}/_connector";
            await SendAsync(activity);
        }
        Assert.Equal([new Uri("http://localhost:56150/_connector"), new Uri("http://localhost:56151/_connector")], greeted);
    }

    [Fact]
    public async Task A_look_whether_somebody_is_there_is_nothing_unexpected()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, Tenant.Playground.Address);
        using var response = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.True(Tenant.Violations.IsEmpty);
    }

    private JsonObject Activity() => new()
    {
        ["type"] = "event",
        ["serviceUrl"] = ServiceUrl,
        ["conversation"] = new JsonObject { ["id"] = Chat.Id },
    };

    private async Task<TinyBot> OpenAsync(string? answer = null)
    {
        var bot = await TinyBot.StartAsync(_ => answer is null ? null : (JsonObject)JsonNode.Parse(answer)!);
        Tenant.Playground.Bot = bot.Url;
        return bot;
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(JsonObject activity)
    {
        using var request = Request(activity.ToJsonString());
        using var response = await Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private HttpRequestMessage Request(string body)
        => new(HttpMethod.Post, Tenant.Playground.Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
