using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Inbound;

/// <summary>Addresses that our token would go to, in bodies of callers with a good token.</summary>
public sealed class ServiceUrlTests(CallerFixture fixture) : IClassFixture<CallerFixture>
{
    private readonly TeamsProgram _program = fixture.Program;

    [Theory]
    [InlineData("https://smba.trafficmanager.net.evil.example/emea/")]
    [InlineData("https://evil.example/smba.trafficmanager.net/")]
    [InlineData("https://evil-smba.trafficmanager.net/emea/")]
    [InlineData("https://other.trafficmanager.net/emea/")]
    [InlineData("https://trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/emea/")]
    [InlineData("https://user:pass@smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net:8443/emea/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("http://smba.trafficmanager.net:443/emea/")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://smba.trafficmanager.net./emea/")]
    [InlineData("https://smba.trafficmanager.net/emea/?x=1")]
    [InlineData("https://smba.trafficmanager.net/emea/#x")]
    [InlineData("https://smba.trafficm\u0430nager.net/emea/")]
    [InlineData("https://169.254.169.254/metadata/")]
    [InlineData("http://localhost:1/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://[::1]/")]
    [InlineData("/emea/")]
    [InlineData("smba.trafficmanager.net")]
    public async Task A_service_url_outside_the_list_is_refused_with_403(string serviceUrl)
    {
        using var response = await _program.PostAsync(Activities.Message(serviceUrl, "hi"));
        Assert.Equal(403, (int)response.StatusCode);
        Assert.DoesNotContain(_program.Bot.Turns, t => t.Chat.ServiceUrl.OriginalString == serviceUrl);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/amer/11111111-1111-1111-1111-111111111111/")]
    [InlineData("https://SMBA.trafficmanager.net/teams")]
    public async Task The_public_connector_is_allowed(string serviceUrl)
    {
        using var response = await _program.PostAsync(Activities.Message(serviceUrl, "hi", Guid.NewGuid().ToString()));
        Assert.Equal(200, (int)response.StatusCode);
    }
}
