using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace OkrBot.App.Cards;

internal static class ActionJson
{
    public static JsonArray Write(ImmutableArray<CardAction> actions)
    {
        var array = new JsonArray();
        foreach (var action in actions) array.Add((JsonNode)Write(action));
        return array;
    }

    /// <summary>A refresh is asked by the client itself, so it needs no fallback for a click.</summary>
    public static JsonObject WriteRefresh(Execute action) => new()
    {
        ["type"] = "Action.Execute",
        ["title"] = action.Title,
        ["verb"] = action.Verb,
        ["data"] = action.Data.DeepClone(),
        ["associatedInputs"] = "none",
    };

    private static JsonObject Write(CardAction action)
    {
        var json = action switch
        {
            Execute execute => WriteExecute(execute),
            OpenDialog open => WriteOpenDialog(open),
            SubmitDialog submit => Start("Action.Submit", submit, Data(submit.Verb, submit.Data), submit.WithInputs ? "auto" : "none"),
            OpenUrl link => new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = link.Title, ["url"] = link.Url.AbsoluteUri },
            ToggleVisibility toggle => WriteToggle(toggle),
            _ => throw new NotSupportedException(action.GetType().Name),
        };
        if (action.IsPrimary) json["style"] = "positive";
        if (action.Tooltip is { } tooltip) json["tooltip"] = tooltip;
        return json;
    }

    /// <summary>The fallback names its verb inside the data, because an <c>Action.Submit</c> has no verb of its own.</summary>
    private static JsonObject WriteExecute(Execute action)
    {
        var inputs = action.WithInputs ? "auto" : "none";
        var fallback = Start("Action.Submit", action, Data(action.Verb, action.Data), inputs);
        if (action.IsPrimary) fallback["style"] = "positive";

        var json = Start("Action.Execute", action, (JsonObject)action.Data.DeepClone(), inputs);
        json["verb"] = action.Verb;
        json["fallback"] = fallback;
        return json;
    }

    private static JsonObject WriteOpenDialog(OpenDialog action)
    {
        var data = Data(action.Verb, action.Data);
        data["msteams"] = new JsonObject { ["type"] = "task/fetch" };
        return Start("Action.Submit", action, data, "none");
    }

    private static JsonObject WriteToggle(ToggleVisibility action)
    {
        var targets = new JsonArray();
        foreach (var target in action.Targets) targets.Add((JsonNode)target);
        return new JsonObject { ["type"] = "Action.ToggleVisibility", ["title"] = action.Title, ["targetElements"] = targets };
    }

    private static JsonObject Start(string type, CardAction action, JsonObject data, string inputs)
        => new() { ["type"] = type, ["title"] = action.Title, ["associatedInputs"] = inputs, ["data"] = data };

    private static JsonObject Data(string verb, JsonObject data)
    {
        var copy = (JsonObject)data.DeepClone();
        copy["verb"] = verb;
        return copy;
    }
}
