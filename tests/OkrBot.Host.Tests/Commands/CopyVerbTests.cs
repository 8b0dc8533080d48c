using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Host.Tests.Processes;
using OkrBot.Host.Tests.Start;
using OkrBot.Storage;
using OkrBot.Testing.Emulator;

namespace OkrBot.Host.Tests.Commands;

/// <summary>Moving an installation, as an operator types it.</summary>
public sealed class CopyVerbTests
{
    private const string Variable = "OKRBOT_TARGET";

    [Fact]
    public async Task An_installation_moves_to_azure_and_the_verbs_find_there_what_stood_in_the_file()
    {
        await using var file = new StoredFile();
        await file.BuryAsync("effect:dead", "500 from Teams");
        await file.Queue.EnqueueAsync([StoredFile.Item("due"), StoredFile.Item("later", TimeSpan.FromHours(1))], CancellationToken.None);
        using var azurite = await Azurite.OfItsOwnAsync();
        var azure = azurite.Settings();

        var ended = await ChildProgram.RunAsync(
            ["copy", "--from", "embedded:" + file.Path, "--to", $"azure:env:{Variable}", "--to-prefix", azure["Storage:Prefix"]!],
            new Dictionary<string, string?>(StringComparer.Ordinal) { [Variable] = azure["Storage:ConnectionString"] });

        Assert.True(ended.Code == 0, ended.Out + ended.Error);
        Assert.Matches(@"(?m)^queue +2  [0-9a-f]{16}  2 counted$", ended.Out);
        Assert.Matches(@"(?m)^dead letters +1  ([0-9a-f]{16})  \1$", ended.Out);
        Assert.EndsWith("Copied: source and target hold the same. Start servers on the target only.", ended.Out, StringComparison.Ordinal);
        AssertNoSecret(ended);

        var settings = SettingsTests.Complete();
        foreach (var (name, value) in azure) settings[name] = value;
        var check = await ChildProgram.RunAsync(["check"], settings);
        Assert.True(check.Code == 0, check.Out + check.Error);
        Assert.Matches(
            @"^settings   ok: complete\ncloud      ok: Public, teams\.microsoft\.com\nstorage    ok: reachable and writable\nclock      ok: \d s (behind|ahead of) the storage server's\n"
            + @"queue      warning: 1 due, the oldest for \d+ s; 2 waiting; 1 put aside after five failures, see deadletters\ngraph      ok: switched off \(Graph:Enabled\)$", check.Out);
        var replay = await ChildProgram.RunAsync(["deadletters", "replay", "--all"], azure);
        Assert.True(replay.Code == 0, replay.Out + replay.Error);
        Assert.Contains("put back, due now  effect:dead\n1 put back, due now.", replay.Out, StringComparison.Ordinal);
        Assert.Equal("No dead letters.", (await ChildProgram.RunAsync(["deadletters"], azure)).Out);
    }

    [Fact]
    public async Task A_copy_that_was_killed_goes_on_when_the_same_command_is_given_again()
    {
        await using var file = new StoredFile();
        await file.FillAsync(partitions: 400, rows: 25);
        await file.Queue.EnqueueAsync([StoredFile.Item("due")], CancellationToken.None);
        using var azurite = await Azurite.OfItsOwnAsync();
        var azure = azurite.Settings();
        string[] command = ["copy", "--from", "embedded:" + file.Path, "--to", $"azure:env:{Variable}", "--to-prefix", azure["Storage:Prefix"]!];
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { [Variable] = azure["Storage:ConnectionString"] };
        var folder = Directory.CreateTempSubdirectory("okrbot-copy-");
        await using (var killed = new ChildProgram(command, settings, folder.FullName))
        {
            // A bound for what hangs; a busy machine hashes the source for a while before it copies.
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            while (!killed.Out.Contains("copying TeamCycles", StringComparison.Ordinal)) await Task.Delay(5, patience.Token);
            killed.Kill();
            await killed.GoneAsync();
            Assert.DoesNotContain("copying Rooms", killed.Out, StringComparison.Ordinal);
        }

        var ended = await ChildProgram.RunAsync(command, settings, folder.FullName);

        Assert.True(ended.Code == 0, ended.Out + ended.Error);
        Assert.Contains("going on with the copy that was begun before", ended.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^TeamCycles +10000  ([0-9a-f]{16})  \1$", ended.Out);
        Assert.Matches(@"(?m)^queue +1  ([0-9a-f]{16})  \1$", ended.Out);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_target_that_holds_something_is_refused_with_1()
    {
        await using var from = new StoredFile();
        await using var to = new StoredFile();
        await to.Queue.EnqueueAsync([StoredFile.Item("there")], CancellationToken.None);
        var ended = await ChildProgram.RunAsync(["copy", "--from", "embedded:" + from.Path, "--to", "embedded:" + to.Path]);
        Assert.Equal((1, "The target is not empty: its queue holds work. Nothing was written."), (ended.Code, ended.Error));
    }

    [Fact]
    public async Task While_a_server_runs_on_the_source_nothing_is_copied_unless_somebody_knows_better()
    {
        var folder = Directory.CreateTempSubdirectory("okrbot-copy-");
        var (from, to) = (Path.Combine(folder.FullName, "from.db"), Path.Combine(folder.FullName, "to.db"));
        var settings = SettingsTests.Complete();
        settings["Storage:Path"] = from;
        await using (await Serving.StartAsync(() => settings, folder.FullName))
        {
            var ended = await CopyOnceAServerWroteAsync(from, to);
            Assert.Equal(1, ended.Code);
            Assert.Matches(@"^A server wrote at \d\d:\d\d:\d\d UTC\. Stop every server on source and target; if they are stopped, say --stopped\.$", ended.Error);
        }

        var later = await ChildProgram.RunAsync(["copy", "--from", "embedded:" + from, "--to", "embedded:" + to, "--stopped"]);
        Assert.True(later.Code == 0, later.Out + later.Error);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--from has to be embedded:FILE", "tape:x", "embedded:b.db")]
    [InlineData("--to has to be embedded:FILE", "embedded:a.db", "azure:")]
    [InlineData("--to names the environment variable NOT_SET, which is not set", "embedded:a.db", "azure:env:NOT_SET")]
    [InlineData("--to: Storage:Account must be", "embedded:FILE", "azure:account:Not A Name")]
    [InlineData("--to: Storage:ConnectionString has no AccountName", "embedded:FILE", "azure:AccountKey=c2VjcmV0")]
    [InlineData("--from-prefix is for azure: only", "embedded:FILE", "embedded:b.db", "--from-prefix", "x")]
    [InlineData("--to-prefix is not for settings", "embedded:FILE", "settings", "--to-prefix", "x")]
    public async Task A_place_that_is_none_is_named_and_ends_with_78(string sentence, string from, string to, params string[] more)
    {
        await using var file = new StoredFile();
        var ended = await ChildProgram.RunAsync(["copy", "--from", from.Replace("FILE", file.Path, StringComparison.Ordinal), "--to", to, .. more]);
        Assert.Equal(78, ended.Code);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        AssertNoSecret(ended);
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_told_and_no_file_is_made()
    {
        var folder = Directory.CreateTempSubdirectory("okrbot-copy-");
        var ended = await ChildProgram.RunAsync(["copy", "--from", "embedded:a.db", "--to", "embedded:b.db"], folder: folder.FullName);
        Assert.Equal((1, "There is no file a.db."), (ended.Code, ended.Error));
        Assert.Empty(folder.GetFileSystemInfos());
        folder.Delete(recursive: true);
    }

    private static async Task<Ended> CopyOnceAServerWroteAsync(string from, string to)
    {
        // A new server passes over its shards at once; until it has written, a copy would begin.
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", from)]).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddStorage(settings).BuildServiceProvider();
        var budget = services.GetRequiredService<OkrBot.Storage.Tables.ITableServiceClient>().GetTableClient(OkrBot.Storage.Tables.TableNames.Budget);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await budget.QueryAsync("planner", "", "~", null, patience.Token)).Rows.Count == 0) await Task.Delay(20, patience.Token);
        return await ChildProgram.RunAsync(["copy", "--from", "embedded:" + from, "--to", "embedded:" + to]);
    }

    private static void AssertNoSecret(Ended ended)
    {
        Assert.DoesNotContain("AccountKey", ended.Out + ended.Error.Replace("AccountName", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Eby8", ended.Out + ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Out + ended.Error, StringComparison.Ordinal);
    }
}
