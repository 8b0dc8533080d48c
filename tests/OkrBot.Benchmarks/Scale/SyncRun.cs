using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Benchmarks.Servers;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Host;
using OkrBot.Host.Jobs;
using OkrBot.Host.Sample;
using OkrBot.Host.Tests.Scale;
using OkrBot.Rehearsal;
using Spectre.Console;

namespace OkrBot.Benchmarks.Scale;

/// <summary><c>sync</c>: 2,000 teams in 1,500 calendars, over the real SDK and HTTP against the stand-in tenant with its limits on and 20 ms for each answer: the first
/// look, nights without and with changes, subscriptions made and renewed, and 200 chats entered at once. Ends with 1 when a limit was passed.</summary>
internal sealed class SyncRun : IAsyncDisposable
{
    private const int Teams = 2_000, Mailboxes = 1_500, Moved = 100, Chats = 200, SameChat = 5;
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(20);
    private static readonly Cycle Cycle = new(new CycleId("2026-10-05"), new DateOnly(2026, 10, 5));

    private readonly string _folder = Directory.CreateTempSubdirectory("okrbot-sync-").FullName;
    private readonly StandInTenant _tenant;
    private readonly WebApplication _app;
    private readonly SyncSeed _seed;
    private readonly Table _table = new Table().Border(TableBorder.Simple).AddColumns("", "s", "calls", "calls/s", "429", "which", "heap MB");

    private SyncRun(StandInTenant tenant)
    {
        _tenant = tenant;
        var settings = StandInSettings.For(tenant, Path.Combine(_folder, "okrbot.db"));
        settings["Graph:Enabled"] = "true";
        // Graph asks there before it makes a subscription.
        var address = $"http://127.0.0.1:{FreePort()}";
        settings["Public:BaseUrl"] = address;
        _app = OkrProgram.Build([], settings, change: services =>
        {
            // Work is done when the run says so.
            foreach (var loop in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationFactory is not null).ToList()) services.Remove(loop);
            foreach (var loop in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace == typeof(JobRunner).Namespace).ToList()) services.Remove(loop);
            services.AddLogging(logging => logging.ClearProviders());
        });
        _app.Urls.Clear();
        _app.Urls.Add(address);
        _seed = new SyncSeed(_app.Services, tenant, Cycle);
    }

    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var tenant = await StandInTenant.StartAsync(new StandInTenantOptions(TimeProvider.System), cancel);
        await using var run = new SyncRun(tenant);
        return await run.MeasureAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<int> MeasureAsync(CancellationToken cancel)
    {
        using var memory = new MemoryWatch();
        await _app.StartAsync(cancel);
        await _app.Services.GetRequiredService<IDirectory>().ChangeTenantAsync(new TenantId(_tenant.Options.TenantId), entry => (entry ?? new TenantEntry(new(_tenant.Options.TenantId), [])) with { Live = [Cycle] }, cancel);
        await _seed.SowAsync(Teams, Mailboxes, cancel);
        _tenant.Graph.Faults.Delay = Answer;
        await MeasureAsync("first look at all", () => WorkAsync(CalendarWork.Look, cancel));
        await MeasureAsync("a night without changes", () => WorkAsync(CalendarWork.Look, cancel));
        for (var at = 0; at < Moved; at++) _tenant.Graph.Calendars.Move(_seed.Series[at], _seed.Series[at].Start.AddDays(28), _seed.Series[at].Start.AddDays(29));
        await MeasureAsync($"{Text(Moved)} series moved", () => WorkAsync(CalendarWork.Look, cancel));
        foreach (var person in _seed.Organisers.Take(50)) _tenant.Graph.QuietMailbox(person, TimeSpan.FromSeconds(3));
        await MeasureAsync("50 mailboxes ask for 3 s of quiet", () => WorkAsync(CalendarWork.Look, cancel));
        await MeasureAsync("subscriptions made", () => WorkAsync(CalendarWork.Renew, cancel));
        await MeasureAsync("subscriptions renewed", () => WorkAsync(CalendarWork.Renew, cancel));
        await MeasureAsync($"{Text(Chats)} chats entered, one of them {Text(SameChat)} times", () => EnterAsync(cancel));
        return Report(memory);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task WorkAsync(string kind, CancellationToken cancel)
    {
        await _seed.QueueAsync(kind, DateTimeOffset.UtcNow, cancel);
        var runner = _app.Services.GetRequiredService<JobRunner>();
        while (await runner.PassAsync(cancel) > 0)
        {
        }
    }

    private async Task EnterAsync(CancellationToken cancel)
    {
        var chats = _app.Services.GetRequiredService<IMeetingChats>();
        foreach (var series in _seed.Series.Take(Chats)) _tenant.World.FindChat(series.Online!.ThreadId)!.BotRemoved = true;
        var all = _seed.Series.Take(Chats).Concat(Enumerable.Repeat(_seed.Series[0], SameChat - 1));
        var joined = await Task.WhenAll(all.Select(series => chats.JoinAsync(new TenantId(_tenant.Options.TenantId), new ChatId(series.Online!.ThreadId), cancel)));
        if (joined.Any(one => !one.IsAnswered)) throw new InvalidOperationException($"{joined.Count(one => !one.IsAnswered)} chats were not entered: {joined.First(one => !one.IsAnswered).Why}");
    }

    private async Task MeasureAsync(string what, Func<Task> work)
    {
        // What was begun before an item was made counts as done for some seconds, for servers' clocks differ.
        await Task.Delay(TimeSpan.FromSeconds(6));
        var (before, throttled, start) = (_tenant.Graph.Counts.ByOperation, _tenant.Graph.Counts.Throttled, Stopwatch.GetTimestamp());
        await work();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var made = _tenant.Graph.Counts.ByOperation.Select(one => (Name: one.Key, Count: one.Value - before.GetValueOrDefault(one.Key))).Where(one => one.Count > 0).OrderBy(one => one.Name, StringComparer.Ordinal).ToList();
        var calls = made.Sum(one => one.Count);
        _table.AddRow(what, seconds.ToString("0.0", CultureInfo.InvariantCulture), Text(calls), Text((int)(calls / seconds)), Text(_tenant.Graph.Counts.Throttled - throttled),
            string.Join(", ", made.Select(one => $"{one.Name} {Text(one.Count)}")), Text((int)(GC.GetTotalMemory(forceFullCollection: true) / 1024 / 1024)));
    }

    private int Report(MemoryWatch memory)
    {
        AnsiConsole.Profile.Width = 180;
        AnsiConsole.Write(_table);
        var most = _seed.Organisers.Max(_tenant.Graph.MostAtOnce);
        Console.WriteLine($"{Text(Teams)} teams, {Text(Mailboxes)} calendars, {Answer.TotalMilliseconds} ms an answer; most at once to one mailbox: {most}; requests that Graph would not take: {_tenant.Graph.Counts.Invalid}; peak working set {memory.Read(collect: false).PeakWorkingSetBytes / 1024 / 1024} MB with the stand-in tenant");
        foreach (var violation in _tenant.Violations.All) Console.WriteLine($"LIMIT PASSED {violation.Rule} {violation.Detail}");
        return _tenant.Violations.All.Count == 0 ? 0 : 1;
    }

    private static string Text(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
