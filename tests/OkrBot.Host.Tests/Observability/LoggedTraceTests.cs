using System.Text.Json.Nodes;
using OkrBot.Host.Tests.Processes;
using OkrBot.Host.Tests.Start;

namespace OkrBot.Host.Tests.Observability;

public sealed class LoggedTraceTests
{
    [Fact]
    public async Task A_log_line_of_a_request_tells_its_trace()
    {
        var folder = Directory.CreateTempSubdirectory("okrbot-logs-").FullName;
        await using (var serving = await Serving.StartAsync(SettingsTests.Complete, folder))
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(serving.Address, "api/messages")) { Content = new StringContent("{}") };
            using var answer = await http.SendAsync(request);
            string? line;
            while ((line = serving.Program.Out.Split('\n').FirstOrDefault(l => l.Contains("Refused a caller", StringComparison.Ordinal))) is null) await Task.Yield();
            var scopes = (JsonArray)JsonNode.Parse(line)!["Scopes"]!;
            Assert.Contains(scopes, scope => (string?)scope!["TraceId"] is { Length: 32 } trace && trace.Trim('0').Length > 0);
        }
        Directory.Delete(folder, recursive: true);
    }
}
