using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OkrBot.Teams.Protocol;
using OkrBot.Teams.Settings;

namespace OkrBot.Teams.Tokens;

/// <summary>Client credentials grant with a secret (RFC 6749 §4.4).</summary>
internal sealed class ClientSecretFetcher(IHttpClientFactory clients, IOptions<TeamsOptions> options, TimeProvider time) : ITokenFetcher
{
    public const string HttpClientName = "OkrBot.Token";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public async Task<FetchedToken> FetchAsync(string scope, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var form = Form(scope);
            var asked = time.GetUtcNow();
            using var response = await client.PostAsync(options.Value.EffectiveTokenEndpoint, form, both.Token);
            if (!response.IsSuccessStatusCode)
                throw new TokenUnavailableException($"The token endpoint answered {(int)response.StatusCode}");
            var answer = await response.Content.ReadFromJsonAsync(ProtocolJson.Default.TokenAnswer, both.Token);
            return answer is { AccessToken: { Length: > 0 } token, ExpiresIn: > 0 and < 1_000_000 }
                ? new(token, asked.AddSeconds(answer.ExpiresIn.Value))
                : throw new TokenUnavailableException("The token endpoint's answer has no token");
        }
        catch (HttpRequestException e)
        {
            throw new TokenUnavailableException("The token endpoint cannot be reached", e);
        }
        catch (JsonException e)
        {
            throw new TokenUnavailableException("The token endpoint's answer is no JSON", e);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new TokenUnavailableException("The token endpoint did not answer in time", e);
        }
    }

    private FormUrlEncodedContent Form(string scope) => new(
    [
        new("grant_type", "client_credentials"),
        new("client_id", options.Value.AppId),
        new("client_secret", options.Value.ClientSecret),
        new("scope", scope),
    ]);
}
