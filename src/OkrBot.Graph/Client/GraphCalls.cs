using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Graph.Client;

/// <summary>One question to Graph: what it refuses, or how it fails, becomes a value.</summary>
internal sealed partial class GraphCalls(GraphClient client, IRightsSeen rights, TimeProvider time, ILogger<GraphCalls> log)
{
    private static readonly TimeSpan BusyFor = TimeSpan.FromMinutes(1);

    public GraphClient Client => client;

    /// <summary>A list goes on beyond what is read of it: what is missing then looks as if it were not there.</summary>
    public void NoteCut(string what, int pages) => LogCut(what, pages);

    /// <param name="right">What 403 means that we lack, in the tenant as a whole.</param>
    public Task<Asked<T>> AskAsync<T>(TenantId tenant, Right right, Func<GraphServiceClient, CancellationToken, Task<T>> ask, CancellationToken cancel)
        => AskAsync(tenant, right, null, ask, cancel);

    /// <param name="need">What 403 means that we lack, and whose mailbox or meetings it does not reach.</param>
    public Task<Asked<T>> AskAsync<T>(TenantId tenant, (Right Right, PersonId Whose) need, Func<GraphServiceClient, CancellationToken, Task<T>> ask, CancellationToken cancel)
        => AskAsync(tenant, need.Right, need.Whose, ask, cancel);

    /// <summary>The one place where rights are noticed.</summary>
    private async Task<Asked<T>> AskAsync<T>(TenantId tenant, Right right, PersonId? whose, Func<GraphServiceClient, CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        if (!client.Serves(tenant)) return new(default, new NoAnswer.Off());
        var asked = await TryAsync(right, ask, cancel);
        var missing = (asked.Why as NoAnswer.MissingRight)?.Right;
        if (missing is not null) await NoteAsync(tenant, missing, whose, works: false, cancel);
        // Graph looks at the permission first, and at the policy then.
        if (asked.IsAnswered || (missing == Rights.AccessPolicy && right == Rights.FindMeetings)) await NoteAsync(tenant, right, whose, works: true, cancel);
        if (asked.IsAnswered && right == Rights.FindMeetings) await NoteAsync(tenant, Rights.AccessPolicy, whose, works: true, cancel);
        return asked;
    }

    /// <summary>A hint: what Graph has just made or told must not be lost for it.</summary>
    private async Task NoteAsync(TenantId tenant, Right right, PersonId? whose, bool works, CancellationToken cancel)
    {
        try
        {
            await rights.NoteAsync(tenant, right, whose, works, cancel);
        }
        catch (UnavailableException error)
        {
            LogUnnoted(right.Name, error.Message);
        }
    }

    /// <summary>The same without taking note.</summary>
    public async Task<Asked<T>> TryAsync<T>(Right right, Func<GraphServiceClient, CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        try
        {
            return new(await ask(client.Service, cancel), null);
        }
        catch (ODataError error)
        {
            return new(default, Tell(right, error, error.Error?.Code ?? "", error.Error?.Message ?? ""));
        }
        catch (ApiException error)
        {
            return new(default, Tell(right, error, "", ""));
        }
        catch (HttpRequestException error)
        {
            return new(default, Lost(error.HttpRequestError.ToString()));
        }
        catch (NoTokenException)
        {
            return new(default, Lost("NoToken"));
        }
        // Answers of something between us and Graph are no JSON.
        catch (InvalidOperationException)
        {
            return new(default, Lost("Unreadable"));
        }
        catch (JsonException)
        {
            return new(default, Lost("Unreadable"));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(default, Lost("Timeout"));
        }
    }

    private NoAnswer Tell(Right right, ApiException error, string code, string message)
    {
        var known = Safe(code);
        // No right would help: somebody else's meeting.
        if (error.ResponseStatusCode is 403 && IsAboutPerson(message)) return new NoAnswer.Gone();
        if (error.ResponseStatusCode is 403) return new NoAnswer.MissingRight(IsAboutPolicy(message) ? Rights.AccessPolicy : right);
        if (error.ResponseStatusCode is 410 || IsAboutMark(code)) return new NoAnswer.Expired();
        if (error.ResponseStatusCode is 404) return new NoAnswer.Gone();
        if (error.ResponseStatusCode is 429 or 502 or 503 or 504) return new NoAnswer.Later(time.GetUtcNow() + (RetryAfter(error) ?? BusyFor));
        LogFailed(error.ResponseStatusCode, known);
        return new NoAnswer.Failed(error.ResponseStatusCode, known);
    }

    private NoAnswer.Failed Lost(string code)
    {
        LogFailed(0, code);
        return new NoAnswer.Failed(0, code);
    }

    private static bool IsAboutPerson(string message) => message.Contains("does not have access to lookup", StringComparison.OrdinalIgnoreCase);

    private static bool IsAboutPolicy(string message) => message.Contains("application access policy", StringComparison.OrdinalIgnoreCase);

    private static bool IsAboutMark(string code) => code.Equals("syncStateNotFound", StringComparison.OrdinalIgnoreCase);

    private static TimeSpan? RetryAfter(ApiException error)
        => error.ResponseHeaders?.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault() is { } text
            && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>Codes are another system's words: letters, digits and few signs, or nothing.</summary>
    private static string Safe(string code) => code.Length <= 80 && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') ? code : "";

    [LoggerMessage(1061, LogLevel.Warning, "Microsoft Graph gave no answer: {Status} {Code}")]
    private partial void LogFailed(int status, string code);

    [LoggerMessage(1065, LogLevel.Warning, "Microsoft Graph has more of {What} than the {Pages} pages that are read")]
    private partial void LogCut(string what, int pages);

    [LoggerMessage(1064, LogLevel.Warning, "Whether Microsoft Graph lets us use {Right} could not be noted: {Reason}")]
    private partial void LogUnnoted(string right, string reason);
}
