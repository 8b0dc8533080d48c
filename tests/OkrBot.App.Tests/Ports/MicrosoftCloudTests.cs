using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OkrBot.App.Ports;

namespace OkrBot.App.Tests.Ports;

/// <summary>Every cloud and every address of it, as its source has them; and that none stands anywhere else.</summary>
public sealed partial class MicrosoftCloudTests
{
    private const string Table = """
        Public
          graph      https://graph.microsoft.com/v1.0 https://graph.microsoft.com/.default
          login      https://login.microsoftonline.com/ login.microsoftonline.com
          bot        https://login.botframework.com/v1/.well-known/openidconfiguration https://api.botframework.com https://api.botframework.com/.default
          connector  smba.trafficmanager.net smba.infra.gcc.teams.microsoft.com
          exchange   api://AzureADTokenExchange/.default
          teams      https://teams.microsoft.com/l/x
          files      *.sharepoint.com
          storage    core.windows.net https://storage.azure.com/.default
          has        bots meetings catalogue
          shell      Global
        GccHigh
          graph      https://graph.microsoft.us/v1.0 https://graph.microsoft.us/.default
          login      https://login.microsoftonline.us/ login.microsoftonline.us
          bot        https://login.botframework.azure.us/v1/.well-known/openidconfiguration https://api.botframework.us https://api.botframework.us/.default
          connector  smba.infra.gov.teams.microsoft.us
          exchange   api://AzureADTokenExchangeUSGov/.default
          teams      https://gov.teams.microsoft.us/l/x
          files      *.sharepoint.us
          storage    core.usgovcloudapi.net https://storage.azure.com/.default
          has        bots meetings catalogue
          shell      USGov
        Dod
          graph      https://dod-graph.microsoft.us/v1.0 https://dod-graph.microsoft.us/.default
          login      https://login.microsoftonline.us/ login.microsoftonline.us
          bot        https://login.botframework.azure.us/v1/.well-known/openidconfiguration https://api.botframework.us https://api.botframework.us/.default
          connector  smba.infra.dod.teams.microsoft.us
          exchange   api://AzureADTokenExchangeUSGov/.default
          teams      https://dod.teams.microsoft.us/l/x
          files      *.sharepoint-mil.us *.dps.mil
          storage    core.usgovcloudapi.net https://storage.azure.com/.default
          has        bots meetings catalogue
          shell      USGovDoD
        China
          graph      https://microsoftgraph.chinacloudapi.cn/v1.0 https://microsoftgraph.chinacloudapi.cn/.default
          login      https://login.partner.microsoftonline.cn/ login.partner.microsoftonline.cn login.chinacloudapi.cn
          bot        https://login.botframework.azure.cn/v1/.well-known/openidconfiguration https://api.botframework.azure.cn https://api.botframework.azure.cn/.default
          connector
          exchange   api://AzureADTokenExchangeChina/.default
          teams      https://teams.microsoftonline.cn/l/x
          files      *.sharepoint.cn
          storage    core.chinacloudapi.cn https://storage.azure.com/.default
          has
          shell      China
        """;

    [Fact]
    public void Every_cloud_has_its_own_addresses()
        => Assert.Equal(Table.ReplaceLineEndings("\n"), string.Join('\n', MicrosoftCloud.All.SelectMany(Lines).Select(line => line.TrimEnd())));

    [Fact]
    public void Every_name_has_a_cloud_and_every_property_stands_in_the_table()
    {
        Assert.Equal(Enum.GetValues<CloudName>(), MicrosoftCloud.All.Select(cloud => cloud.Name));
        string[] shown =
        [
            nameof(MicrosoftCloud.Name), nameof(MicrosoftCloud.GraphHost), nameof(MicrosoftCloud.LoginHosts), nameof(MicrosoftCloud.BotMetadata), nameof(MicrosoftCloud.BotIssuer),
            nameof(MicrosoftCloud.BotScope), nameof(MicrosoftCloud.ExchangeScope), nameof(MicrosoftCloud.ConnectorHosts), nameof(MicrosoftCloud.TeamsHost), nameof(MicrosoftCloud.FileHosts),
            nameof(MicrosoftCloud.StorageSuffix), nameof(MicrosoftCloud.HasBots), nameof(MicrosoftCloud.HasOnlineMeetings), nameof(MicrosoftCloud.HasAppCatalogue), nameof(MicrosoftCloud.ShellName),
        ];
        Assert.Equal(shown.Order(), typeof(MicrosoftCloud).GetProperties().Where(property => property is { CanWrite: true }).Select(property => property.Name).Order());
    }

    /// <summary>The stand-in tenant is a tenant of the world's cloud, seen from the other side; an example in a comment leads nobody anywhere.</summary>
    [Fact]
    public void No_address_of_a_cloud_stands_outside_the_record()
    {
        var words = SourceTree.Source.SelectMany(file => file.Root.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken) || token.IsKind(SyntaxKind.Utf8StringLiteralToken)
                || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken))
            .Where(token => OfCloud().IsMatch(token.Text)).Select(token => file.Path)).Distinct().ToList();
        Assert.Contains("src/OkrBot.App/Ports/MicrosoftCloud.cs", words);
        Offenders.None(words.Where(path => path != "src/OkrBot.App/Ports/MicrosoftCloud.cs" && !path.StartsWith("src/OkrBot.Rehearsal/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", CloudName.Public)]
    [InlineData(null, CloudName.Public)]
    [InlineData(" dod ", CloudName.Dod)]
    [InlineData("GCCHIGH", CloudName.GccHigh)]
    public void It_is_found_by_its_name(string? name, CloudName found) => Assert.Equal(found, MicrosoftCloud.Find(name)!.Name);

    [Fact]
    public void Nothing_is_found_for_another_name() => Assert.Null(MicrosoftCloud.Find("Mars"));

    private static IEnumerable<string> Lines(MicrosoftCloud cloud) =>
    [
        $"{cloud.Name}",
        $"  graph      {cloud.GraphAddress} {cloud.GraphScope}",
        $"  login      {cloud.LoginAddress} {string.Join(' ', cloud.LoginHosts)}",
        $"  bot        {cloud.BotMetadata} {cloud.BotIssuer} {cloud.BotScope}",
        $"  connector  {string.Join(' ', cloud.ConnectorHosts)}",
        $"  exchange   {cloud.ExchangeScope}",
        $"  teams      {cloud.TeamsLink("l/x")}",
        $"  files      {string.Join(' ', cloud.FileHosts)}",
        $"  storage    {cloud.StorageSuffix} {MicrosoftCloud.StorageScope}",
        $"  has        {(cloud.HasBots ? "bots " : "")}{(cloud.HasOnlineMeetings ? "meetings " : "")}{(cloud.HasAppCatalogue ? "catalogue" : "")}",
        $"  shell      {cloud.ShellName}",
    ];

    [GeneratedRegex(@"teams\.microsoft|microsoftonline|graph\.microsoft\.|microsoftgraph|botframework\.|smba\.|sharepoint|core\.(windows|usgov|china)|storage\.azure|chinacloudapi|usgovcloudapi|AzureADTokenExchange",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfCloud();
}
