using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OkrBot.Host.Tests.Import;

namespace OkrBot.Host.Tests.Commands;

/// <summary>What an operator does with a file at the command line.</summary>
public sealed class ImportVerbTests
{
    private const string Rows = Sender.Names + "Search,One,Because,high,First,1,2,%,Ann,\nSearch,One,,,Second,1,2,%,=cmd|x,\nAds,Two,Because,high,Third,1,2,%,Dina,\nNowhere,Three,Because,high,Fourth,1,2,%,Ann,\n";

    [Fact]
    public async Task Without_apply_it_says_what_would_come_of_the_file_and_writes_nothing()
    {
        await using var teams = await TeamsInAFile.AsyncOf("Search", "Ads");
        var report = teams.PathOf("report.csv");

        var ended = await teams.ImportAsync(Rows, "--report", report);

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.Contains("Search: 1 objective, 1 key result", ended.Out, StringComparison.Ordinal);
        Assert.Contains("Row 5 Team: no team is called “Nowhere” here", ended.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", ended.Out, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await teams.KeyResultsAsync("search"), await teams.KeyResultsAsync("ads")));
        var written = await File.ReadAllTextAsync(report);
        Assert.StartsWith("\uFEFF", Encoding.UTF8.GetString(await File.ReadAllBytesAsync(report)), StringComparison.Ordinal);
        Assert.Contains("3,Search,Owner,\"nobody of Search is called “=cmd|x”", written, StringComparison.Ordinal);
        Assert.Contains("5,Nowhere,Team,", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_apply_it_brings_all_teams_in_and_the_second_time_nothing()
    {
        await using var teams = await TeamsInAFile.AsyncOf("Search", "Ads");

        var first = await teams.ImportAsync(Rows, "--apply");
        var second = await teams.ImportAsync(Rows, "--apply");

        Assert.Contains("Search: came in (1 objective, 1 key result)", first.Out, StringComparison.Ordinal);
        Assert.Contains("Search: nothing to do, it is there already", second.Out, StringComparison.Ordinal);
        Assert.Equal((0, 0, 1, 1), (first.Code, second.Code, await teams.KeyResultsAsync("search"), await teams.KeyResultsAsync("ads")));
    }

    [Fact]
    public async Task One_team_alone_can_be_meant_and_other_tenants_have_no_such_teams()
    {
        await using var teams = await TeamsInAFile.AsyncOf("Search", "Ads");

        await teams.ImportAsync(Rows, "--apply", "--team", "Ads");
        Assert.Equal((0, 1), (await teams.KeyResultsAsync("search"), await teams.KeyResultsAsync("ads")));

        var other = await teams.ImportAsync(Rows, "--apply", "--tenant", "7e7e7e7e-5eed-4000-8000-000000000002");
        Assert.Contains("no team is called “Search” here", other.Out, StringComparison.Ordinal);
        Assert.Equal(0, await teams.KeyResultsAsync("search"));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("one,two\n", "no row with names of columns")]
    public async Task A_file_that_is_not_read_ends_with_1_and_says_why(string file, string told)
    {
        await using var teams = await TeamsInAFile.AsyncOf("Search");

        var ended = await teams.ImportAsync(file, "--apply");

        Assert.Equal(1, ended.Code);
        Assert.Contains(told, ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        await using var teams = await TeamsInAFile.AsyncOf("Search");

        var noFile = await teams.RunAsync("import", "/nowhere.csv", "--tenant", "t");
        Assert.Equal(1, noFile.Code);
        Assert.Contains("There is no file /nowhere.csv", noFile.Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(teams.PathOf("a.csv"), Rows);
        var noTenant = await teams.RunAsync("import", teams.PathOf("a.csv"));
        Assert.Equal(78, noTenant.Code);
        Assert.Contains("Teams:TenantId", noTenant.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_rows_are_previewed_in_one_pass_and_its_figures_can_be_had()
    {
        var names = Enumerable.Range(0, 667).Select(at => string.Create(CultureInfo.InvariantCulture, $"Team {at}")).ToArray();
        await using var teams = await TeamsInAFile.AsyncOf(names);
        var rows = string.Concat(Enumerable.Range(0, 10_000).Select(at => string.Create(CultureInfo.InvariantCulture, $"Team {at / 15},Objective {at / 5},Because it matters to us now,high,Key result {at},{at},{at + 10},%,Ann,2099-01-01\n")));

        var ended = await teams.ImportAsync(Sender.Names + rows, "--json", teams.PathOf("figures.json"), "--report", teams.PathOf("report.csv"));

        Assert.Equal(0, ended.Code);
        var figures = JsonNode.Parse(await File.ReadAllTextAsync(teams.PathOf("figures.json")))!;
        Assert.Equal((10_000, 667, 10_000), ((int)figures["Rows"]!, (int)figures["Teams"]!, (int)figures["LeftOut"]!));
        Assert.Equal(10_001, (await File.ReadAllLinesAsync(teams.PathOf("report.csv"))).Length);
        Assert.True((long)figures["PeakMegabytes"]! < 1_000, "memory is not bounded");
    }
}
