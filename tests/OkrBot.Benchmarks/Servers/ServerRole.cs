using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.Storage.Tables;

namespace OkrBot.Benchmarks.Servers;

/// <summary>The server's side of a run. Speaks lines over its standard input and output; ends when it is told to, or when the driver is gone.</summary>
internal static class ServerRole
{
    public const string Prefix = "serve-";

    /// <summary>Before each line that answers the driver; other lines are the program's log.</summary>
    public const string Mark = "##";
    public const string AskFigures = "figures";
    public const string AskLiveHeap = "heap";
    public const string AskSaves = "saves";
    public const string Stop = "stop";

    public static async Task<int> RunAsync(string name)
    {
        if (await Console.In.ReadLineAsync() is not { } line) return 1;
        var order = JsonSerializer.Deserialize(line, ServerJson.Default.ServeOrder)!;
        await using var app = Build(name, order);
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        if (name != SubjectNames.Bare && order.Sows) await CrowdSeed.SowAsync(app.Services, order, CancellationToken.None);
        using var watch = new MemoryWatch();
        Say(app.Urls.First());
        await AnswerAsync(app, order, watch);
        await app.StopAsync();
        return 0;
    }

    private static WebApplication Build(string name, ServeOrder order) => name switch
    {
        SubjectNames.Bare => BareServer.Build(order),
        SubjectNames.Turn => TurnServer.Build(order),
        SubjectNames.Embedded or SubjectNames.Azurite => Host.OkrProgram.Build([], order.Settings),
        _ => throw new ArgumentException($"There is no server '{name}'.", nameof(name)),
    };

    private static async Task AnswerAsync(WebApplication app, ServeOrder order, MemoryWatch watch)
    {
        while (await Console.In.ReadLineAsync() is { } asked && asked != Stop)
            Say(asked switch
            {
                AskSaves => JsonSerializer.Serialize(await StoredSaves.ReadAsync(app.Services, order, CancellationToken.None), ServerJson.Default.Int32Array),
                AskLiveHeap => JsonSerializer.Serialize(Figures(app, watch, collect: true), ServerJson.Default.ServerFigures),
                _ => JsonSerializer.Serialize(Figures(app, watch, collect: false), ServerJson.Default.ServerFigures),
            });
    }

    private static ServerFigures Figures(WebApplication app, MemoryWatch watch, bool collect)
    {
        var counts = app.Services.GetService<TableRequestCounts>()?.Snapshot();
        return watch.Read(collect) with { Requests = counts?.ToDictionary(count => $"{count.Key.Table} {count.Key.Kind}", count => count.Value, StringComparer.Ordinal) ?? [] };
    }

    private static void Say(string text) => Console.WriteLine(Mark + text);
}

/// <summary>The servers that are compared.</summary>
internal static class SubjectNames
{
    public const string Bare = "bare";
    public const string Turn = "turn";
    public const string Embedded = "embedded";

    /// <summary>The real program on the emulator of Azure Storage.</summary>
    public const string Azurite = "azurite";
}
