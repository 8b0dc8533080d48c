using System.Diagnostics.Tracing;

namespace OkrBot.Host.Observability;

/// <summary>Says in the log that the collector does not take what is sent; the exporter itself is silent, so a wrong address would never be noticed.
/// At most one line in ten minutes, without the exporter's own words.</summary>
internal sealed partial class ExportWatch(TelemetryOptions collector, TimeProvider time, ILogger<ExportWatch> log) : EventListener, IHostedService
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Exporter) EnableEvents(eventSource, EventLevel.Warning);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        lock (_gate)
        {
            if (time.GetUtcNow() < _next) return;
            _next = time.GetUtcNow() + Quiet;
        }
        LogNotSent(collector.Endpoint.Authority, eventData.EventName);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Metrics and traces do not reach the collector {Collector} ({Event}); they are dropped, and nothing else suffers")]
    private partial void LogNotSent(string collector, string? @event);
}
