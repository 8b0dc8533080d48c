using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Teams.Inbound;
using OkrBot.Testing;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests;

/// <summary>The room in a small program: real Kestrel, real tokens, a stub connector, a fake bot behind it.</summary>
internal sealed class TeamsProgram : IAsyncDisposable
{
    private WebApplication _app = null!;

    private TeamsProgram(ManualTime clock)
    {
        Clock = clock;
        Forge = new(Activities.AppId, clock);
    }

    public ManualTime Clock { get; }
    public TokenForge Forge { get; }
    public FakeBot Bot { get; } = new();
    public TestOpenId OpenId { get; private set; } = null!;
    public StubConnector Connector { get; private set; } = null!;
    public HttpClient Client { get; } = new();
    public string ServiceUrl => Connector.ServiceUrl;
    public IServiceProvider Services => _app.Services;
    public IMessenger Messenger => Services.GetRequiredService<IMessenger>();
    public IRoster Roster => Services.GetRequiredService<IRoster>();
    public ChatAddress MeetingChat => new(new TenantId(Activities.Tenant), new ChatId(Activities.MeetingChat), new Uri(ServiceUrl));

    /// <param name="patient">Time limits and pauses stand still until the clock is moved; otherwise pauses up to nine seconds pass at once.</param>
    public static async Task<TeamsProgram> StartAsync(Dictionary<string, string?>? settings = null, bool patient = false)
    {
        var program = new TeamsProgram(new());
        program.OpenId = await TestOpenId.StartAsync(program.Forge);
        program.Connector = await StubConnector.StartAsync();
        var builder = Loopback.Builder();
        builder.Configuration.AddInMemoryCollection(program.Settings()).AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton<TimeProvider>(patient ? program.Clock : new ImpatientTime(program.Clock, TimeSpan.FromSeconds(9)));
        builder.Services.AddSingleton<IBot>(program.Bot).AddSingleton<ISendSlots, MemorySendSlots>();
        builder.Services.AddTeams(builder.Configuration);
        program._app = builder.Build();
        program._app.Use(program.NoteBugsAsync);
        program._app.MapTeams();
        program.Client.BaseAddress = new Uri(await Loopback.StartAsync(program._app));
        return program;
    }

    public Task<HttpResponseMessage> PostAsync(JsonObject activity, string? token = null)
        => PostAsync(activity.ToJsonString(), $"Bearer {token ?? Forge.Mint(activity["serviceUrl"]?.GetValue<string>() ?? ServiceUrl)}");

    public Task<HttpResponseMessage> PostAsync(string body, params string[] authorization) => PostAsync(Encoding.UTF8.GetBytes(body), authorization);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, params string[] authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, TeamsEndpoints.MessagesPath) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var header in authorization)
            request.Headers.TryAddWithoutValidation("Authorization", header);
        var response = await Client.SendAsync(request);
        Assert.False(Bugs.TryDequeue(out var bug), bug?.ToString());
        return response;
    }

    public async Task<JsonObject> AnswerAsync(JsonObject activity)
    {
        using var response = await PostAsync(activity);
        Assert.Equal(200, (int)response.StatusCode);
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Connector.DisposeAsync();
        await OpenId.DisposeAsync();
        Forge.Dispose();
    }

    /// <summary>What left the room as an exception: each is a 500 and a bug.</summary>
    public ConcurrentQueue<Exception> Bugs { get; } = new();

    private async Task NoteBugsAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            Bugs.Enqueue(e);
            throw;
        }
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["Teams:AppId"] = Activities.AppId,
        ["Teams:TenantId"] = Activities.Tenant,
        ["Teams:Credential"] = "ClientSecret",
        ["Teams:ClientSecret"] = "a secret",
        ["Teams:OpenIdMetadata"] = OpenId.Metadata,
        ["Teams:TokenEndpoint"] = OpenId.TokenEndpoint,
        ["Teams:AllowedServiceHosts:0"] = new Uri(ServiceUrl).Authority,
        ["Teams:AllowedServiceHosts:1"] = "smba.trafficmanager.net",
    };
}
