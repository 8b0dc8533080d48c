using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Host;
using OkrBot.Host.Jobs;
using OkrBot.Host.Observability;
using OkrBot.Host.Sample;
using OkrBot.Host.Tests.Scale;
using OkrBot.Rehearsal;
using OkrBot.Storage.Tables;
using OkrBot.Testing;
using Spectre.Console;

namespace OkrBot.Benchmarks.Scale;

/// <summary><c>scale</c>: 1,000 and 10,000 teams that meet at the same minute, in the real program on the embedded store, messages taken at once: what a
/// planner's pass reads, holds and takes, and how the requests of the opening minute spread over the keys.</summary>
internal sealed class ScaleRun : IAsyncDisposable
{
    private const int Ranges = 32;
    private static readonly int[] Sizes = [1_000, 10_000];
    private static readonly string[] Tables = [TableNames.TeamCycles, TableNames.Rooms, TableNames.Directory, TableNames.Board];
    private static readonly Cycle Cycle = new(new CycleId("2026-10-05"), new DateOnly(2026, 10, 5));

    private readonly string _folder = Directory.CreateTempSubdirectory("okrbot-scale-").FullName;
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 11, 3, 7, 50, 0, TimeSpan.Zero));
    private readonly HeldMemory _memory = new();
    private readonly KeyCounts _keys = new();
    private readonly WebApplication _app;
    private readonly TenantId _tenant;

    private ScaleRun(StandInTenant tenant)
    {
        _tenant = new TenantId(tenant.Options.TenantId);
        _app = OkrProgram.Build([], StandInSettings.For(tenant, Path.Combine(_folder, "okrbot.db")), _time, services =>
        {
            var quiet = new QuietTeams();
            services.AddSingleton<IMessenger>(quiet).AddSingleton<IRoster>(quiet).AddLogging(logging => logging.ClearProviders());
            services.Decorate<ITableServiceClient>((_, tables) => new WatchedTables(_keys.Around(tables), _memory));
            services.Decorate<IWorkQueue>((_, queue) => new WatchedQueue(queue, _memory));
        });
    }

    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var tenant = await StandInTenant.StartAsync(new StandInTenantOptions(TimeProvider.System), cancel);
        var table = new Table().Border(TableBorder.Simple).AddColumn("").AddColumns([.. Sizes.Select(size => Text(size) + " teams")]);
        var columns = new List<List<(string Title, string Text)>>();
        foreach (var size in Sizes)
        {
            await using var run = new ScaleRun(tenant);
            columns.Add([.. await run.PlanAsync(size, cancel), .. await run.OpenAsync(cancel)]);
        }
        for (var row = 0; row < columns[0].Count; row++) table.AddRow([columns[0][row].Title, .. columns.Select(column => column[row].Text)]);
        AnsiConsole.Profile.Width = 160;
        AnsiConsole.Write(table);
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<List<(string, string)>> PlanAsync(int size, CancellationToken cancel)
    {
        await _app.Services.GetRequiredService<IDirectory>().ChangeTenantAsync(_tenant, _ => new TenantEntry(_tenant, [Cycle]), cancel);
        await RoundsAsync(cancel);
        await ManySeed.SowAsync(_app.Services, _tenant, Cycle, size, cancel);
        NextMinute();
        var start = Stopwatch.GetTimestamp();
        await RoundsAsync(cancel);
        var queuing = Stopwatch.GetElapsedTime(start);
        var spent = string.Join(", ", Tables.Select(name => $"{name} {Text(_keys.Of(name))}"));
        NextMinute();
        start = Stopwatch.GetTimestamp();
        await RoundsAsync(cancel);
        var looking = Stopwatch.GetElapsedTime(start);
        NextMinute();
        _memory.Start();
        await RoundsAsync(cancel);
        _memory.IsLooking = false;
        return
        [
            ("planner: requests of a pass", spent), ("planner: a pass that queues all openings, ms", Text((int)queuing.TotalMilliseconds)),
            ("planner: a pass that finds them queued, ms", Text((int)looking.TotalMilliseconds)),
            ("planner: managed memory held in a pass, KB", Text((int)(_memory.Most / 1024))), ("planner: rows of the largest page", Text(_keys.LargestPage)),
        ];
    }

    private async Task<List<(string, string)>> OpenAsync(CancellationToken cancel)
    {
        _time.Advance(TimeSpan.FromMinutes(12));
        _keys.Reset();
        var runner = _app.Services.GetRequiredService<JobRunner>();
        var start = Stopwatch.GetTimestamp();
        while (await runner.PassAsync(cancel) > 0)
        {
        }
        await _app.Services.GetRequiredService<BoardPublisher>().PublishAsync(cancel);
        var took = Stopwatch.GetElapsedTime(start);
        return
        [
            ("opening all, s", took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)),
            .. Tables.Select(name => ($"{name}: requests, partitions, busiest partition, busiest of {Ranges} ranges",
                string.Create(CultureInfo.InvariantCulture, $"{_keys.Of(name):N0}, {_keys.PartitionsOf(name):N0}, {_keys.BusiestPartition(name):P1}, {_keys.BusiestRange(name, Ranges):P1}"))),
        ];
    }

    private void NextMinute()
    {
        _time.Advance(TimeSpan.FromSeconds(61));
        _keys.Reset();
    }

    private async Task RoundsAsync(CancellationToken cancel)
    {
        var round = _app.Services.GetRequiredService<PlannerRound>();
        while (await round.RunAsync(_time, cancel) == TimeSpan.Zero)
        {
        }
    }

    private static string Text(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
