using System.Text.Json;
using OkrBot.App.Bot;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Turns;

/// <summary>Activities whose answer travels in the same HTTP response.</summary>
internal static class InvokeActs
{
    public const string CardAction = "adaptiveCard/action";
    public const string DialogFetch = "task/fetch";
    public const string DialogSubmit = "task/submit";
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    public static ActReading Read(Activity activity) => activity.Name switch
    {
        CardAction => Card(activity.Value),
        DialogFetch => Dialog(activity.Value, (verb, data) => new Act.DialogOpened(verb, data)),
        DialogSubmit => Dialog(activity.Value, (verb, data) => new Act.DialogSent(verb, data)),
        _ => ActReading.Unknown,
    };

    private static ActReading Card(JsonElement? value)
    {
        var action = value.Field("action");
        if (action.Text("verb") is not { Length: > 0 } verb)
            return BadAction("The action has no verb");
        if (!TryData(action.Field("data"), out var data))
            return BadAction("The action's data is no object");
        return new Act.Pressed(verb, data, string.Equals(value.Text("trigger"), "automatic", StringComparison.OrdinalIgnoreCase), CanReply: true);
    }

    private static ActReading Dialog(JsonElement? value, Func<string, JsonElement, Act> act)
        => TryData(value.Field("data"), out var data) && ((JsonElement?)data).Text("verb") is { Length: > 0 } verb ? act(verb, data) : ActReading.Malformed;

    private static bool TryData(JsonElement? told, out JsonElement data)
    {
        data = told is { ValueKind: JsonValueKind.Object } it ? it : Nothing;
        return told is null or { ValueKind: JsonValueKind.Object or JsonValueKind.Null };
    }

    private static ActReading BadAction(string why)
        => new ActReading.Settled(HttpReply.Json(InvokeBody.Error(400, "BadRequest", why), ProtocolJson.Default.InvokeBody));
}
