using OkrBot.App.Ports;
using OkrBot.Storage.Copying;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests.Copying;

/// <summary>A whole installation from one store to the other, and back.</summary>
public sealed class CopyTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CopyStage _stage = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task An_installation_goes_to_azure_and_back_and_is_the_same()
    {
        var (file, azure, back) = (await _stage.EmbeddedAsync("a"), await _stage.AzuriteAsync(), await _stage.EmbeddedAsync("b"));
        await CopyStage.FillAsync(file);

        var there = await CopyStage.CopyAsync(file, azure);
        Assert.True(there.IsGood, string.Join("\n", there.Parts));
        Assert.Equal(310, there.Parts.Single(part => part.What == TableNames.TeamCycles).Read.Count);
        var home = await CopyStage.CopyAsync(azure, back);
        Assert.True(home.IsGood, string.Join("\n", home.Parts));

        Assert.Equal(await CopyStage.DigestsAsync(file), await CopyStage.DigestsAsync(back));
        Assert.Equal(await CopyStage.DigestsAsync(file), await CopyStage.DigestsAsync(azure));
        Assert.Equal(await CopyStage.ItemsAsync(file), await CopyStage.ItemsAsync(back));
        Assert.Equal([0, 3], (await CopyStage.ItemsAsync(back)).Select(item => item.Attempts));
        var (before, after) = (await LetterAsync(file), await LetterAsync(back));
        Assert.Equal(before with { Id = after.Id }, after);
        Assert.Equal(0, there.Unreadable + home.Unreadable);
    }

    [Fact]
    public async Task Work_that_is_not_due_is_counted_on_its_way_to_azure_and_told_as_unreadable_on_its_way_back()
    {
        var (file, azure, back) = (await _stage.EmbeddedAsync("a"), await _stage.AzuriteAsync(), await _stage.EmbeddedAsync("b"));
        var now = TimeProvider.System.GetUtcNow();
        await file.Queue.AddAsync([CopyStage.Item("due", now), CopyStage.Item("later", now.AddDays(1)), CopyStage.Item("next", now.AddDays(9))], CancellationToken.None);

        var there = await CopyStage.CopyAsync(file, azure);
        Assert.True(there.IsGood);
        Assert.Equal((null, 3L), (Queue(there).Target, Queue(there).Counted));

        var home = await CopyStage.CopyAsync(azure, back);
        Assert.True(home.IsGood);
        Assert.Equal(2, home.Unreadable);
        Assert.Equal("due", Assert.Single(await CopyStage.ItemsAsync(back)).Id);
        // Reading took nothing out.
        Assert.Equal(3, await azure.Queue.CountAsync(CancellationToken.None));
        Assert.Equal("due", Assert.Single(await CopyStage.ItemsAsync(azure)).Id);
    }

    [Fact]
    public async Task Rows_of_one_partition_travel_together_a_hundred_at_a_time_and_fewer_where_they_are_large()
    {
        var (from, to) = (await _stage.EmbeddedAsync("a"), await _stage.EmbeddedAsync("b"));
        await CopyStage.AddAsync(from, TableNames.TeamCycles, Enumerable.Range(0, 250).Select(i => CopyStage.Row("t|x", i)));
        foreach (var i in Enumerable.Range(0, 100))
            await CopyStage.AddAsync(from, TableNames.Rooms, [new TableRow("t|x", $"{i:D4}") { ["Large"] = new string('x', 30_000) }]);
        var counts = new TableRequestCounts();

        var report = await CopyStage.CopyAsync(from, to with { Tables = new CountingTableServiceClient(to.Tables, counts) });

        Assert.True(report.IsGood);
        Assert.Equal(3, counts.Of(TableNames.TeamCycles, TableRequest.Transaction));
        // All, the two halves that are too large by themselves no longer.
        Assert.Equal(3, counts.Of(TableNames.Rooms, TableRequest.Transaction));
    }

    [Fact]
    public async Task What_was_written_to_the_source_meanwhile_is_noticed()
    {
        var (from, to) = (await _stage.EmbeddedAsync("a"), await _stage.EmbeddedAsync("b"));
        await CopyStage.FillAsync(from);

        var report = await CopyStage.CopyAsync(from, to, step =>
        {
            if (step == "comparing") CopyStage.AddAsync(from, TableNames.Rooms, [CopyStage.Row("t|new", 1)]).GetAwaiter().GetResult();
        });

        Assert.False(report.IsGood);
        Assert.Equal([TableNames.Rooms], report.Parts.Where(part => part.Changed).Select(part => part.What));
    }

    [Fact]
    public async Task What_servers_keep_for_themselves_stays_behind_and_does_not_fill_a_target()
    {
        var (from, to) = (await _stage.EmbeddedAsync("a"), await _stage.EmbeddedAsync("b"));
        foreach (var place in new[] { from, to })
        {
            await CopyStage.AddAsync(place, TableNames.Budget, [new TableRow("probe", "written") { ["At"] = TimeProvider.System.GetUtcNow() }]);
            await CopyStage.AddAsync(place, TableNames.Budget, [new TableRow("planner", "00") { ["WrittenAt"] = TimeProvider.System.GetUtcNow(), ["IsOwed"] = true }]);
        }

        var report = await CopyStage.CopyAsync(from, to);

        Assert.True(report.IsGood);
        Assert.All(report.Parts, part => Assert.Equal(0, part.Read.Count));
    }

    [Fact]
    public async Task A_server_that_wrote_a_moment_ago_is_noticed_before_anything_is_copied()
    {
        var (from, to) = (await _stage.EmbeddedAsync("a"), await _stage.EmbeddedAsync("b"));
        var copy = new InstallationCopy(from, to, _ => { }, TimeProvider.System);
        Assert.Null(await copy.RunningAsync(CancellationToken.None));
        var at = TimeProvider.System.GetUtcNow();
        await CopyStage.AddAsync(to, TableNames.Budget, [new TableRow("planner", "00") { ["WrittenAt"] = at.AddMinutes(-3), ["IsOwed"] = true }]);
        Assert.Null(await copy.RunningAsync(CancellationToken.None));
        await CopyStage.AddAsync(from, TableNames.Budget, [new TableRow("planner", "00") { ["WrittenAt"] = at, ["IsOwed"] = true }]);
        Assert.Equal(at, await copy.RunningAsync(CancellationToken.None));
    }

    private static async Task<DeadLetter> LetterAsync(CopyPlace place) => Assert.Single(await place.Queue.DeadLettersAsync(CancellationToken.None).ToListAsync());

    private static Copied Queue(CopyReport report) => report.Parts.Single(part => part.What == "queue");
}
