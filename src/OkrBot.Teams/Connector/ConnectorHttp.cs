using System.Net.Http.Headers;
using System.Text.Json;
using OkrBot.Teams.Protocol;
using OkrBot.Teams.Tokens;
using Polly;

namespace OkrBot.Teams.Connector;

/// <summary>One call to the connector with its retries. Never throws for what the other side or the network does.</summary>
internal sealed class ConnectorHttp(IHttpClientFactory clients, TimeProvider time)
{
    public const string HttpClientName = "OkrBot.Connector";
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);
    private readonly ResiliencePipeline<ConnectorAnswer> _retries = RetryRule.Build(time);

    /// <param name="repeatable">Doing it twice does the same: it may be repeated when no answer came, or only a gateway's.</param>
    public async Task<ConnectorAnswer> SendAsync(HttpMethod method, Uri address, byte[]? body, bool repeatable, CancellationToken cancel)
    {
        var giveUpAt = time.GetUtcNow() + RetryRule.LongestCall;
        return await _retries.ExecuteAsync(async token =>
        {
            var answer = await OnceAsync(method, address, body, token);
            return answer with { MayRepeat = RetryRule.Repeats(answer, repeatable), GiveUpAt = giveUpAt };
        }, cancel);
    }

    private async Task<ConnectorAnswer> OnceAsync(HttpMethod method, Uri address, byte[]? body, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(AttemptTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var request = Request(method, address, body);
            using var response = await client.SendAsync(request, both.Token);
            var bytes = await response.Content.ReadAsByteArrayAsync(both.Token);
            return new(AnswerKind.Answered, (int)response.StatusCode, response.IsSuccessStatusCode ? "" : ErrorCode(bytes), bytes)
            {
                RetryAt = RetryRule.RetryAt(response.Headers.RetryAfter, time.GetUtcNow()),
            };
        }
        catch (HostNotAllowedException)
        {
            return new(AnswerKind.NotSent, 0, ConnectorAnswer.HostNotAllowed, []);
        }
        catch (TokenUnavailableException)
        {
            return new(AnswerKind.NotSent, 0, "NoToken", []);
        }
        catch (HttpRequestException e) when (IsBeforeSending(e.HttpRequestError))
        {
            return new(AnswerKind.NotSent, 0, ConnectorAnswer.ConnectionFailed, []);
        }
        catch (HttpRequestException e)
        {
            return new(AnswerKind.NoAnswer, 0, e.HttpRequestError.ToString(), []);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(AnswerKind.NoAnswer, 0, "Timeout", []);
        }
    }

    private static bool IsBeforeSending(HttpRequestError error)
        => error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    private static HttpRequestMessage Request(HttpMethod method, Uri address, byte[]? body)
    {
        var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        return request;
    }

    /// <summary>Safe for logs and rows: letters, digits and few signs, or nothing.</summary>
    private static string ErrorCode(byte[] body)
    {
        try
        {
            var error = JsonSerializer.Deserialize(body, ProtocolJson.Default.ErrorBody);
            var code = error?.Error?.Code ?? (error?.More?.TryGetValue("errorCode", out var number) == true ? number.ToString() : "");
            return code.Length <= 80 && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') ? code : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
