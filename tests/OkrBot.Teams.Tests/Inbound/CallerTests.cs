using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Inbound;

/// <summary>One program for all forged tokens.</summary>
public sealed class CallerFixture : IAsyncLifetime
{
    internal TeamsProgram Program { get; private set; } = null!;

    public async Task InitializeAsync() => Program = await TeamsProgram.StartAsync();

    public async Task DisposeAsync() => await Program.DisposeAsync();
}

public sealed class CallerTests(CallerFixture fixture) : IClassFixture<CallerFixture>
{
    private readonly TeamsProgram _program = fixture.Program;

    public static TheoryData<string> Forgeries => [.. ForgedTokens.All.Keys];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_token_is_refused_with_401_an_empty_body_and_no_turn(string name)
    {
        var before = _program.Bot.Turns.Count;
        using var response = await _program.PostAsync(Activities.Message(_program.ServiceUrl, "hi").ToJsonString(), ForgedTokens.All[name](_program));
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(before, _program.Bot.Turns.Count);
    }

    [Fact]
    public void There_are_at_least_sixty_forgeries() => Assert.True(ForgedTokens.All.Count >= 60, $"{ForgedTokens.All.Count}");

    [Theory]
    [InlineData("plain")]
    [InlineData("expired 2 min ago")]
    [InlineData("valid in 4 min")]
    [InlineData("no nbf")]
    [InlineData("scheme in another case")]
    [InlineData("slash missing in the claim")]
    [InlineData("claim in another case")]
    [InlineData("several audiences")]
    [InlineData("far future end")]
    public async Task A_good_token_opens(string name)
    {
        var service = _program.ServiceUrl;
        var now = _program.Clock.GetUtcNow();
        var token = name switch
        {
            "expired 2 min ago" => _program.Forge.Mint(service, c => c["exp"] = now.AddMinutes(-2).ToUnixTimeSeconds()),
            "valid in 4 min" => _program.Forge.Mint(service, c => c["nbf"] = now.AddMinutes(4).ToUnixTimeSeconds()),
            "no nbf" => _program.Forge.Mint(service, c => c.Remove("nbf")),
            "slash missing in the claim" => _program.Forge.Mint(service.TrimEnd('/')),
            "claim in another case" => _program.Forge.Mint(service.ToUpperInvariant()),
            "several audiences" => _program.Forge.Mint(service, c => c["aud"] = new JsonArray("other", Activities.AppId)),
            "far future end" => _program.Forge.Mint(service, c => c["exp"] = 253402300799),
            _ => _program.Forge.Mint(service),
        };
        var body = Activities.Message(service, "hi", Guid.NewGuid().ToString()).ToJsonString();
        using var response = await _program.PostAsync(body, (name == "scheme in another case" ? "bearer " : "Bearer ") + token);
        Assert.Equal(200, (int)response.StatusCode);
    }

    /// <summary>Over a bare socket, for HttpClient joins two values into one line.</summary>
    [Fact]
    public async Task Two_authorization_lines_are_refused_though_both_are_good()
    {
        var body = Activities.Message(_program.ServiceUrl, "hi", "two-lines").ToJsonString();
        var line = $"Authorization: Bearer {_program.Forge.Mint(_program.ServiceUrl)}\r\n";
        Assert.StartsWith("HTTP/1.1 401", await RawAsync(line + line, body), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200", await RawAsync(line, body), StringComparison.Ordinal);
    }

    private async Task<string> RawAsync(string authorization, string body)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _program.Client.BaseAddress!.Port);
        var request = $"POST /api/messages HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{authorization}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
        await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request));
        using var reader = new StreamReader(socket.GetStream());
        return await reader.ReadToEndAsync();
    }

    [Fact]
    public async Task Random_damage_to_a_good_token_never_gives_a_500_and_never_opens()
    {
        var random = new Random(20261122);
        var body = Activities.Message(_program.ServiceUrl, "hi").ToJsonString();
        for (var i = 0; i < 300; i++)
        {
            var good = _program.Forge.Mint(_program.ServiceUrl);
            var token = good.ToCharArray();
            // The last character of a part carries spare bits: changing it alone may leave the bytes as they were.
            var at = random.Next(token.Length - 3);
            if (token[at] == '.' || token[at + 1] == '.')
                continue;
            token[at] = token[at] == 'Q' ? 'x' : 'Q';
            using var response = await _program.PostAsync(body, "Bearer " + new string(token));
            Assert.Equal(401, (int)response.StatusCode);
        }
    }
}
