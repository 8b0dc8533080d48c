using OkrBot.Host.Tests.Processes;

namespace OkrBot.Host.Tests.Start;

/// <summary>Outside sample mode a missing or contradictory setting stops the start, and its name is told in one line.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Teams:AppId", null)]
    [InlineData("Teams:TenantId", null)]
    [InlineData("Teams:TenantId", "common")]
    [InlineData("Teams:Credential", null)]
    [InlineData("Teams:Credential", "Password")]
    [InlineData("Teams:ClientSecret", null)]
    [InlineData("Teams:OpenIdMetadata", "http://login.example.com/keys")]
    [InlineData("Teams:TokenIssuer", "")]
    [InlineData("Teams:TokenEndpoint", "http://login.example.com/token")]
    [InlineData("Teams:AllowedServiceHosts:0", "https://example.com/teams", "Teams:AllowedServiceHosts")]
    [InlineData("Teams:SendsPerSecond", "51")]
    [InlineData("Teams:SendsPerSecond", "many")]
    [InlineData("Storage:Kind", "Azure")]
    [InlineData("Storage:Kind", "Tape")]
    [InlineData("Storage:Path", "")]
    [InlineData("Storage:Path", "/dev/null/okrbot.db")]
    [InlineData("Storage:ConnectionString", "UseDevelopmentStorage=true")]
    [InlineData("Storage:Account", "okrbot")]
    [InlineData("Public:BaseUrl", "http://okr.example.com")]
    [InlineData("Public:BaseUrl", "okr.example.com")]
    [InlineData("Programme:Leads", "hana@example.com")]
    [InlineData("Programme:Leads:1", "Hana")]
    [InlineData("Programme:Leads:0", "")]
    [InlineData("Telemetry:Otlp", "collector:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "ftp://collector.example.com")]
    [InlineData("Cloud", "Mars")]
    [InlineData("Teams:TokenIssuer", "https://api.botframework.us")]
    [InlineData("Clock:Speed", "20")]
    [InlineData("Clock:Origin", "2026-11-03T08:29:00Z")]
    public async Task A_missing_or_wrong_setting_stops_the_start_and_is_named(string setting, string? value, string? named = null)
    {
        var settings = Complete();
        if (value is null) settings.Remove(setting);
        else settings[setting] = value;
        AssertRefused(await ChildProgram.RunAsync(["serve", "--urls", "http://127.0.0.1:0"], settings), named ?? setting);
    }

    [Theory]
    [InlineData("ManagedIdentity")]
    [InlineData("FederatedToken")]
    public async Task A_secret_beside_another_credential_contradicts_it(string credential)
    {
        var settings = Complete();
        settings["Teams:Credential"] = credential;
        AssertRefused(await ChildProgram.RunAsync(["serve"], settings), "Teams:ClientSecret");
    }

    [Theory]
    [InlineData("Clock:Speed", "fast")]
    [InlineData("Clock:Speed", "0")]
    [InlineData("Clock:Origin", "yesterday")]
    public async Task A_clock_that_cannot_be_read_is_refused_on_loopback_too(string setting, string value)
    {
        var settings = Complete();
        settings["Teams:OpenIdMetadata"] = "http://127.0.0.1:1/keys";
        settings[setting] = value;
        AssertRefused(await ChildProgram.RunAsync(["serve"], settings), setting);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "not a real one")]
    public async Task What_belongs_to_a_collector_is_checked_with_it(string setting, string value)
    {
        var settings = Complete();
        settings["Telemetry:Otlp"] = "http://127.0.0.1:4317";
        settings[setting] = value;
        AssertRefused(await ChildProgram.RunAsync(["serve"], settings), setting);
    }

    [Fact]
    public async Task Sample_mode_sends_its_telemetry_to_this_machine_only()
        => AssertRefused(await ChildProgram.RunAsync([], new Dictionary<string, string?>(StringComparer.Ordinal) { ["Telemetry:Otlp"] = "https://collector.example.com" }), "Telemetry:Otlp");

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var settings = Complete();
        settings.Remove("Teams:AppId");
        settings["Storage:Kind"] = "Azure";
        AssertRefused(await ChildProgram.RunAsync(["serve"], settings), "Teams:AppId", "Storage:Kind");
    }

    [Theory]
    [InlineData("DOTNET_ENVIRONMENT")]
    [InlineData("ASPNETCORE_ENVIRONMENT")]
    public async Task In_Production_with_nothing_configured_it_is_refused_and_is_never_sample_mode(string variable)
        => AssertRefused(await ChildProgram.RunAsync([], new Dictionary<string, string?>(StringComparer.Ordinal) { [variable] = "Production" }), "Teams:AppId");

    [Fact]
    public async Task Production_named_as_an_option_is_Production_too()
        => AssertRefused(await ChildProgram.RunAsync(["serve", "--environment", "Production"]), "Teams:AppId");

    [Theory]
    [InlineData("Teams:SendsPerSecond", "40")]
    [InlineData("Teams:ClientSecret", "")]
    [InlineData("Storage:Kind", "Azure")]
    [InlineData("Storage:Account", "okrbot")]
    public async Task One_setting_of_the_real_program_ends_sample_mode(string setting, string value)
        => AssertRefused(await ChildProgram.RunAsync([], new Dictionary<string, string?>(StringComparer.Ordinal) { [setting] = value }), "Teams:AppId");

    internal static Dictionary<string, string?> Complete() => new(StringComparer.Ordinal)
    {
        ["Teams:AppId"] = "0b0b0b0b-0000-4000-8000-000000000001",
        ["Teams:TenantId"] = "7e7e7e7e-0000-4000-8000-000000000001",
        ["Teams:Credential"] = "ClientSecret",
        ["Teams:ClientSecret"] = "not a real one",
    };

    private static void AssertRefused(Ended ended, params ReadOnlySpan<string> named)
    {
        Assert.Equal(78, ended.Code);
        var line = Assert.Single(ended.Error.Split('\n'));
        Assert.StartsWith("OkrBot did not start: ", line, StringComparison.Ordinal);
        foreach (var setting in named) Assert.Contains(setting, line, StringComparison.Ordinal);
        Assert.DoesNotContain("not a real one", ended.Error + ended.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("SAMPLE MODE", ended.Out, StringComparison.Ordinal);
    }
}
