using System.Text;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Connector;

/// <summary>Looks at each card that leaves the bot, in a message or in a reply.</summary>
internal sealed class CardChecks(Violations violations)
{
    private const int MostBytes = 20 * 1024;
    private const int MostActions = 6;
    private const int MostRefreshers = 60;

    /// <param name="where">For the reader of a violation: the message or the verb.</param>
    internal void Check(JsonObject card, string where)
    {
        var bytes = Encoding.UTF8.GetByteCount(card.ToJsonString());
        if (bytes > MostBytes) violations.Add("card-too-large", $"{where}: {bytes / 1024} KB");
        if (Json.Text(card["version"]) != "1.5") violations.Add("card-version", $"{where}: {card["version"]}");
        if (Json.Type(card) != "AdaptiveCard") violations.Add("card-type", where);
        if (string.IsNullOrWhiteSpace(Json.Text(card["fallbackText"]))) violations.Add("card-without-fallback-text", where);
        if (card["refresh"]?["userIds"] is JsonArray { Count: > MostRefreshers } ids) violations.Add("too-many-refreshers", $"{where}: {ids.Count}");
        CheckActions(card["actions"] as JsonArray, where);
        foreach (var element in Elements(card["body"])) CheckElement(element, where);
    }

    private void CheckElement(JsonObject element, string where)
    {
        var type = Json.Type(element) ?? "";
        if (type == "ActionSet") CheckActions(element["actions"] as JsonArray, where);
        if (!type.StartsWith("Input.", StringComparison.Ordinal)) return;
        var id = Json.Text(element["id"]);
        if (string.IsNullOrEmpty(id)) violations.Add("input-without-id", where);
        if (string.IsNullOrWhiteSpace(Json.Text(element["label"]))) violations.Add("input-without-label", $"{where}: {id}");
        if (Json.Flag(element["isRequired"]) && Json.Text(element["errorMessage"]) is null)
            violations.Add("required-without-error-message", $"{where}: {id}");
    }

    private void CheckActions(JsonArray? actions, string where)
    {
        if (actions is null) return;
        if (actions.Count > MostActions) violations.Add("too-many-actions", $"{where}: {actions.Count}");
        foreach (var action in actions.OfType<JsonObject>())
        {
            var title = Json.Text(action["title"]);
            if (string.IsNullOrWhiteSpace(title)) violations.Add("action-without-title", where);
            if (action["data"] is not null and not JsonObject) violations.Add("action-data-not-an-object", $"{where}: {title}");
            if (Json.Type(action) == "Action.Execute" && action["fallback"] is null) violations.Add("execute-without-fallback", $"{where}: {title}");
        }
    }

    /// <summary>All elements, depth first, without fallbacks.</summary>
    private static IEnumerable<JsonObject> Elements(JsonNode? node)
    {
        if (node is not JsonArray items) yield break;
        foreach (var item in items.OfType<JsonObject>())
        {
            yield return item;
            foreach (var inner in Elements(item["items"]).Concat(Elements(item["columns"]))) yield return inner;
        }
    }
}
