using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Host.Tests.Kit;
using OkrBot.Storage;

namespace OkrBot.Host.Tests.Health;

/// <summary>What the machine asks of the program: does it live, and can it work.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_program_that_runs_is_alive_and_ready()
    {
        await using var stage = await Stage.SetAsync();
        using var http = new HttpClient();
        Assert.Equal("alive", await http.GetStringAsync(new Uri(stage.Address, "health/live")));
        var (status, body) = await ReadyAsync(stage);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ready", (string?)body["status"]);
        Assert.Equal("ok", (string?)body["storage"]);
        Assert.Equal(0, (double?)body["oldestDueSeconds"]);
    }

    [Fact]
    public async Task While_another_process_holds_the_storage_file_it_is_not_ready_but_alive()
    {
        await using var stage = await Stage.SetAsync();
        await using (var other = Open(stage))
        {
            Run(other, "BEGIN EXCLUSIVE");
            await AssertNotReadyAsync(stage);
        }
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(stage)).Status);
    }

    [Fact]
    public async Task While_the_storage_file_is_damaged_it_is_not_ready_but_alive()
    {
        await using var stage = await Stage.SetAsync();
        await using var other = Open(stage);
        var tables = Tables(other);
        Assert.NotEmpty(tables);
        foreach (var table in tables) Run(other, $"ALTER TABLE \"{table}\" RENAME TO \"{table}_lost\"");
        await AssertNotReadyAsync(stage);
        foreach (var table in tables) Run(other, $"ALTER TABLE \"{table}_lost\" RENAME TO \"{table}\"");
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(stage)).Status);
    }

    [Fact]
    public async Task Work_that_waits_for_more_than_five_minutes_makes_it_not_ready_until_it_is_done()
    {
        await using var stage = await Stage.SetAsync();
        var now = stage.Time.Now;
        await stage.Get<IWorkQueue>().EnqueueAsync([new WorkItem("segment", "due:checkout", now, now) { Team = stage.Checkout.Id, Occurrence = stage.Checkout.Today }], CancellationToken.None);
        stage.Time.Advance(TimeSpan.FromSeconds(299));
        var (status, body) = await ReadyAsync(stage);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(299, (double?)body["oldestDueSeconds"]);

        stage.Time.Advance(TimeSpan.FromSeconds(2));
        (status, body) = await ReadyAsync(stage);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("work is stuck", (string?)body["status"]);
        Assert.Equal(301, (double?)body["oldestDueSeconds"]);

        await stage.WorkAsync();
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(stage)).Status);
    }

    private static async Task AssertNotReadyAsync(Stage stage)
    {
        var (status, body) = await ReadyAsync(stage);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("not ready", (string?)body["status"]);
        Assert.Contains("storage file", (string?)body["storage"], StringComparison.Ordinal);
        using var http = new HttpClient();
        Assert.Equal("alive", await http.GetStringAsync(new Uri(stage.Address, "health/live")));
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> ReadyAsync(Stage stage)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(stage.Address, "health/ready"));
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static SqliteConnection Open(Stage stage)
    {
        var path = stage.Get<IOptions<StorageOptions>>().Value.Path;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static List<string> Tables(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        using var reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
