using OpenTelemetry.Exporter;

namespace OkrBot.Host.Observability;

/// <summary>Where metrics and traces go. Without an endpoint they go nowhere.</summary>
/// <param name="Endpoint">The collector's base address.</param>
internal sealed record TelemetryOptions(Uri Endpoint, OtlpExportProtocol Protocol)
{
    public const string Setting = "Telemetry:Otlp";

    // Names and meanings of OpenTelemetry's specification.
    private const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string StandardProtocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string StandardHeaders = "OTEL_EXPORTER_OTLP_HEADERS";

    /// <summary><c>Telemetry:Otlp</c>, else <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; null when neither is set. <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> is <c>grpc</c>
    /// (default) or <c>http/protobuf</c>. The exporter itself reads the other <c>OTEL_*</c> settings.</summary>
    public static TelemetryOptions? Read(IConfiguration configuration)
    {
        var setting = string.IsNullOrWhiteSpace(configuration[Setting]) ? StandardEndpoint : Setting;
        var text = configuration[setting];
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || (endpoint.Scheme != Uri.UriSchemeHttp && endpoint.Scheme != Uri.UriSchemeHttps))
            throw new SettingException(setting, "has to be the collector's http or https address, for instance http://localhost:4317");
        RequireHeaders(configuration[StandardHeaders]);
        return new TelemetryOptions(endpoint, ReadProtocol(configuration[StandardProtocol]));
    }

    /// <param name="signal"><c>traces</c> or <c>metrics</c>.</param>
    public void Aim(OtlpExporterOptions exporter, string signal)
    {
        exporter.Protocol = Protocol;
        exporter.Endpoint = Protocol == OtlpExportProtocol.Grpc ? Endpoint : new Uri(Endpoint.ToString().TrimEnd('/') + "/v1/" + signal);
    }

    private static OtlpExportProtocol ReadProtocol(string? text) => text?.Trim() switch
    {
        null or "" or "grpc" => OtlpExportProtocol.Grpc,
        "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
        _ => throw new SettingException(StandardProtocol, "has to be grpc or http/protobuf"),
    };

    /// <summary>They may hold a key, so their text is never told.</summary>
    private static void RequireHeaders(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text) && text.Split(',').Any(header => header.IndexOf('=', StringComparison.Ordinal) < 1))
            throw new SettingException(StandardHeaders, "has to be name=value, several of them separated by commas");
    }
}
