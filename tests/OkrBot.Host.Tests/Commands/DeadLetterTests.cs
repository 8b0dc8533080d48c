using System.Text.Json.Nodes;
using OkrBot.Host.Tests.Processes;

namespace OkrBot.Host.Tests.Commands;

/// <summary>What an operator does about work that failed five times.</summary>
public sealed class DeadLetterTests
{
    [Fact]
    public async Task They_are_shown_in_a_table_the_oldest_first_with_id_kind_reason_and_attempts()
    {
        await using var file = new StoredFile();
        var first = await file.BuryAsync("effect:t:checkout:offer:1", "500 from Teams\u001b[31m\nred");
        await file.BuryAsync("effect:t:payments:offer:2", "no answer");

        var ended = await file.RunAsync("deadletters");

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        var lines = ended.Out.Split('\n');
        Assert.Equal(["ID", "KIND", "SINCE", "ATTEMPTS", "ABOUT", "REASON"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches($@"^{first.Id} +effect +\d{{4}}-\d\d-\d\d \d\d:\d\dZ +5 +effect:t:checkout:offer:1 +500 from Teams \[31m red$", lines[1]);
        Assert.Contains("payments", lines[2], StringComparison.Ordinal);
        Assert.Contains("2 dead letters.", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_a_program_reads_all_of_them()
    {
        await using var file = new StoredFile();
        var dead = await file.BuryAsync("effect:x", "no answer");

        var ended = await file.RunAsync("deadletters", "--json");

        var letter = Assert.Single(JsonNode.Parse(ended.Out)!.AsArray())!;
        Assert.Equal((dead.Id, "effect", "effect:x", 5, "no answer"), (
            (string)letter["id"]!, (string)letter["kind"]!, (string)letter["about"]!, (int)letter["attempts"]!, (string)letter["reason"]!));
        Assert.Equal(dead.At, (DateTimeOffset)letter["since"]!);
    }

    [Fact]
    public async Task Fewer_are_shown_when_fewer_are_asked_for_and_the_rest_is_counted()
    {
        await using var file = new StoredFile();
        foreach (var id in new[] { "a", "b", "c" }) await file.BuryAsync(id, "no");

        var ended = await file.RunAsync("deadletters", "--most", "2");

        Assert.Contains("2 of 3 dead letters", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_are_none_it_says_so()
    {
        await using var file = new StoredFile();
        var ended = await file.RunAsync("deadletters");
        Assert.Equal((0, "No dead letters."), (ended.Code, ended.Out));
    }

    [Fact]
    public async Task A_replayed_one_is_due_now_and_the_missing_one_beside_it_is_refused_with_1()
    {
        await using var file = new StoredFile();
        var (one, other) = (await file.BuryAsync("one", "no"), await file.BuryAsync("other", "no"));

        var ended = await file.RunAsync("deadletters", "replay", "7777", one.Id, one.Id);

        Assert.Equal(1, ended.Code);
        Assert.Equal($"{one.Id}  put back, due now", ended.Out);
        Assert.Equal("7777  there is no such dead letter; deadletters shows those that stand", ended.Error);
        Assert.Equal([other.Id], (await file.Queue.DeadLettersAsync(10, CancellationToken.None)).Select(letter => letter.Id));
        var lease = Assert.Single(await file.Queue.ReceiveAsync(32, TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.Equal(("one", 0), (lease.Item.Id, lease.Item.Attempts));
    }

    [Fact]
    public async Task All_that_stand_are_put_back_at_once_and_a_second_time_there_is_nothing()
    {
        await using var file = new StoredFile();
        for (var i = 0; i < 130; i++) await file.BuryAsync($"effect:{i}", "no");

        var ended = await file.RunAsync("deadletters", "replay", "--all");

        Assert.Equal(0, ended.Code);
        Assert.EndsWith("130 put back, due now.", ended.Out, StringComparison.Ordinal);
        Assert.Equal(0, await file.Queue.CountDeadLettersAsync(CancellationToken.None));
        Assert.Equal((0, "No dead letters."), await file.RunAsync("deadletters", "replay", "--all") is var again ? (again.Code, again.Out) : default);
    }

    [Theory]
    [InlineData("replay takes either IDs or --all", "replay")]
    [InlineData("replay takes either IDs or --all", "replay", "1", "--all")]
    [InlineData("--every is no option of replay", "replay", "--every")]
    [InlineData("--most goes from 1 to 10000", "--most", "0")]
    [InlineData("'all'", "all")]
    public async Task A_slip_is_refused_with_a_sentence_before_anything_happens(string sentence, params string[] arguments)
    {
        await using var file = new StoredFile();
        var dead = await file.BuryAsync("one", "no");
        var ended = await file.RunAsync(["deadletters", .. arguments]);
        Assert.NotEqual(0, ended.Code);
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
        Assert.Equal(dead.Id, Assert.Single(await file.Queue.DeadLettersAsync(10, CancellationToken.None)).Id);
    }

    [Theory]
    [InlineData("Storage:Path", "--Storage:Path=nowhere/okrbot.db")]
    [InlineData("Storage:Path", "--Storage:Path", "")]
    [InlineData("Storage:Kind", "--Storage:Kind=Tape")]
    [InlineData("--Storage:Path", "--Storage:Path")]
    public async Task A_wrong_setting_is_named_and_ends_with_78_and_makes_no_file(string named, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("okrbot-verbs-");
        var ended = await ChildProgram.RunAsync(["deadletters", .. arguments], folder: folder.FullName);
        Assert.Equal(78, ended.Code);
        Assert.Contains(named, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error + ended.Out, StringComparison.Ordinal);
        Assert.Empty(folder.GetFileSystemInfos());
        folder.Delete(recursive: true);
    }
}
