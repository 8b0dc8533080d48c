using System.Text.Json.Nodes;
using OkrBot.Host.Tests.Processes;
using OkrBot.Host.Tests.Start;

namespace OkrBot.Host.Tests.Commands;

/// <summary>The verbs as an operator types them.</summary>
public sealed class VerbTests
{
    [Fact]
    public async Task Check_says_that_all_is_well_and_ends_with_0()
    {
        var ended = await ChildProgram.RunAsync(["check"], SettingsTests.Complete());
        Assert.Equal(0, ended.Code);
        Assert.Equal(
            ["settings   ok: complete", "cloud      ok: Public, teams.microsoft.com", "storage    ok: reachable and writable", "clock      ok: the storage file is on this machine", "queue      ok: nothing is due, 0 waiting", "graph      ok: switched off (Graph:Enabled)"],
            ended.Out.Split('\n'));
    }

    [Theory]
    [InlineData("Teams:AppId", null)]
    [InlineData("Teams:Credential", "Password")]
    [InlineData("Storage:Kind", "Azure")]
    [InlineData("Storage:Path", "/dev/null/okrbot.db")]
    [InlineData("Public:BaseUrl", "http://okr.example.com")]
    public async Task Check_names_what_is_wrong_and_ends_with_1(string setting, string? value)
    {
        var settings = SettingsTests.Complete();
        if (value is null) settings.Remove(setting);
        else settings[setting] = value;
        var ended = await ChildProgram.RunAsync(["check"], settings);
        Assert.Equal(1, ended.Code);
        Assert.Contains(setting, ended.Out, StringComparison.Ordinal);
        Assert.Empty(ended.Error);
    }

    [Fact]
    public async Task A_rehearsal_loses_and_doubles_nothing_and_ends_with_0()
    {
        var folder = Directory.CreateTempSubdirectory("okrbot-verbs-");
        var file = Path.Combine(folder.FullName, "report.json");
        var ended = await ChildProgram.RunAsync(["rehearse", "--json", file, "--seed", "2"], folder: folder.FullName, within: TimeSpan.FromMinutes(3));
        Assert.True(ended.Code == 0, ended.Out + ended.Error);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Assert.Equal(2, report["seed"]!.GetValue<int>());
        Assert.Equal(0, report["lost"]!.GetValue<int>());
        Assert.Equal(0, report["doubled"]!.GetValue<int>());
        Assert.Empty(report["violations"]!.AsArray());
        Assert.Empty(report["missed"]!.AsArray());
        Assert.InRange(report["answersFound"]!.GetValue<int>(), 7, int.MaxValue);
        Assert.InRange(report["realSeconds"]!.GetValue<double>(), 0, 90);
        var graph = report["graph"]!;
        Assert.Equal((0, 0, 0), (graph["invalid"]!.GetValue<int>(), graph["pastLimits"]!.GetValue<int>(), graph["invitedTwice"]!.GetValue<int>()));
        Assert.True(graph["calls"]!.GetValue<int>() > 40 && graph["told"]!.GetValue<int>() > 0 && graph["lost"]!.GetValue<int>() >= 2, graph.ToJsonString());
        Assert.All(["7 Graph calls from nothing to a linked meeting", "Nothing opens at 13:00", "the bot asks the calendar", "Nothing opens, nobody is asked"],
            told => Assert.Contains(told, string.Join(' ', ended.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal));
        // It leaves nothing in the folder that it was started in.
        Assert.Equal(["report.json"], Directory.GetFileSystemEntries(folder.FullName).Select(Path.GetFileName));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_rehearsed_week_writes_its_figures_and_ends_with_0()
    {
        var folder = Directory.CreateTempSubdirectory("okrbot-verbs-");
        var file = Path.Combine(folder.FullName, "report.json");
        var ended = await ChildProgram.RunAsync(["rehearse", "--weeks", "1", "--json", file], folder: folder.FullName, within: TimeSpan.FromMinutes(3));
        Assert.True(ended.Code == 0, ended.Out + ended.Error);
        Assert.Contains("Week 1 ", ended.Out, StringComparison.Ordinal);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Assert.Equal(4, report["teams"]!.GetValue<int>());
        Assert.Equal(4, new[] { "held", "skipped", "cancelled", "withoutCard" }.Sum(figure => report["weeks"]![0]![figure]!.GetValue<int>()));
        Assert.InRange(report["answersFound"]!.GetValue<int>(), 5, 15);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--weeks goes from 1 to 26", "rehearse", "--weeks", "27")]
    [InlineData("--people goes from 9 to 5000", "rehearse", "--people", "3")]
    [InlineData("--teams goes from 3 to 1000", "rehearse", "--teams", "2")]
    [InlineData("--speed goes from 1 to 200", "rehearse", "--speed", "0")]
    [InlineData("there is no folder", "rehearse", "--json", "nowhere/report.json")]
    [InlineData("'two' for option '--seed'", "rehearse", "--seed", "two")]
    [InlineData("'--fast'", "rehearse", "--fast")]
    [InlineData("'dance'", "dance")]
    [InlineData("'--fast'", "check", "--fast")]
    [InlineData("--people is no option", "--people", "9")]
    [InlineData("-x is no option", "serve", "-x")]
    [InlineData("rehearse is no option", "serve", "rehearse")]
    [InlineData("--urls has no value", "serve", "--urls")]
    public async Task A_bad_option_is_refused_with_a_sentence(string sentence, params string[] arguments)
    {
        var ended = await ChildProgram.RunAsync(arguments, within: TimeSpan.FromSeconds(20));
        Assert.NotEqual(0, ended.Code);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error + ended.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "rehearse")]
    [InlineData("-h", "check")]
    [InlineData("--version", ".")]
    public async Task A_question_about_the_program_starts_nothing(string question, string told)
    {
        var ended = await ChildProgram.RunAsync([question], within: TimeSpan.FromSeconds(20));
        Assert.Equal(0, ended.Code);
        Assert.Contains(told, ended.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("SAMPLE MODE", ended.Out, StringComparison.Ordinal);
    }
}
