using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace OkrBot.Rehearsal.Tests.Doubles;

/// <summary>Calls the stand-in connector as a bot does: buys a token, then speaks plain HTTP.</summary>
internal sealed class ConnectorCaller(StandInTenant tenant) : IDisposable
{
    private readonly HttpClient _http = new();

    /// <summary>Null = buy one.</summary>
    internal string? Token { get; set; }

    internal async Task<JsonObject> BuyTokenAsync(string? secret = null, string scope = "https://api.botframework.com/.default")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = tenant.Options.AppId,
            ["client_secret"] = secret ?? tenant.Options.ClientSecret,
            ["scope"] = scope,
        });
        using var response = await _http.PostAsync(tenant.TokenEndpoint, form);
        var body = (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        body["status"] = (int)response.StatusCode;
        return body;
    }

    internal async Task<(int Status, JsonNode? Body, TimeSpan? RetryAfter)> CallAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        Token ??= (string)(await BuyTokenAsync())["access_token"]!;
        using var request = new HttpRequestMessage(method, new Uri(tenant.ServiceUrl, path));
        if (Token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null, response.Headers.RetryAfter?.Delta);
    }

    internal async Task<string> SendAsync(string chatId, JsonObject activity)
    {
        var (status, body, _) = await CallAsync(HttpMethod.Post, $"v3/conversations/{Uri.EscapeDataString(chatId)}/activities", activity);
        Assert.Equal(201, status);
        return (string)body!["id"]!;
    }

    internal Task<(int Status, JsonNode? Body, TimeSpan? RetryAfter)> PostTextAsync(string chatId, string text = "hello")
        => CallAsync(HttpMethod.Post, $"v3/conversations/{Uri.EscapeDataString(chatId)}/activities", Sample.Text(text));

    internal Task<(int Status, JsonNode? Body, TimeSpan? RetryAfter)> EditAsync(string chatId, string id, JsonObject activity)
        => CallAsync(HttpMethod.Put, $"v3/conversations/{Uri.EscapeDataString(chatId)}/activities/{id}", activity);

    public void Dispose() => _http.Dispose();
}
