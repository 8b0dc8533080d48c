using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Tests.Doubles;

namespace OkrBot.Rehearsal.Tests.Graph;

/// <summary>What Graph refuses before it looks at any data.</summary>
public sealed class GraphGateTests : TenantTest
{
    private const string Window = "startDateTime=2026-11-01T00:00:00Z&endDateTime=2026-12-01T00:00:00Z";

    [Theory]
    [InlineData("GET", "/users/{ann}/calendarView?" + Window + "&$top=5", null, 200)]
    [InlineData("GET", "/users/{ann}/calendarView?$top=5", null, 400)]
    [InlineData("GET", "/users/{ann}/calendarView?" + Window + "&$selct=id", null, 400)]
    [InlineData("GET", "/users/{ann}/calendarView?" + Window + "&$select=id,tittle", null, 400)]
    [InlineData("GET", "/users/{ann}/calendarView/delta?" + Window + "&$select=id", null, 400)]
    [InlineData("GET", "/users/{ann}/calendarView/delta?" + Window, null, 200)]
    [InlineData("GET", "/users/{ann}/mailboxSetting", null, 404)]
    [InlineData("POST", "/users/{ann}/events", """{"subject":"x","start":{"dateTime":"2026-11-10T09:00:00","timeZone":"UTC"},"end":{"dateTime":"2026-11-10T10:00:00","timeZone":"UTC"}}""", 201)]
    [InlineData("POST", "/users/{ann}/events", """{"subjekt":"x"}""", 400)]
    [InlineData("POST", "/users/{ann}/events", """{"subject":7}""", 400)]
    [InlineData("POST", "/users/{ann}/events", """{"showAs":"Busy"}""", 400)]
    [InlineData("POST", "/users/{ann}/events", """{"attendees":[{"type":"needed"}]}""", 400)]
    [InlineData("POST", "/users/{ann}/events", """{"start":{"datetime":"x"}}""", 400)]
    [InlineData("POST", "/users/{ann}/events", """[]""", 400)]
    [InlineData("POST", "/subscriptions", """{"expirationDateTime":"tomorrow"}""", 400)]
    [InlineData("POST", "/chats/x/installedApps", """{"consentedPermissionSet":{}}""", 400)]
    public async Task A_request_is_taken_as_Microsoft_describes_it_and_else_refused_and_counted(string method, string path, string? body, int status)
    {
        Assert.Equal(status, (await AskAsync(method, path, body)).Status);
        Assert.Equal(status is 400 or 404 ? 1 : 0, Tenant.Graph.Counts.Invalid);
        Assert.Equal(Tenant.Graph.Counts.Invalid, Tenant.Violations.All.Count);
    }

    [Fact]
    public async Task A_token_for_the_connector_is_none_for_Graph_and_the_other_way_round()
    {
        Assert.Equal(401, (await AskAsync("GET", "/subscriptions", null, Tenant.Tokens.ForBot(Tenant.Options.AppId, Tenant.Options.ClientSecret))).Status);
        Assert.Equal(401, (await AskAsync("GET", "/subscriptions", null, "nonsense")).Status);
        Assert.NotNull(await Tenant.Tokens.RefusalAsync("Bearer " + Token, CancellationToken.None));
        Assert.Equal(200, (await AskAsync("GET", "/subscriptions", null)).Status);
    }

    [Fact]
    public async Task A_batch_answers_each_of_its_requests_by_itself()
    {
        Tenant.Graph.Faults.FailNext(429, operation: "getManager", retryAfter: 7);
        var answer = await AskAsync("POST", "/$batch", $$"""
            {"requests":[{"id":"1","method":"GET","url":"/users/{{Ann.ObjectId}}?$select=id"},{"id":"2","method":"GET","url":"/users/{{Ann.ObjectId}}/manager"},{"id":"3","method":"GET","url":"/users/{{Ann.ObjectId}}/nonsense"}]}
            """);
        var responses = answer.Body!["responses"]!.AsArray();
        Assert.Equal([200, 429, 404], responses.Select(one => (int)one!["status"]!));
        Assert.Equal("7", (string?)responses[1]!["headers"]!["Retry-After"]);
    }

    [Fact]
    public async Task More_than_four_at_once_to_a_mailbox_and_more_than_one_a_second_about_a_chat_are_throttled_and_noted()
    {
        Tenant.Graph.Faults.Delay = TimeSpan.FromSeconds(1);
        var asked = Enumerable.Range(0, 5).Select(_ => AskAsync("GET", "/users/{ann}/mailboxSettings", null)).ToList();
        // The clock stands, so four wait for it and the fifth is refused.
        var first = await Task.WhenAny(asked);
        Assert.Equal(429, (await first).Status);
        while (asked.Exists(one => !one.IsCompleted))
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        Assert.Equal(4, (await Task.WhenAll(asked)).Count(answer => answer.Status == 200));

        Tenant.Graph.Faults.Delay = TimeSpan.Zero;
        Assert.Equal(200, (await AskAsync("GET", $"/chats/{Uri.EscapeDataString(Chat.Id)}", null)).Status);
        Assert.Equal(429, (await AskAsync("GET", $"/chats/{Uri.EscapeDataString(Chat.Id)}", null)).Status);
        Assert.Equal(["graph-chat-rate", "graph-mailbox-at-once"], Tenant.Violations.All.Select(violation => violation.Rule));
    }

    private string Token => Tenant.Tokens.ForBot(Tenant.Options.AppId, Tenant.Options.ClientSecret, "https://graph.microsoft.com")!;

    private async Task<(int Status, JsonNode? Body)> AskAsync(string method, string path, string? body, string? token = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Tenant.GraphUrl + path.Replace("{ann}", Ann.ObjectId, StringComparison.Ordinal)));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Token);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
