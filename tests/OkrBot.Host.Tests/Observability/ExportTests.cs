using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OkrBot.Host.Tests.Health;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace OkrBot.Host.Tests.Observability;

/// <summary>What leaves the program: to a real receiver where one is configured, and nothing where none is.</summary>
public sealed class ExportTests
{
    private const string Standard = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Ours = "Telemetry:Otlp";

    [Theory]
    [InlineData(Ours)]
    [InlineData(Standard)]
    public async Task A_configured_collector_gets_metrics_and_traces_over_HTTP(string setting)
    {
        await using var collector = await Collector.StartAsync();
        await using var stage = await Stage.SetAsync(Shape((setting, collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")));
        await PlayAsync(stage);
        Flush(stage);
        AssertArrived(collector.TextOf("/v1/metrics"), collector.TextOf("/v1/traces"));
    }

    [Fact]
    public async Task Without_a_protocol_it_is_gRPC()
    {
        await using var collector = await Collector.StartAsync(grpc: true);
        await using var stage = await Stage.SetAsync(Shape((Ours, collector.Address)));
        await PlayAsync(stage);
        Flush(stage);
        const string services = "/opentelemetry.proto.collector.";
        AssertArrived(collector.TextOf(services + "metrics.v1.MetricsService/Export"), collector.TextOf(services + "trace.v1.TraceService/Export"));
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_there_that_could_send()
    {
        await using var stage = await Stage.SetAsync(Shape((Ours, " ")));
        Assert.Null(stage.Program.Services.GetService<MeterProvider>());
        Assert.Null(stage.Program.Services.GetService<TracerProvider>());
        Assert.DoesNotContain(stage.Get<IEnumerable<IHostedService>>(), hosted => hosted.GetType().Namespace!.StartsWith("OpenTelemetry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_collector_that_cannot_be_reached_costs_neither_readiness_nor_answers()
    {
        await using var stage = await Stage.SetAsync(Shape((Ours, "http://127.0.0.1:1")));
        using var logs = CapturedLogs.Of(stage);
        await PlayAsync(stage);
        Flush(stage);
        Assert.Single(logs.Lines, line => line.Contains("do not reach the collector 127.0.0.1:1", StringComparison.Ordinal));
        Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Ann", "No change"));
        Assert.NotEmpty((await stage.SegmentAsync()).Answered);
        using var http = new HttpClient();
        using var ready = await http.GetAsync(new Uri(stage.Address, "health/ready"));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private static StageShape Shape(params (string Name, string Value)[] settings)
    {
        // What the machine's own environment may hold counts for nothing here.
        var all = new Dictionary<string, string?>(StringComparer.Ordinal) { [Ours] = "", [Standard] = "", ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "", ["OTEL_EXPORTER_OTLP_HEADERS"] = "" };
        foreach (var (name, value) in settings) all[name] = value;
        return new StageShape { Settings = all };
    }

    private static async Task PlayAsync(Stage stage)
    {
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        using var http = new HttpClient();
        Assert.Equal("alive", await http.GetStringAsync(new Uri(stage.Address, "health/live")));
    }

    private static void Flush(Stage stage)
    {
        stage.Get<TracerProvider>().ForceFlush();
        stage.Get<MeterProvider>().ForceFlush();
    }

    private static void AssertArrived(string metrics, string traces)
    {
        foreach (var name in new[] { "okrbot", "okrbot.turn.duration", "okrbot.save.duration", "okrbot.work.queue.age", "http.server.request.duration", "dotnet.gc.collections", "service.instance.id" })
            Assert.Contains(name, metrics, StringComparison.Ordinal);
        foreach (var name in new[] { "okrbot", "turn meeting_started", "save", "work room", "connector send", "POST /api/messages", "/v3/conversations/*/activities" })
            Assert.Contains(name, traces, StringComparison.Ordinal);
        Assert.DoesNotContain("/health", traces, StringComparison.Ordinal);
    }
}
