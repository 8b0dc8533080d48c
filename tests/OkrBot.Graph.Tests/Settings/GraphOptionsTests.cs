using OkrBot.Graph.Settings;

namespace OkrBot.Graph.Tests.Settings;

public sealed class GraphOptionsTests
{
    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0", null, null)]
    [InlineData("https://graph.microsoft.com/v1.0/", null, null)]
    [InlineData("http://127.0.0.1:4000/graph/v1.0", null, null)]
    [InlineData("https://graph.microsoft.us/v1.0", "https://login.microsoftonline.us/t/oauth2/v2.0/token", null)]
    [InlineData("https://graph.microsoft.us/v1.0", "https://login.microsoftonline.com/t/oauth2/v2.0/token", "Teams:TokenEndpoint")]
    [InlineData("https://microsoftgraph.chinacloudapi.cn/v1.0", null, "Teams:TokenEndpoint")]
    [InlineData("http://graph.microsoft.com/v1.0", null, "Graph:BaseUrl")]
    [InlineData("https://graph.microsoft.com.evil.example/v1.0", null, "Graph:BaseUrl")]
    [InlineData("https://graph.microsoft.com/beta", null, "Graph:BaseUrl")]
    [InlineData("graph", null, "Graph:BaseUrl")]
    public void A_base_address_names_one_of_the_clouds_or_stops_the_start(string baseUrl, string? endpoint, string? problem)
    {
        var result = new GraphOptionsValidator().Validate(null, new GraphOptions { Enabled = true, BaseUrl = baseUrl, HasSecret = true, TokenEndpoint = endpoint });
        if (problem is null) Assert.True(result.Succeeded, result.FailureMessage);
        else Assert.StartsWith(problem, result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Switched_off_nothing_is_asked_of_the_settings() => Assert.True(new GraphOptionsValidator().Validate(null, new GraphOptions { BaseUrl = "" }).Succeeded);

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0", "https://graph.microsoft.com/.default")]
    [InlineData("https://dod-graph.microsoft.us/v1.0", "https://dod-graph.microsoft.us/.default")]
    [InlineData("http://127.0.0.1:4000/graph/v1.0", "https://graph.microsoft.com/.default")]
    public void The_cloud_tells_the_scope_of_the_token(string baseUrl, string scope) => Assert.Equal(scope, new GraphOptions { BaseUrl = baseUrl }.Cloud.Scope);
}
