using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Storage;
using OkrBot.Teams.Settings;
using OkrBot.Testing;

namespace OkrBot.Host.Tests;

/// <summary>A setting that the template misspells would show only in a tenant.</summary>
public sealed class InfraTests
{
    // Read by .NET and by Azure.Identity, not by us.
    private static readonly string[] Foreign = ["ASPNETCORE_ENVIRONMENT", "ASPNETCORE_URLS", "ASPNETCORE_FORWARDEDHEADERS_ENABLED", "AZURE_CLIENT_ID"];

    private static readonly string[] Required = ["Cloud", "Teams:AppId", "Teams:TenantId", "Teams:Credential", "Storage:Kind", "Public:BaseUrl"];

    private static readonly IReadOnlyDictionary<string, string> Settings = Block("settings").Concat(Block("azureSettings")).Concat(Block("embeddedSettings")).ToDictionary();

    private static readonly IReadOnlyList<string> Sources = [.. Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)];

    [Fact]
    public void Every_setting_of_the_template_is_one_that_the_program_reads()
    {
        Assert.True(Settings.Count >= Required.Length, $"{Settings.Count} settings were found in main.bicep");
        Assert.True(Sources.Count > 40, $"only {Sources.Count} source files were found");
        Assert.Equal("", string.Join(", ", Settings.Keys.Except(Foreign).Where(key => !IsRead(key))));
    }

    [Fact]
    public void A_setting_that_nobody_reads_would_be_found()
    {
        Assert.False(IsRead("Teams:AppID"));
        Assert.False(IsRead("Storage:Pfad"));
        Assert.False(IsRead("Team:AppId"));
    }

    [Fact]
    public void Nothing_that_the_program_needs_is_missing() => Assert.Equal("", string.Join(", ", Required.Except(Settings.Keys)));

    [Theory]
    [InlineData("ManagedIdentity")]
    [InlineData("FederatedToken")]
    public void The_bots_identity_is_complete_without_a_secret(string credential)
    {
        Assert.Contains($"'{credential}'", Settings["Teams:Credential"], StringComparison.Ordinal);
        Assert.True(Check(Bound(credential)).Succeeded, Check(Bound(credential)).FailureMessage);
        Assert.DoesNotContain(Settings.Keys, k => k.Contains("Secret", StringComparison.OrdinalIgnoreCase) || k.Contains("ConnectionString", StringComparison.OrdinalIgnoreCase));
        Assert.All(["Teams:AppId", "Teams:TenantId", "Teams:Credential"], key => Assert.Contains(key, Check(Bound(credential, without: key)).FailureMessage, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Azure", "azureSettings")]
    [InlineData("Embedded", "embeddedSettings")]
    public void Either_place_for_the_data_is_complete_and_contradicts_nothing(string kind, string block)
    {
        Assert.Equal("storage", Settings["Storage:Kind"]);
        var sample = Block(block).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.Trim('\''), StringComparer.Ordinal);
        sample["Storage:Kind"] = kind;
        if (sample.ContainsKey("Storage:Account")) sample["Storage:Account"] = "okrbotstorage";
        if (sample.ContainsKey("Storage:ClientId")) sample["Storage:ClientId"] = Guid.Empty.ToString();
        using var services = new ServiceCollection().AddStorage(new ConfigurationBuilder().AddInMemoryCollection(sample).Build()).BuildServiceProvider();
        Assert.Equal(kind, services.GetRequiredService<IOptions<StorageOptions>>().Value.Kind.ToString());
    }

    [Fact]
    public void The_bots_identity_may_use_tables_and_queues_of_its_account_and_no_more()
    {
        var storage = File.ReadAllText(Repository.PathOf("infra/storage.bicep"));
        // Storage Blob Data Reader, Storage Table Data Contributor, Storage Queue Data Contributor (Learn: "Azure built-in roles for Storage").
        string[] roles = ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "974c5e8b-45b9-4653-ba55-5f855dd0fb88"];
        var guids = Regex.Matches(storage, "'(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})'", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.Equal(roles, guids.Select(match => match.Groups["id"].Value));
        Assert.Contains("for role in [tableDataContributor, queueDataContributor]: if (holdsData)", storage, StringComparison.Ordinal);
    }

    [Fact]
    public void The_template_takes_its_addresses_from_the_cloud_that_it_is_deployed_in_and_tells_the_program_which_it_is()
    {
        var main = File.ReadAllText(Repository.PathOf("infra/main.bicep"));
        Assert.Equal("cloud", Settings["Cloud"]);
        Assert.Contains("var cloud = clouds[environment().name]", main, StringComparison.Ordinal);
        // As Azure names its own (Learn, "Deployment functions for Bicep", environment); where no bot can be there is none.
        Assert.Equal(new Dictionary<string, string> { ["AzureCloud"] = $"'{CloudName.Public}'", ["AzureUSGovernment"] = "government" }, Block("clouds").ToDictionary(pair => pair.Key.Trim(), pair => pair.Value));
        Assert.Contains($"@allowed(['{CloudName.GccHigh}', '{CloudName.Dod}'])\nparam government string", main, StringComparison.Ordinal);
        Assert.Equal([CloudName.China], MicrosoftCloud.All.Where(cloud => !cloud.HasBots).Select(cloud => cloud.Name));
        Assert.Contains("address.properties.dnsSettings.fqdn", main, StringComparison.Ordinal);
        var addresses = new Regex(@"windows\.net|azure\.(com|us|cn)|microsoft\.(com|us)\b|microsoftonline|usgovcloudapi|chinacloudapi", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("infra"), "*.*").Where(file => !file.EndsWith(".ps1", StringComparison.Ordinal)))
            Assert.Empty(addresses.Matches(File.ReadAllText(file).Replace("https%3A%2F%2Fstorage.azure.com%2F", "", StringComparison.Ordinal)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"));
        // The one address of it that is the same everywhere.
        Assert.Contains("resource=" + Uri.EscapeDataString(new Uri(MicrosoftCloud.StorageScope).GetLeftPart(UriPartial.Authority) + "/"), File.ReadAllText(Repository.PathOf("infra/machine.sh")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_that_grants_rights_knows_every_cloud()
        => Assert.Contains(
            $"[ValidateSet({string.Join(", ", MicrosoftCloud.All.Select(cloud => $"'{cloud.ShellName}'"))})][string] $Cloud = '{MicrosoftCloud.Public.ShellName}'",
            File.ReadAllText(Repository.PathOf("infra/rights.ps1")), StringComparison.Ordinal);

    [Fact]
    public void Storage_takes_no_account_key_and_no_old_TLS()
    {
        var storage = File.ReadAllText(Repository.PathOf("infra/storage.bicep"));
        Assert.All(["allowSharedKeyAccess: false", "allowBlobPublicAccess: false", "minimumTlsVersion: 'TLS1_2'", "supportsHttpsTrafficOnly: true"],
            line => Assert.Contains(line, storage, StringComparison.Ordinal));
        Assert.DoesNotContain("listKeys", storage, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bot_listens_behind_TLS_and_the_probes_ask_what_it_answers()
    {
        Assert.Equal("'http://127.0.0.1:3978'", Settings["ASPNETCORE_URLS"]);
        Assert.StartsWith("'https://", Settings["Public:BaseUrl"], StringComparison.Ordinal);
        var script = File.ReadAllText(Repository.PathOf("infra/machine.sh"));
        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            Assert.Contains("http://127.0.0.1:3978" + path, script, StringComparison.Ordinal);
            Assert.Contains(Sources, text => text.Contains($"\"{path}\"", StringComparison.Ordinal));
        }
    }

    /// <summary>What a deployment does not name falls back to the template's own value, so one that turns a single thing on would turn others off.</summary>
    [Fact]
    public void The_file_of_parameters_names_each_that_the_template_has_and_no_other()
    {
        var template = Parameters("infra/main.bicep", @"^param (?<name>\w+) ");
        Assert.NotEmpty(template);
        Assert.Equal(template, Parameters("infra/okrbot.bicepparam", @"^(// )?param (?<name>\w+) = "));
        Assert.StartsWith("using 'main.bicep'", string.Join('\n', File.ReadLines(Repository.PathOf("infra/okrbot.bicepparam")).SkipWhile(line => line.StartsWith("//", StringComparison.Ordinal))), StringComparison.Ordinal);

        static IReadOnlyList<string> Parameters(string file, string form) =>
        [
            .. Regex.Matches(File.ReadAllText(Repository.PathOf(file)), form, RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                .Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal),
        ];
    }

    [Fact]
    public void Check_runs_on_the_machine_with_the_services_user_settings_and_walls()
    {
        var script = File.ReadAllText(Repository.PathOf("infra/machine.sh"));
        var unit = script[script.IndexOf("[Service]\nUser=", StringComparison.Ordinal)..script.IndexOf("[Install]", StringComparison.Ordinal)];
        var command = script[script.IndexOf("exec systemd-run", StringComparison.Ordinal)..script.IndexOf("\nCHECK\n", StringComparison.Ordinal)];
        string[] shared = ["User", "EnvironmentFile", "WorkingDirectory", "NoNewPrivileges", "ProtectSystem", "ProtectHome", "PrivateTmp", "ReadWritePaths"];
        Assert.All(shared, name => Assert.Contains("-p " + unit.Split('\n').Single(line => line.StartsWith(name + "=", StringComparison.Ordinal)), command, StringComparison.Ordinal));
        Assert.Contains("/opt/okrbot/current/OkrBot.Host " + OkrBot.Host.CommandLine.CheckCommand.Verb, command, StringComparison.Ordinal);
        Assert.Contains("chmod 755 /usr/local/bin/okrbot-check", script, StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_that_grants_rights_gives_those_of_the_table_and_no_others()
    {
        var script = File.ReadAllText(Repository.PathOf("infra/rights.ps1"));
        var lists = Regex.Matches(script, @"^\$(Mailbox)?Permissions = @\(\n(?<names>.*?)^\)", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var names = lists.SelectMany(list => list.Groups["names"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(line => line.Trim('\''));
        var table = OkrBot.App.Grants.NeededRights.All;
        Assert.Equal(table.Where(needed => needed.Right.Grantor == OkrBot.App.Ports.Grantor.EntraAdministrator).Select(needed => needed.Right.Name).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        Assert.Equal(2, lists.Count);
        Assert.All(table.Where(needed => needed.ExchangeRole is not null), needed => Assert.Contains($"'{needed.Right.Name}'", lists[1].Value, StringComparison.Ordinal));
        Assert.Contains("New-CsApplicationAccessPolicy", script, StringComparison.Ordinal);
        // Everybody's meetings only where somebody says so, and nothing written behind -WhatIf's back.
        Assert.Matches(@"if \(\$Everyone\) \{\s+if \(\$PSCmdlet\.ShouldProcess\([^\n]+-Global \}", script);
        Assert.Single(Regex.Matches(script, "-Global\\b", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(
            Regex.Count(script, @"^\s*.*\b(New-Mg|New-Cs|Set-Cs\w+ -Identity OkrBot|Grant-Cs|New-ServicePrincipal|New-Management)", RegexOptions.Multiline, TimeSpan.FromSeconds(1)),
            Regex.Count(script, @"\$PSCmdlet\.ShouldProcess\(", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static Dictionary<string, string> Block(string name) => Regex
        .Match(
            File.ReadAllText(Repository.PathOf("infra/main.bicep")), $@"^var {name} = \{{\n(?<settings>.*?)^\}}",
            RegexOptions.Singleline | RegexOptions.Multiline, TimeSpan.FromSeconds(1))
        .Groups["settings"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
        .ToDictionary(pair => pair[0].Replace("__", ":", StringComparison.Ordinal), pair => pair[1], StringComparer.Ordinal);

    /// <summary>By its whole name, or as a property in the file that names the section.</summary>
    private static bool IsRead(string key)
    {
        var parts = key.Split(':');
        return Sources.Any(text => text.Contains($"\"{key}\"", StringComparison.Ordinal)
            || (text.Contains($"Section = \"{parts[0]}\"", StringComparison.Ordinal) && Regex.IsMatch(text, $@"\b{parts[1]} \{{ get;", RegexOptions.None, TimeSpan.FromSeconds(1))));
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Check(TeamsOptions options) => new TeamsOptionsValidator().Validate(null, options);

    private static TeamsOptions Bound(string credential, string? without = null)
    {
        var sample = Settings.Where(s => s.Key != without).ToDictionary(s => s.Key, s => (string?)(s.Key == "Teams:Credential" ? credential : Guid.Empty.ToString()));
        var options = new TeamsOptions();
        new ConfigurationBuilder().AddInMemoryCollection(sample).Build().GetSection(TeamsOptions.Section).Bind(options);
        return options;
    }
}
