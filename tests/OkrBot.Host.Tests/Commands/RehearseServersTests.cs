using System.Text.Json.Nodes;
using OkrBot.Host.Tests.Processes;
using OkrBot.Testing.Emulator;

namespace OkrBot.Host.Tests.Commands;

/// <summary>Twelve teams against three servers of which one is killed and one rolled; <c>rehearse --teams 200 --servers 3</c> in small.</summary>
[Collection(Alone)]
public sealed class RehearseServersTests
{
    private const string Alone = "Three servers at once";

    [Theory]
    [InlineData(false, "20")]
    [InlineData(true, "8")]
    public async Task Three_servers_of_which_one_is_killed_and_one_rolled_lose_and_double_nothing(bool isAzure, string speed)
    {
        var folder = Directory.CreateTempSubdirectory("okrbot-servers-");
        var file = Path.Combine(folder.FullName, "report.json");
        using var azurite = isAzure ? await Azurite.OfItsOwnAsync() : null;
        var storage = azurite is null ? "embedded" : $"azure:{azurite.ConnectionString}";
        string[] told = ["rehearse", "--teams", "12", "--servers", "3", "--speed", speed, "--storage", storage, "--json", file];
        var ended = await ChildProgram.RunAsync(told, folder: folder.FullName, within: TimeSpan.FromMinutes(5));
        Assert.True(ended.Code == 0, ended.Out + ended.Error);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Assert.Equal((0, 0, 0), (Number(report, "lost"), Number(report, "doubled"), Number(report, "refused")));
        Assert.Equal((24, 24), (Number(report, "answersSaved"), Number(report, "answersFound")));
        Assert.Equal((12, 12), (Number(report, "roomsOpened"), Number(report, "roomsClosed")));
        Assert.Equal(0, Number(report, "stopExitCode"));
        Assert.InRange(report["takeoverSeconds"]!.GetValue<double>(), 0, 60);
        Assert.InRange(report["stopRealSeconds"]!.GetValue<double>(), 0, 25);
        Assert.All(report["turnsByServer"]!.AsArray(), turns => Assert.True(turns!.GetValue<int>() > 0));
        Assert.Empty(report["violations"]!.AsArray());
        Assert.Equal(["report.json"], Directory.GetFileSystemEntries(folder.FullName).Select(Path.GetFileName));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--servers", "1")]
    [InlineData("--servers", "10")]
    [InlineData("--storage", "azure:")]
    [InlineData("--storage", "file")]
    public async Task A_slip_of_the_pen_is_told(string option, string value)
    {
        var ended = await ChildProgram.RunAsync(["rehearse", option, value]);
        Assert.NotEqual(0, ended.Code);
        Assert.Contains(option, ended.Out + ended.Error, StringComparison.Ordinal);
    }

    private static int Number(JsonNode report, string name) => report[name]!.GetValue<int>();

    /// <summary>Its figures are spans of time: nothing else runs beside it.</summary>
    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class Nothing;
}
