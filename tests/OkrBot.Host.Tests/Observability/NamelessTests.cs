using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.Host.Observability;
using OkrBot.Host.Tests.Kit;
using OkrBot.Testing.Emulator;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit.Abstractions;

namespace OkrBot.Host.Tests.Observability;

/// <summary>Telemetry names nobody: not a person, a team, a chat or a tenant, and nothing that somebody typed.</summary>
public sealed partial class NamelessTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_whole_check_in_leaves_no_names_ids_typed_words_or_tokens_in_any_attribute_and_in_nothing_that_is_sent(bool onAzure)
    {
        // Azure's addresses hold keys, and so ids. The clock stands until it is moved and the emulator's does not: nothing is hidden.
        var settings = onAzure ? Azurite.Shared.Settings() : new(StringComparer.Ordinal);
        if (onAzure) settings["Storage:LongestDelay"] = "00:00:00";
        var (metrics, spans) = (new List<MetricSnapshot>(), new Kept());
        await using var collector = await Collector.StartAsync();
        await using var stage = await Stage.SetAsync(new StageShape
        {
            Settings = new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["Telemetry:Otlp"] = collector.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" },
            Change = services => services
                .ConfigureOpenTelemetryMeterProvider(meters => meters.AddInMemoryExporter(metrics))
                .ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(new SimpleActivityExportProcessor(spans))),
        });
        await WholeCheckIn.PlayAsync(stage).WaitAsync(TimeSpan.FromSeconds(120));
        await AskOddlyAsync(new Uri(stage.Address, "api/messages"));
        await AskOddlyAsync(new Uri(stage.Address, "pelican?pelican=1"));
        stage.Get<TracerProvider>().ForceFlush();
        stage.Get<MeterProvider>().ForceFlush();

        // The stand-in tenant runs in this process too, and the route of its token endpoint is written out.
        var tenantsOwn = $"/{stage.Tenant.Options.TenantId}/oauth2/v2.0/token";
        var told = spans.Told.Concat(metrics.SelectMany(Of)).Where(line => !line.Contains(tenantsOwn, StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var line in told) output.WriteLine(line);
        foreach (var name in new[] { "okrbot.verb=checkin.noChange", "okrbot.refusal=", "http.route=/api/messages", "url.full=http://127.0.0.1", "okrbot.work.kind=room" })
            Assert.Contains(told, line => line.Contains(name, StringComparison.Ordinal));
        var secrets = Secrets(stage).ToList();
        Assert.True(secrets.Count > 40, $"only {secrets.Count}");
        Assert.DoesNotContain(told, line => secrets.Exists(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(told, line => Id().IsMatch(line));
        foreach (var person in stage.Company.People) Assert.DoesNotContain(told, line => Regex.IsMatch(line, $@"\b{Regex.Escape(person.Name)}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));

        var sent = (collector.TextOf("/v1/traces") + collector.TextOf("/v1/metrics")).Replace(tenantsOwn, "", StringComparison.Ordinal);
        Assert.Contains("checkin.noChange", sent, StringComparison.Ordinal);
        foreach (var secret in secrets) Assert.DoesNotContain(secret, sent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/v3/conversations/19%3Ameeting_A%40thread.v2/activities/170", "https://smba.trafficmanager.net/emea/v3/conversations/*/activities/*")]
    [InlineData("https://smba.trafficmanager.net/teams/v3/conversations/a%3Ax/members/29%3A1abc", "https://smba.trafficmanager.net/teams/v3/conversations/*/members/*")]
    [InlineData("https://smba.trafficmanager.net/teams/v1/meetings/MCMx/participants/0b0b?tenantId=7e7e", "https://smba.trafficmanager.net/teams/v1/meetings/*/participants/*")]
    [InlineData("https://smba.trafficmanager.net/teams/v3/conversations/x/pagedmembers?pageSize=500&continuationToken=29", "https://smba.trafficmanager.net/teams/v3/conversations/*/pagedmembers")]
    [InlineData("https://login.microsoftonline.com/7e7e7e7e-0000-4000-8000-000000000001/oauth2/v2.0/token", "https://login.microsoftonline.com/*/oauth2/v2.0/token")]
    [InlineData("https://ann:secret@host:8443/keys#ann", "https://host:8443/keys")]
    [InlineData("no address", null)]
    public void An_address_keeps_its_host_and_the_words_that_are_ours(string address, string? redacted) => Assert.Equal(redacted, RedactedAddress.Of(address));

    /// <summary>A stranger chooses the method, the address and every header.</summary>
    private static async Task AskOddlyAsync(Uri address)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.Host, address.Port);
        var request = $"""
            PELICAN {address.PathAndQuery} HTTP/1.1
            Host: pelican.example.com
            User-Agent: pelican
            traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
            tracestate: pelican=1
            baggage: pelican=1
            X-Forwarded-For: pelican
            Connection: close


            """;
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request.ReplaceLineEndings("\r\n")));
        using var answer = new StreamReader(tcp.GetStream());
        Assert.StartsWith("HTTP/1.1 4", await answer.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Secrets(Stage stage) =>
    [
        .. WholeCheckIn.Secrets(stage), stage.Tenant.Options.TenantId, stage.Tenant.Options.AppId,
        .. stage.Company.People.SelectMany(person => new[] { person.ObjectId, person.ChannelId }).OfType<string>(),
        .. stage.Company.Teams.SelectMany(team => new[] { team.Chat.Id, Uri.EscapeDataString(team.Chat.Id), team.Id.Team.Value, team.Id.Cycle.Value }),
    ];

    private static IEnumerable<string> Of(MetricSnapshot metric)
    {
        foreach (var point in metric.MetricPoints)
            foreach (var tag in point.Tags)
                yield return $"{metric.Name} {tag.Key}={tag.Value}";
    }

    /// <summary>Ids of Teams and of Entra, in whatever dress.</summary>
    [GeneratedRegex(@"\b(19|29|28|a|8)(:|%3A)|@thread|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|tenantId=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    /// <summary>All that an exporter is given of a span, as text.</summary>
    private sealed class Kept : BaseExporter<Activity>
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _told = new();

        public IReadOnlyCollection<string> Told => _told;

        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch)
            {
                var (name, source) = (span.DisplayName, span.Source.Name);
                _told.Enqueue($"{source} {name} {span.StatusDescription} {span.TraceStateString}");
                foreach (var tag in span.TagObjects.Concat(span.Links.SelectMany(link => link.Tags ?? []))) _told.Enqueue($"{source} {name} {tag.Key}={tag.Value}");
                foreach (var happened in span.Events)
                    foreach (var tag in happened.Tags) _told.Enqueue($"{source} {name} {happened.Name} {tag.Key}={tag.Value}");
            }
            return ExportResult.Success;
        }
    }
}
