using System.Reflection;
using OkrBot.App.Observability;
using OkrBot.App.Ports;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OkrBot.Host.Observability;

internal static class TelemetryRegistration
{
    private const string Service = "okrbot";
    private const string Health = "/health";

    /// <summary>The rooms' metrics, and their way out where a collector is configured. Without one nobody listens: no thread, no connection, and no spans.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<JobTelemetry>();
        services.Decorate<IRooms>((provider, rooms) => ActivatorUtilities.CreateInstance<MeasuredRooms>(provider, rooms));
        return TelemetryOptions.Read(configuration) is { } collector ? services.AddExport(collector) : services;
    }

    private static IServiceCollection AddExport(this IServiceCollection services, TelemetryOptions collector)
    {
        services.AddSingleton(collector).AddHostedService<ExportWatch>();
        services.AddOpenTelemetry()
            .ConfigureResource(Describe)
            .WithMetrics(metrics => metrics.AddMeter(Instruments.AllRooms)
                .AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation()
                .AddOtlpExporter(exporter => collector.Aim(exporter, "metrics")))
            .WithTracing(traces => traces.AddSource(Instruments.AllRooms)
                .AddAspNetCoreInstrumentation(asked => asked.Filter = context => !context.Request.Path.StartsWithSegments(Health, StringComparison.OrdinalIgnoreCase))
                .AddHttpClientInstrumentation()
                .AddProcessor<SpanRedaction>()
                .AddOtlpExporter(exporter => collector.Aim(exporter, "traces")));
        return services;
    }

    /// <summary>What the operator says of this service in <c>OTEL_RESOURCE_ATTRIBUTES</c> and <c>OTEL_SERVICE_NAME</c> counts more than what we know.</summary>
    private static void Describe(ResourceBuilder resource) => resource
        .AddService(Service, serviceVersion: typeof(OkrProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
        .AddEnvironmentVariableDetector();
}
