using System.Text;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Inbound;

/// <summary>Bodies that are no activity at all, from callers with a good token.</summary>
public sealed class BodyTests(CallerFixture fixture) : IClassFixture<CallerFixture>
{
    private readonly TeamsProgram _program = fixture.Program;

    public static TheoryData<string> Broken => ["", " ", "null", "[]", "1", "\"x\"", "{", "{}", "{\"type\":}", "{'type':'message'}", "\u00ff", "{\"type\":\"message\",\"type\":\"invoke\"}",
        "{\"type\":\"message\",\"Type\":\"invoke\"}", "{\"type\":\"message\",\"text\":\"\\ud800\"}", "{\"type\":\"message\",\"value\":{\"a\":\"\\udc00x\"}}",
        "{\"type\":\"message\",\"value\":{\"\\ud800\":1}}", "{\"type\":\"message\"} x", "{\"type\":\"message\",\"value\":1e999999999}x"];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Broken_json_is_refused_with_400(string body)
    {
        using var response = await _program.PostAsync(body, "Bearer " + _program.Forge.Mint(_program.ServiceUrl));
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(65)]
    [InlineData(100_000)]
    public async Task Deep_nesting_is_refused_with_400(int depth)
    {
        var body = $$"""{"type":"message","value":{{new string('[', depth)}}{{new string(']', depth)}}}""";
        using var response = await _program.PostAsync(body, "Bearer " + _program.Forge.Mint(_program.ServiceUrl));
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused_with_400()
    {
        var body = Encoding.Latin1.GetBytes("{\"type\":\"message\",\"text\":\"\u00e9\u00ff\"}");
        using var response = await _program.PostAsync(body, "Bearer " + _program.Forge.Mint(_program.ServiceUrl));
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_body_over_the_cap_is_refused_with_413_and_one_below_passes()
    {
        var activity = Activities.Message(_program.ServiceUrl, "hi", Guid.NewGuid().ToString());
        activity["extra"] = new string('x', 1_000_000);
        using var passes = await _program.PostAsync(activity);
        Assert.Equal(200, (int)passes.StatusCode);
        activity["extra"] = new string('x', 1_100_000);
        using var refused = await _program.PostAsync(activity);
        Assert.Equal(413, (int)refused.StatusCode);
    }

    [Fact]
    public async Task A_chunked_body_over_the_cap_is_refused_with_413()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StreamContent(new MemoryStream(new byte[1_100_000])) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _program.Forge.Mint(_program.ServiceUrl));
        using var response = await _program.Client.SendAsync(request);
        Assert.Equal(413, (int)response.StatusCode);
    }
}
