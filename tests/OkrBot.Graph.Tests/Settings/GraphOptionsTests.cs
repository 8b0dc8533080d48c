using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OkrBot.Graph.Settings;

namespace OkrBot.Graph.Tests.Settings;

public sealed class GraphOptionsTests
{
    [Theory]
    [InlineData(null, null, null)]
    [InlineData("GccHigh", null, null)]
    [InlineData(null, "https://graph.microsoft.com/v1.0/", null)]
    [InlineData("China", "http://127.0.0.1:4000/graph/v1.0", null)]
    [InlineData("GccHigh", "https://graph.microsoft.us/v1.0", null)]
    [InlineData(null, "https://graph.microsoft.us/v1.0", "Graph:BaseUrl is that of Cloud GccHigh, but Cloud is Public")]
    [InlineData("Dod", "https://graph.microsoft.us/v1.0", "Graph:BaseUrl is that of Cloud GccHigh, but Cloud is Dod")]
    [InlineData("China", "https://graph.microsoft.com/v1.0", "Graph:BaseUrl is that of Cloud Public, but Cloud is China")]
    [InlineData(null, "http://graph.microsoft.com/v1.0", "Graph:BaseUrl has to be https on graph.microsoft.com")]
    [InlineData(null, "https://graph.microsoft.com.evil.example/v1.0", "Graph:BaseUrl has to be https")]
    [InlineData(null, "https://graph.microsoft.com/beta", "Graph:BaseUrl has to end")]
    [InlineData(null, "graph", "Graph:BaseUrl has to be an absolute")]
    public void The_base_address_is_the_clouds_or_stops_the_start(string? cloud, string? baseUrl, string? problem)
    {
        if (problem is null) Assert.True(Read(cloud, baseUrl).Enabled);
        else Assert.StartsWith(problem, Assert.Throws<OptionsValidationException>(() => Read(cloud, baseUrl)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Switched_off_nothing_is_asked_of_the_settings() => Assert.True(new GraphOptionsValidator().Validate(null, new GraphOptions { BaseUrl = "" }).Succeeded);

    [Theory]
    [InlineData(null, "https://graph.microsoft.com/v1.0", "https://graph.microsoft.com/.default")]
    [InlineData("gcchigh", "https://graph.microsoft.us/v1.0", "https://graph.microsoft.us/.default")]
    [InlineData("Dod", "https://dod-graph.microsoft.us/v1.0", "https://dod-graph.microsoft.us/.default")]
    [InlineData("China", "https://microsoftgraph.chinacloudapi.cn/v1.0", "https://microsoftgraph.chinacloudapi.cn/.default")]
    public void One_choice_tells_the_address_and_the_tokens_scope(string? cloud, string baseUrl, string scope)
    {
        var options = Read(cloud, null);
        Assert.Equal((baseUrl, scope), (options.BaseUrl, options.Cloud.GraphScope));
    }

    private static GraphOptions Read(string? cloud, string? baseUrl)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Graph:Enabled"] = "true" };
        if (cloud is not null) settings["Cloud"] = cloud;
        if (baseUrl is not null) settings["Graph:BaseUrl"] = baseUrl;
        using var services = new ServiceCollection().AddGraph(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        return services.GetRequiredService<IOptions<GraphOptions>>().Value;
    }
}
