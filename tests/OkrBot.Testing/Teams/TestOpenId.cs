using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OkrBot.Testing.Teams;

/// <summary>A stand-in for the two places where tokens come from: the channel service's OpenID metadata and keys, and the endpoint that gives the bot its own token.</summary>
public sealed class TestOpenId : IAsyncDisposable
{
    private readonly WebApplication _app = Loopback.Builder().Build();
    private string _address = "";
    private int _metadataFetches;
    private int _keyFetches;
    private int _tokens;

    private TestOpenId()
    {
        _app.MapGet("/openid", MetadataAsync);
        _app.MapGet("/keys", KeysAsync);
        _app.MapPost("/token", TokenAsync);
    }

    public string Metadata => _address + "/openid";
    public string TokenEndpoint => _address + "/token";
    public ConcurrentDictionary<string, JsonObject> Keys { get; } = new();
    public int MetadataFetches => _metadataFetches;
    public int KeyFetches => _keyFetches;

    /// <summary>Tokens given out to the bot; the n-th is <c>bot-token-n</c>.</summary>
    public int TokensGiven => _tokens;
    public ConcurrentQueue<string> TokenForms { get; } = new();

    /// <summary>Everything answers 500.</summary>
    public bool Down { get; set; }

    public int TokenLifetimeSeconds { get; set; } = 3600;

    public static async Task<TestOpenId> StartAsync(params TokenForge[] forges)
    {
        var server = new TestOpenId();
        foreach (var forge in forges)
            server.Keys[forge.KeyId] = forge.PublicKey();
        server._address = await Loopback.StartAsync(server._app);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task MetadataAsync(HttpContext context)
    {
        Interlocked.Increment(ref _metadataFetches);
        return WriteAsync(context, new()
        {
            ["issuer"] = TokenForge.Issuer,
            ["jwks_uri"] = _address + "/keys",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        });
    }

    private Task KeysAsync(HttpContext context)
    {
        Interlocked.Increment(ref _keyFetches);
        return WriteAsync(context, new() { ["keys"] = new JsonArray([.. Keys.Values.Select(k => k.DeepClone())]) });
    }

    private async Task TokenAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        TokenForms.Enqueue(await reader.ReadToEndAsync());
        var number = Interlocked.Increment(ref _tokens);
        await WriteAsync(context, new() { ["token_type"] = "Bearer", ["expires_in"] = TokenLifetimeSeconds, ["access_token"] = $"bot-token-{number}" });
    }

    private Task WriteAsync(HttpContext context, JsonObject body)
    {
        context.Response.StatusCode = Down ? 500 : 200;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(Down ? "" : body.ToJsonString());
    }
}
