using System.Net;
using OkrBot.App.Ports;
using OkrBot.Teams.Files;

namespace OkrBot.Teams.Tests.Files;

public sealed class FileHostsTests
{
    private static readonly FileHosts Default = new(MicrosoftCloud.Public.FileHosts);
    private static readonly FileHosts Own = new(["contoso-my.sharepoint.com", "127.0.0.1:5000", "localhost"]);

    [Theory]
    [InlineData("https://contoso.sharepoint.com/personal/a/x?tempauth=1", true)]
    [InlineData("https://contoso-my.sharepoint.com/x", true)]
    [InlineData("https://CONTOSO-MY.SHAREPOINT.COM/x", true)]
    [InlineData("http://contoso.sharepoint.com/x", false)]
    [InlineData("https://contoso.sharepoint.com:8443/x", false)]
    [InlineData("https://sharepoint.com/x", false)]
    [InlineData("https://a.b.sharepoint.com/x", false)]
    [InlineData("https://evilsharepoint.com/x", false)]
    [InlineData("https://contoso.sharepoint.com.evil.example/x", false)]
    [InlineData("https://evil.example/contoso.sharepoint.com", false)]
    [InlineData("https://evil.example#.sharepoint.com", false)]
    [InlineData("https://contoso.sharepoint.com@evil.example/x", false)]
    [InlineData("https://me:word@contoso.sharepoint.com/x", false)]
    [InlineData("https://127.0.0.1/x", false)]
    [InlineData("https://[::1]/x", false)]
    [InlineData("file:///contoso.sharepoint.com/x", false)]
    [InlineData("//contoso.sharepoint.com/x", false)]
    [InlineData("", false)]
    public void Only_a_tenants_SharePoint_over_https_is_asked_by_default(string address, bool allowed) => Assert.Equal(allowed, Default.Allows(address, out _));

    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/x", true)]
    [InlineData("https://other-my.sharepoint.com/x", false)]
    [InlineData("http://127.0.0.1:5000/x", true)]
    [InlineData("http://127.0.0.1:5001/x", false)]
    [InlineData("http://localhost:1/x", true)]
    public void Hosts_that_are_listed_take_the_place_of_the_default(string address, bool allowed) => Assert.Equal(allowed, Own.Allows(address, out _));

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    public void A_name_that_leads_into_the_own_network_gets_no_connection(string address) => Assert.False(FileHosts.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("13.107.136.10")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2620:1ec:8f8::10")]
    public void Others_do(string address) => Assert.True(FileHosts.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("*.sharepoint.com", true)]
    [InlineData("contoso.sharepoint.com", true)]
    [InlineData("localhost:5000", true)]
    [InlineData("*.com", false)]
    [InlineData("*", false)]
    [InlineData("https://contoso.sharepoint.com", false)]
    [InlineData("*.*.sharepoint.com", false)]
    public void A_setting_that_is_no_host_stops_the_start_and_is_named(string entry, bool good)
    {
        var options = new FilesOptions();
        options.AllowedHosts.Add(entry);

        var result = new FilesOptionsValidator().Validate(null, options);

        Assert.Equal(good, result.Succeeded);
        if (!good) Assert.Contains(entry, result.FailureMessage, StringComparison.Ordinal);
    }
}
