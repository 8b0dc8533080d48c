using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OkrBot.Teams.Settings;

namespace OkrBot.Teams.Inbound;

/// <summary>The channel service's keys cannot be had, so nobody can be verified now.</summary>
internal sealed class KeysUnavailableException(string message, Exception? inner) : Exception(message, inner);

/// <summary>The channel service's keys: fetched when first needed, kept for a day, fetched once more for an unknown key id.
/// Old keys serve up to five days when they cannot be refreshed (the refresh rule of the Bot Framework's documentation).</summary>
internal sealed partial class SigningKeys(IHttpClientFactory clients, IOptions<TeamsOptions> options, TimeProvider time, ILogger<SigningKeys> log) : IDisposable
{
    public const string HttpClientName = "OkrBot.OpenId";
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan Usable = TimeSpan.FromDays(5);

    /// <summary>At most one extra fetch in this time, however many unknown key ids strangers send.</summary>
    private static readonly TimeSpan BetweenExtraFetches = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile KeySet? _set;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;
    private bool _failed;

    /// <summary>Null when there is no such key, also after a fetch.</summary>
    /// <exception cref="KeysUnavailableException">No usable keys are at hand and none can be fetched.</exception>
    public async ValueTask<SigningKey?> FindAsync(string keyId, CancellationToken cancel)
    {
        if (_set is { } set && time.GetUtcNow() - set.FetchedAt < Fresh && set.Keys.TryGetValue(keyId, out var key))
            return key;

        await _one.WaitAsync(cancel);
        try
        {
            if (NeedsFetch(keyId))
                await FetchAsync(cancel);
        }
        finally
        {
            _one.Release();
        }
        if (_set is not { } now || time.GetUtcNow() - now.FetchedAt >= Usable)
            throw new KeysUnavailableException("No signing keys of the channel service are at hand", null);
        return now.Keys.GetValueOrDefault(keyId);
    }

    public void Dispose() => _one.Dispose();

    private bool NeedsFetch(string keyId)
    {
        var now = time.GetUtcNow();
        if (_failed && now - _triedAt < AfterFailure)
            return false;
        return _set is not { } set
            || now - set.FetchedAt >= Fresh
            || (!set.Keys.ContainsKey(keyId) && now - _triedAt >= BetweenExtraFetches);
    }

    private async Task FetchAsync(CancellationToken cancel)
    {
        _triedAt = time.GetUtcNow();
        _failed = true;
        using var limit = new CancellationTokenSource(FetchTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            var metadata = await GetAsync(client, new Uri(options.Value.OpenIdMetadata), both.Token);
            var keys = SigningKey.ReadSet(await GetAsync(client, KeysAddress(metadata), both.Token));
            if (keys.Count == 0)
                throw new JsonException("The key set has no RSA signing key");
            _set = new(keys, _triedAt);
            _failed = false;
            LogFetched(keys.Count);
        }
        catch (HttpRequestException e)
        {
            LogFailed(e.HttpRequestError.ToString(), e.Message);
        }
        catch (JsonException e)
        {
            LogFailed("Unreadable", e.Message);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            LogFailed("Timeout", e.Message);
        }
    }

    private static Uri KeysAddress(JsonElement metadata)
        => metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("jwks_uri", out var uri) && uri.ValueKind == JsonValueKind.String
            && Uri.TryCreate(uri.GetString(), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true })
            ? address
            : throw new JsonException("The metadata names no usable jwks_uri");

    private static async Task<JsonElement> GetAsync(HttpClient client, Uri address, CancellationToken cancel)
    {
        var bytes = await client.GetByteArrayAsync(address, cancel);
        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.Clone();
    }

    [LoggerMessage(1001, LogLevel.Information, "Fetched {Count} signing keys of the channel service")]
    private partial void LogFetched(int count);

    [LoggerMessage(1002, LogLevel.Warning, "Signing keys of the channel service could not be fetched: {Kind}: {Reason}")]
    private partial void LogFailed(string kind, string reason);

    private sealed record KeySet(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset FetchedAt);
}
