using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OkrBot.Rehearsal.Identity;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Connector;

/// <summary>What every call passes: the token, the limits, the faults. Counts each.</summary>
internal sealed class ConnectorGate(TenantTokens tokens, TenantWorld world, ConnectorWatch watch, TimeProvider time)
{
    private readonly SendLimits _limits = new(time);

    /// <summary>A call about one chat, which must exist and hold the bot.</summary>
    internal Task InChatAsync(HttpContext http, CallKind kind, string chatId, Func<Chat, JsonObject?, ConnectorReply> apply)
    {
        var id = Unescape(chatId);
        // A thread that is no meeting's is its channel.
        return RunAsync(http, kind, id, body => (world.FindChat(id) ?? world.FindChat(id.Split(";messageid=")[0])) switch
        {
            null => ConnectorReply.NoConversation,
            { BotRemoved: true } => ConnectorReply.NotInRoster,
            var chat => apply(chat, body),
        });
    }

    internal async Task RunAsync(HttpContext http, CallKind kind, string? chatId, Func<JsonObject?, ConnectorReply> apply)
    {
        using var _ = watch.Enter();
        watch.Counts.Called(kind);
        if (await tokens.RefusalAsync(http.Request.Headers.Authorization, http.RequestAborted) is { } reason)
        {
            await AnswerAsync(http, ConnectorReply.Error(401, "Unauthorized", $"Authorization has been denied: {reason}."));
            return;
        }
        if (watch.Faults.Delay > TimeSpan.Zero) await Task.Delay(watch.Faults.Delay, time, http.RequestAborted);
        if ((watch.Faults.ThrottledFor(time.GetUtcNow()) ?? _limits.WaitFor(chatId, kind)) is { } wait)
        {
            await AnswerAsync(http, ConnectorReply.Throttled(wait));
            return;
        }
        var body = await BodyAsync(http);
        var isSend = kind is CallKind.Send or CallKind.Reply or CallKind.Update;
        // It is on its way, whether or not the bot still waits for an answer.
        var isAnswered = !isSend || watch.Faults.TakeHold() is not { } held || await held.ArriveAsync(CancellationToken.None);
        var fault = isSend ? watch.Faults.TakeSendFault() : null;
        if (kind == CallKind.Members && watch.Faults.RefuseRosters) fault = new Fault(403, Cut: false, Applied: false);
        var reply = fault is null or { Applied: true } ? apply(body) : ConnectorReply.Error(fault.Status, "ServiceError", "Refused on purpose.");
        if (!isAnswered) await Task.Delay(Timeout.InfiniteTimeSpan, time, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!isAnswered || fault is { Cut: true }) Cut(http);
        else await AnswerAsync(http, reply);
    }

    /// <summary>Ids travel escaped; the server leaves an escaped slash as it is.</summary>
    internal static string Unescape(string id) => id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private Task AnswerAsync(HttpContext http, ConnectorReply reply)
    {
        watch.Counts.Answered(reply.Status);
        return reply.WriteAsync(http.Response, http.RequestAborted);
    }

    private void Cut(HttpContext http)
    {
        watch.Counts.Answered(0);
        http.Abort();
    }

    private static async Task<JsonObject?> BodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength is 0 || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsDelete(http.Request.Method)) return null;
        try
        {
            return await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What is watched and switched from outside while the connector runs.</summary>
internal sealed class ConnectorWatch(ConnectorCounts counts, Faults faults)
{
    private int _inFlight;

    internal ConnectorCounts Counts { get; } = counts;
    internal Faults Faults { get; } = faults;
    internal int InFlight => _inFlight;

    internal IDisposable Enter()
    {
        Interlocked.Increment(ref _inFlight);
        return new Leave(this);
    }

    private sealed class Leave(ConnectorWatch watch) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref watch._inFlight);
    }
}
