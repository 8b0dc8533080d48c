using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using OkrBot.App.Observability;
using OkrBot.Teams.Observability;
using OkrBot.Teams.Protocol;
using OkrBot.Teams.Tokens;
using Polly;

namespace OkrBot.Teams.Connector;

/// <summary>One call to the connector with its retries. Never throws for what the other side or the network does.</summary>
internal sealed class ConnectorHttp(IHttpClientFactory clients, TeamsTelemetry telemetry, TimeProvider time)
{
    public const string HttpClientName = "OkrBot.Connector";
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);
    private readonly ResiliencePipeline<ConnectorAnswer> _retries = RetryRule.Build(time);

    public async Task<ConnectorAnswer> SendAsync(ConnectorCall call, CancellationToken cancel)
    {
        using var timed = telemetry.Call(call.Operation);
        var giveUpAt = time.GetUtcNow() + RetryRule.LongestCall;
        var tries = 0;
        var last = await _retries.ExecuteAsync(async token =>
        {
            tries++;
            var answer = await OnceAsync(call, token);
            if (answer.Status == 429) telemetry.Throttled(TeamsTelemetry.ByTeams);
            return answer with { MayRepeat = RetryRule.Repeats(answer, call.Repeatable), GiveUpAt = giveUpAt };
        }, cancel);
        Tell(timed, last, tries);
        return last;
    }

    /// <summary>The connector's own error codes stay out: they are another system's words, without a bound.</summary>
    private static void Tell(Timed timed, ConnectorAnswer answer, int tries)
    {
        if (tries > 1) timed.Note(Tags.Resends, tries - 1);
        var kind = Label.Of(answer.Kind);
        if (answer.Kind == AnswerKind.Answered) timed.Tag(Tags.Status, answer.Status);
        timed.Ends(kind, answer.Succeeded ? null : answer.Status > 0 ? answer.Status.ToString(CultureInfo.InvariantCulture) : kind);
    }

    private async Task<ConnectorAnswer> OnceAsync(ConnectorCall call, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(AttemptTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var request = Request(call);
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

    private static HttpRequestMessage Request(ConnectorCall call)
    {
        var request = new HttpRequestMessage(call.Method, call.Address);
        if (call.Body is { } body)
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
