using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using OkrBot.App.Numbers;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Numbers;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Values;

/// <summary>A script that holds the write key of one of Checkout's key results, over real HTTP.</summary>
internal sealed class Pipe : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private Pipe(Stage stage, string key)
    {
        Stage = stage;
        Key = key;
    }

    public Stage Stage { get; }
    public string Key { get; }

    public static async Task<Pipe> OfAsync(StageShape? shape = null, string keyResult = "kr2")
    {
        var stage = await Stage.SetAsync(shape ?? new StageShape());
        return new Pipe(stage, await KeyAsync(stage, keyResult));
    }

    /// <summary>A key as the button makes it.</summary>
    public static async Task<string> KeyAsync(Stage stage, string keyResult)
    {
        stage.Time.Advance(TimeSpan.FromSeconds(1));
        var (key, bo) = (WriteKeyText.New(), new PersonId(stage.Person("Bo").ObjectId!));
        await stage.TellAsync(new TeamEvent.WriteKeyNamed(new(keyResult), new WriteKey(key.Id, bo, stage.Time.Now), bo));
        await stage.Get<IWriteKeys>().AddAsync(new WriteKeyEntry(key.Id, stage.Checkout.Id, new(keyResult), key.Hash), CancellationToken.None);
        return key.Whole;
    }

    public Task<(int Status, JsonObject Body, HttpResponseHeaders Headers)> SendAsync(string body, string? wish = null, string? key = null)
        => SendAsync(new StringContent(body, Encoding.UTF8, "application/json"), wish, key);

    public async Task<(int Status, JsonObject Body, HttpResponseHeaders Headers)> SendAsync(HttpContent content, string? wish = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Stage.Address, "api/v1/values")) { Content = content };
        if ((key ?? Key).Length > 0) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + (key ?? Key));
        if (wish is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", wish);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode != 200) Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return ((int)response.StatusCode, JsonNode.Parse(text)!.AsObject(), response.Headers);
    }

    public async Task<KeyResult> KeyResultAsync(string id = "kr2") => (await Stage.CheckoutNowAsync()).KeyResults[new(id)];

    public async Task<long> VersionAsync() => (await Stage.CheckoutNowAsync()).Version;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Stage.DisposeAsync();
    }
}
