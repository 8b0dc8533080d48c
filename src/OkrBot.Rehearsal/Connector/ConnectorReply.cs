using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OkrBot.Rehearsal.Connector;

/// <summary>What the connector answers to one call.</summary>
internal sealed record ConnectorReply(int Status, JsonNode? Body)
{
    /// <summary>Whole seconds, as Teams sends it.</summary>
    internal int? RetryAfter { get; private init; }

    internal static ConnectorReply Created(string id) => new(201, new JsonObject { ["id"] = id });

    internal static ConnectorReply Ok(JsonNode? body = null) => new(200, body);

    internal static ConnectorReply Error(int status, string code, string message)
        => new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    internal static ConnectorReply BadSyntax(string message) => Error(400, "BadSyntax", message);

    internal static ConnectorReply BadArgument(string message) => Error(400, "BadArgument", message);

    internal static ConnectorReply NoConversation { get; } = Error(404, "ConversationNotFound", "Conversation not found.");

    internal static ConnectorReply NoActivity { get; }
        = Error(404, "ActivityNotFoundInConversation", "The activity was not found in the conversation.");

    internal static ConnectorReply NotInRoster { get; } = Error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    internal static ConnectorReply Throttled(TimeSpan wait)
        => Error(429, "Throttled", "Too many requests.") with { RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) };

    internal async Task WriteAsync(HttpResponse response, CancellationToken cancel)
    {
        response.StatusCode = Status;
        if (RetryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (Body is null) return;
        response.ContentType = "application/json; charset=utf-8";
        await response.WriteAsync(((JsonNode)Body.DeepClone()).ToJsonString(), cancel);
    }
}
