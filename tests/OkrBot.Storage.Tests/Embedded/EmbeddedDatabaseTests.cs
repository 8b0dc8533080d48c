using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Directory;
using OkrBot.Storage.Embedded;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Tests.Embedded;

public sealed class EmbeddedDatabaseTests : IDisposable
{
    private readonly TempFile _file = new();

    public void Dispose() => _file.Dispose();

    private static ITableClient TableOf(EmbeddedDatabase database) => new EmbeddedTableServiceClient(database).GetTableClient(TableNames.Rooms);

    [Fact]
    public async Task What_was_committed_is_there_after_opening_again()
    {
        await using (var first = EmbeddedDatabase.Open(_file.Path))
            await TableOf(first).SubmitTransactionAsync([new Add(new TableRow("p", "r") { ["Text"] = "here" })], default);

        await using var second = EmbeddedDatabase.Open(_file.Path);
        Assert.Equal("here", (await TableOf(second).GetAsync("p", "r", default))!.GetString("Text"));
    }

    [Fact]
    public async Task Two_processes_write_the_same_file_and_lose_nothing()
    {
        await using var one = EmbeddedDatabase.Open(_file.Path);
        await using var two = EmbeddedDatabase.Open(_file.Path);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() =>
            TableOf(i % 2 == 0 ? one : two).SubmitTransactionAsync([new Add(new TableRow("p", $"{i:D3}"))], default))));

        var page = await TableOf(one).QueryAsync("p", "", "~", null, default);
        Assert.Equal(60, page.Rows.Count);
    }

    [Fact]
    public async Task A_refused_piece_touches_no_other_of_the_same_commit()
    {
        await using var database = EmbeddedDatabase.Open(_file.Path);
        var table = TableOf(database);
        await table.SubmitTransactionAsync([new Add(new TableRow("p", "taken"))], default);
        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => table.SubmitTransactionAsync(
            [new Add(new TableRow("p", $"{i:D3}")), new Add(new TableRow("p", i % 4 == 0 ? "taken" : $"x{i:D3}"))], default))));

        var page = await table.QueryAsync("p", "", "~", null, default);
        Assert.Equal(10, results.OfType<TransactionResult.Rejected>().Count());
        Assert.Equal(1 + (2 * 30), page.Rows.Count);
    }

    [Fact]
    public async Task A_bug_in_one_piece_reaches_its_caller_only()
    {
        await using var database = EmbeddedDatabase.Open(_file.Path);
        var bad = database.WriteAsync<int>(_ => throw new InvalidOperationException("bug"), default);
        var good = database.WriteAsync(_ => new Written<int>(7), default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        Assert.Equal(7, await good);
    }

    [Fact]
    public async Task A_cancelled_piece_is_not_written()
    {
        await using var database = EmbeddedDatabase.Open(_file.Path);
        var table = TableOf(database);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            table.SubmitTransactionAsync([new Add(new TableRow("p", "r"))], new CancellationToken(canceled: true)));
        Assert.Null(await table.GetAsync("p", "r", default));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        await using (var database = EmbeddedDatabase.Open(_file.Path))
            await database.WriteAsync(c => new Written<int>(c.Execute("PRAGMA user_version = 99")), default);

        Assert.Throws<InvalidDataException>(() => EmbeddedDatabase.Open(_file.Path));
    }

    [Fact]
    public async Task The_rows_of_a_file_of_version_1_are_found_in_their_new_partitions()
    {
        var (tenant, chat) = (new TenantId("tenant"), new ChatId("19:weekly@thread.v2"));
        await using (var database = EmbeddedDatabase.Open(_file.Path))
        {
            var directory = new DirectoryStore(new EmbeddedTableServiceClient(database), TimeSpan.Zero, TimeProvider.System);
            await directory.ChangeChatAsync(tenant, chat, _ => new ChatEntry(tenant, chat, new("https://a/"), DateTimeOffset.UnixEpoch), default);
            await directory.ChangeTenantAsync(tenant, _ => new TenantEntry(tenant, []), default);
            await database.WriteAsync(c => new Written<int>(c.Execute("UPDATE rows SET pk = 'tenant|chat|03' WHERE pk <> 'tenants'")), default);
            await database.WriteAsync(c => new Written<int>(c.Execute("PRAGMA user_version = 1")), default);
        }

        await using var opened = EmbeddedDatabase.Open(_file.Path);
        var found = new DirectoryStore(new EmbeddedTableServiceClient(opened), TimeSpan.Zero, TimeProvider.System);
        Assert.NotNull(await found.FindChatAsync(tenant, chat, default));
        Assert.NotNull(await found.FindTenantAsync(tenant, default));
    }

    [Fact]
    public async Task Every_commit_is_flushed_to_the_disk()
    {
        await using var database = EmbeddedDatabase.Open(_file.Path);
        var settings = await database.WriteAsync(c => new Written<string>($"{c.Scalar("PRAGMA journal_mode")}|{c.Scalar("PRAGMA synchronous")}"), default);
        Assert.Equal("wal|2", settings);
    }

    [Fact]
    public async Task A_table_that_nobody_named_is_a_bug()
    {
        await using var database = EmbeddedDatabase.Open(_file.Path);
        Assert.Throws<ArgumentException>(() => new EmbeddedTableServiceClient(database).GetTableClient("Elsewhere"));
    }
}
