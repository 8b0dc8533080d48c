using System.Text.Json.Nodes;

namespace OkrBot.Teams.Protocol;

/// <summary>Body of an answer to <c>adaptiveCard/action</c>. HTTP stays 200; the meaning is here.</summary>
/// <param name="StatusCode">200, or 400 and 500 with an error.</param>
/// <param name="Value">A card, a string, or <c>{code, message}</c>.</param>
public sealed record InvokeBody(int StatusCode, string Type, JsonNode? Value)
{
    public const string MessageType = "application/vnd.microsoft.activity.message";
    public const string ErrorType = "application/vnd.microsoft.error";

    public static InvokeBody Message(string text) => new(200, MessageType, JsonValue.Create(text));
    public static InvokeBody Card(JsonObject card) => new(200, Attachment.AdaptiveCardType, card);
    public static InvokeBody Error(int status, string code, string message)
        => new(status, ErrorType, new JsonObject { ["code"] = code, ["message"] = message });
}

/// <summary>Body of an answer to <c>task/fetch</c> and <c>task/submit</c>.</summary>
public sealed record TaskBody(TaskPart Task)
{
    public static TaskBody Message(string text) => new(new TaskPart("message", JsonValue.Create(text)));

    /// <param name="size"><c>small</c>, <c>medium</c> or <c>large</c>; for width and height alike.</param>
    public static TaskBody Card(string title, string size, JsonObject card) => new(new TaskPart("continue", new JsonObject
    {
        ["title"] = title,
        ["height"] = size,
        ["width"] = size,
        ["card"] = new JsonObject { ["contentType"] = Attachment.AdaptiveCardType, ["content"] = card },
    }));
}

public sealed record TaskPart(string Type, JsonNode? Value);
