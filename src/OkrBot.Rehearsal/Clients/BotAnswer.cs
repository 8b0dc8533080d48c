using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Clients;

/// <summary>What a delivery came back with.</summary>
/// <param name="Status">0 = no answer.</param>
public sealed record BotResponse(int Status, JsonNode? Body);

/// <summary>What a person's client makes of the bot's answer. Closed.</summary>
public abstract record BotAnswer
{
    private BotAnswer() { }

    /// <summary>A card that this person alone now sees in place of the pressed one.</summary>
    public sealed record Card(JsonObject Content) : BotAnswer;

    /// <summary>A short notice; the card stays.</summary>
    public sealed record Toast(string Text) : BotAnswer;

    /// <summary>A dialog is open, or shows something else than before.</summary>
    public sealed record Dialog(string Title, JsonObject Content) : BotAnswer;

    /// <summary>The dialog closed with these words.</summary>
    public sealed record DialogWords(string Text) : BotAnswer;

    /// <summary>Nothing to show; an open dialog closes.</summary>
    public sealed record Nothing : BotAnswer;

    /// <summary>The generic error that Teams shows; its text mostly stays hidden.</summary>
    public sealed record Error(string Code, string Message) : BotAnswer;

    /// <summary>No usable answer: another HTTP status than 200 to 202, or none (0).</summary>
    public sealed record Failed(int Status) : BotAnswer;

    /// <summary>The client sent nothing, because these fields are not right.</summary>
    public sealed record NotSent(ImmutableArray<FieldProblem> Problems) : BotAnswer;

    /// <summary>The person sees no such button.</summary>
    public sealed record NoSuchButton(string Title) : BotAnswer;

    /// <summary>Reads an invoke's response. Unknown types are <see cref="Nothing"/>.</summary>
    public static BotAnswer Read(BotResponse response)
    {
        if (response.Status is < 200 or > 202) return new Failed(response.Status);
        if (response.Body is not JsonObject body) return new Nothing();
        return body["task"] is JsonObject task ? ReadTask(task) : ReadAction(body);
    }

    private static BotAnswer ReadAction(JsonObject body) => Json.Text(body["type"]) switch
    {
        Message.CardType when body["value"] is JsonObject card => new Card(card),
        "application/vnd.microsoft.activity.message" => new Toast(Json.Text(body["value"]) ?? ""),
        { } type when type.StartsWith("application/vnd.microsoft.error", StringComparison.Ordinal)
            => new Error(Json.Text(body["value"]?["code"]) ?? "", Json.Text(body["value"]?["message"]) ?? ""),
        _ => new Nothing(),
    };

    private static BotAnswer ReadTask(JsonObject task)
    {
        if (Json.Text(task["type"]) == "message") return new DialogWords(Json.Text(task["value"]) ?? "");
        return task["value"] is JsonObject value && value["card"]?["content"] is JsonObject card
            ? new Dialog(Json.Text(value["title"]) ?? "", card)
            : new Nothing();
    }
}

/// <summary>Why a client does not send a form.</summary>
public sealed record FieldProblem(string FieldId, string Message);
