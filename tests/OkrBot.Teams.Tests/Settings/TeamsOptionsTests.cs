using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OkrBot.App.Bot;
using OkrBot.Teams.Files;
using OkrBot.Teams.Settings;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Settings;

public sealed class TeamsOptionsTests
{
    [Theory]
    [InlineData("Teams:AppId", "", "Teams:AppId is missing")]
    [InlineData("Teams:TenantId", "", "Teams:TenantId is missing")]
    [InlineData("Teams:TenantId", "common", "Teams:TenantId and Teams:AllowedTenants must name single tenants")]
    [InlineData("Teams:AllowedTenants:0", "*", "Teams:TenantId and Teams:AllowedTenants must name single tenants")]
    [InlineData("Teams:Credential", "", "Teams:Credential is missing")]
    [InlineData("Teams:ClientSecret", "", "Teams:ClientSecret is missing")]
    [InlineData("Teams:Credential", "ManagedIdentity", "Teams:ClientSecret is set, but Teams:Credential is ManagedIdentity")]
    [InlineData("Teams:OpenIdMetadata", "http://login.example/", "Teams:OpenIdMetadata must be")]
    [InlineData("Teams:OpenIdMetadata", "", "Teams:OpenIdMetadata must be")]
    [InlineData("Teams:TokenIssuer", "", "Teams:TokenIssuer is missing")]
    [InlineData("Teams:TokenEndpoint", "http://login.example/", "Teams:TokenEndpoint must be")]
    [InlineData("Teams:AllowedServiceHosts:0", "https://smba.trafficmanager.net/", "Teams:AllowedServiceHosts has")]
    [InlineData("Teams:AllowedServiceHosts:0", "*.trafficmanager.net", "Teams:AllowedServiceHosts has")]
    [InlineData("Teams:AllowedServiceHosts:0", "smba.trafficmanager.net:8443", "Teams:AllowedServiceHosts has")]
    [InlineData("Teams:AllowedServiceHosts:0", "10.0.0.1", "Teams:AllowedServiceHosts has")]
    [InlineData("Teams:AllowedServiceHosts:0", "127.0.0.1:0", "Teams:AllowedServiceHosts has")]
    [InlineData("Teams:AllowedServiceHosts:0", "localhost:99999", "Teams:AllowedServiceHosts has")]
    [InlineData("Teams:AllowedServiceHosts:0", "localhost.evil.example:80", "Teams:AllowedServiceHosts has")]
    [InlineData("Teams:SendsPerSecond", "0", "Teams:SendsPerSecond must be")]
    public async Task A_missing_or_contradictory_setting_stops_the_start_with_its_name(string key, string value, string complaint)
    {
        var settings = Good();
        settings[key] = value;
        using var host = Host(settings);
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GccHigh", "Teams:TokenEndpoint", "https://login.microsoftonline.com/t/oauth2/v2.0/token", "Teams:TokenEndpoint is that of Cloud Public, but Cloud is GccHigh")]
    [InlineData("GccHigh", "Teams:TokenIssuer", "https://api.botframework.com", "Teams:TokenIssuer is that of Cloud Public, but Cloud is GccHigh")]
    [InlineData("Dod", "Teams:AllowedServiceHosts:0", "smba.infra.gov.teams.microsoft.us", "Teams:AllowedServiceHosts is that of Cloud GccHigh, but Cloud is Dod")]
    [InlineData("", "Teams:OpenIdMetadata", "https://login.botframework.azure.us/v1/.well-known/openid-configuration", "Teams:OpenIdMetadata is that of Cloud GccHigh, but Cloud is Public")]
    [InlineData("Public", "Teams:TokenScope", "https://api.botframework.azure.cn/.default", "Teams:TokenScope is that of Cloud China, but Cloud is Public")]
    [InlineData("China", "Teams:SendsPerSecond", "40", "Teams:AllowedServiceHosts is missing")]
    [InlineData("GccHigh", "Teams:AllowedServiceHosts:0", "smba.infra.gcc.teams.microsoft.com", "Teams:AllowedServiceHosts is that of Cloud Public, but Cloud is GccHigh")]
    [InlineData("GccHigh", "Files:AllowedHosts:0", "*.sharepoint.com", "Files:AllowedHosts is that of Cloud Public, but Cloud is GccHigh")]
    [InlineData("", "Files:AllowedHosts:0", "*.SharePoint-Mil.us", "Files:AllowedHosts is that of Cloud Dod, but Cloud is Public")]
    public async Task A_setting_of_another_cloud_stops_the_start(string cloud, string key, string value, string complaint)
    {
        var settings = Good();
        (settings["Cloud"], settings[key]) = (cloud, value);
        using var host = Host(settings);
        Assert.Contains(complaint, (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Public", "https://login.microsoftonline.com/home/oauth2/v2.0/token", "https://api.botframework.com", "https://smba.trafficmanager.net/teams/", "https://contoso-my.sharepoint.com/x")]
    [InlineData("Public", "https://login.microsoftonline.com/home/oauth2/v2.0/token", "https://api.botframework.com", "https://smba.infra.gcc.teams.microsoft.com/teams", "https://contoso.sharepoint.com/x")]
    [InlineData("GccHigh", "https://login.microsoftonline.us/home/oauth2/v2.0/token", "https://api.botframework.us", "https://smba.infra.gov.teams.microsoft.us/teams", "https://contoso-my.sharepoint.us/x")]
    [InlineData("Dod", "https://login.microsoftonline.us/home/oauth2/v2.0/token", "https://api.botframework.us", "https://smba.infra.dod.teams.microsoft.us/teams", "https://contoso.sharepoint-mil.us/x")]
    [InlineData("China", "https://login.partner.microsoftonline.cn/home/oauth2/v2.0/token", "https://api.botframework.azure.cn", "https://smba.example.cn/teams", "https://contoso.sharepoint.cn/x")]
    public async Task One_choice_tells_all_that_differs_between_clouds(string cloud, string endpoint, string issuer, string connector, string file)
    {
        var settings = Good();
        settings["Cloud"] = cloud;
        // A value that is nobody's known here is the operator's to know.
        if (cloud == "China") settings["Teams:AllowedServiceHosts:0"] = "smba.example.cn";
        using var host = Host(settings);
        await host.StartAsync();
        var options = host.Services.GetRequiredService<IOptions<TeamsOptions>>().Value;
        Assert.Equal((endpoint, issuer, issuer + "/.default"), (options.EffectiveTokenEndpoint.ToString(), options.TokenIssuer, options.TokenScope));
        Assert.True(host.Services.GetRequiredService<ServiceHosts>().Allows(new Uri(connector)));
        Assert.Equal(cloud == "Public", host.Services.GetRequiredService<ServiceHosts>().Allows(new Uri("https://smba.trafficmanager.net/teams/")));
        Assert.True(host.Services.GetRequiredService<FileHosts>().Allows(file, out _));
        Assert.Equal(cloud == "Public", host.Services.GetRequiredService<FileHosts>().Allows("https://contoso.sharepoint.com/x", out _));
        await host.StopAsync();
    }

    [Fact]
    public async Task Every_missing_setting_is_named_at_once()
    {
        using var host = Host([]);
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(["Teams:AppId is missing", "Teams:TenantId is missing", "Teams:Credential is missing: ManagedIdentity, FederatedToken or ClientSecret"], error.Failures);
    }

    [Theory]
    [InlineData("ManagedIdentity")]
    [InlineData("FederatedToken")]
    [InlineData("ClientSecret")]
    public async Task Complete_settings_start_and_have_the_public_clouds_defaults(string credential)
    {
        var settings = Good();
        settings["Teams:Credential"] = credential;
        if (credential != "ClientSecret")
            settings.Remove("Teams:ClientSecret");
        using var host = Host(settings);
        await host.StartAsync();
        var options = host.Services.GetRequiredService<IOptions<TeamsOptions>>().Value;
        Assert.Equal("https://login.microsoftonline.com/home/oauth2/v2.0/token", options.EffectiveTokenEndpoint.ToString());
        Assert.Equal(["home"], options.Tenants);
        Assert.NotNull(host.Services.GetRequiredService<App.Ports.IMessenger>());
        var hosts = host.Services.GetRequiredService<ServiceHosts>();
        Assert.True(hosts.Allows(new Uri("https://smba.trafficmanager.net/teams/")));
        Assert.False(hosts.Allows(new Uri("http://127.0.0.1:3978/")));
        await host.StopAsync();
    }

    [Theory]
    [InlineData("127.0.0.1:5000", "http://127.0.0.1:5000/", true)]
    [InlineData("127.0.0.1:5000", "http://127.0.0.1:5001/", false)]
    [InlineData("127.0.0.1:5000", "http://localhost:5000/", false)]
    [InlineData("127.0.0.1", "http://127.0.0.1:61234/x", true)]
    [InlineData("localhost", "https://localhost/", true)]
    [InlineData("[::1]:80", "http://[::1]/", true)]
    [InlineData("127.0.0.1", "http://127.0.0.1.evil.example/", false)]
    [InlineData("127.0.0.1", "http://user@127.0.0.1/", false)]
    [InlineData("127.0.0.1", "http://127.0.0.2/", false)]
    public void Loopback_is_open_only_as_listed_by_hand(string entry, string address, bool allowed)
        => Assert.Equal(allowed, new ServiceHosts([entry]).Allows(new Uri(address)));

    private static Dictionary<string, string?> Good() => new()
    {
        ["Teams:AppId"] = "app",
        ["Teams:TenantId"] = "home",
        ["Teams:Credential"] = "ClientSecret",
        ["Teams:ClientSecret"] = "a secret",
    };

    private static IHost Host(Dictionary<string, string?> settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<IBot, FakeBot>().AddSingleton<App.Ports.ISendSlots, MemorySendSlots>();
        builder.Services.AddTeams(builder.Configuration);
        return builder.Build();
    }
}
