using System.Text.Json.Nodes;

namespace OkrBot.Rehearsal.Tests.Doubles;

/// <summary>The paper bot's cards.</summary>
internal static class PaperCards
{
    internal static JsonObject Room(PaperRoom room)
    {
        var card = Sample.Card([.. Lines(room), room.Closed ? null : Sample.Actions(Sample.Execute("Answer", "view"))]);
        RemoveNulls(card);
        return Sample.Refreshing(card, room.Team.Chat.Members);
    }

    internal static JsonObject Own(PaperRoom room, string? person)
    {
        var mine = room.Team.KeyResults.Where(keyResult => keyResult.Owner.Value == person).ToList();
        var isMember = room.Team.Team.Members.Any(member => member.Person.Value == person);
        var done = mine.Count > 0 && mine.All(keyResult => room.Answered.Contains(keyResult.Id.Value));
        var runs = person is not null && room.Team.Team.Facilitator?.Value == person;
        JsonNode?[] body =
        [
            done ? Sample.Block($"Your {mine.Count} answers are saved", bold: true) : null,
            .. Lines(room),
            .. mine.Select(keyResult => Sample.Block(keyResult.Title, bold: true)),
            isMember && !done && !room.Closed ? Answering(mine.Count) : null,
            isMember && !room.Closed ? Sample.Actions(Sample.Open("Raise a blocker", "raise"), Sample.Execute("Answer here", "form")) : null,
            runs ? Sample.Actions(room.Closed ? Sample.Open("Add the decision", "decide") : Sample.Execute("Close now", "close")) : null,
        ];
        var card = Sample.Card(body);
        RemoveNulls(card);
        return Sample.Refreshing(card, room.Team.Chat.Members);
    }

    internal static JsonObject Form(PaperRoom room, string person, bool inDialog)
    {
        var fields = room.Team.KeyResults.Where(keyResult => keyResult.Owner.Value == person).SelectMany(keyResult => new JsonNode?[]
        {
            Sample.Block(keyResult.Title, bold: true),
            Value(keyResult.Id.Value),
            Sample.Number($"{keyResult.Id}_confidence", "Confidence (required)", required: false),
        });
        JsonNode?[] below = inDialog ? [] : [Sample.Actions(Sample.Execute("Save", "save"))];
        var card = Sample.Card([.. fields, .. below]);
        if (inDialog) card["actions"] = new JsonArray(Sample.Submit("Save both", "save"));
        return card;
    }

    internal static JsonObject Line(string verb)
    {
        var card = Sample.Card(new JsonObject
        {
            ["type"] = "Input.Text",
            ["id"] = "line",
            ["label"] = "In one line (required)",
            ["isRequired"] = true,
            ["errorMessage"] = "One line is needed",
        });
        card["actions"] = new JsonArray(Sample.Submit("Save", verb == "raise" ? "raised" : "decided"));
        return card;
    }

    internal static JsonObject Refusal() => Sample.Card(Sample.Block("Only the team answers here", bold: true), Sample.Block("Nothing was saved."));

    private static IEnumerable<JsonNode?> Lines(PaperRoom room)
    {
        yield return Sample.Block(room.Team.Team.Name, bold: true);
        yield return Sample.Block($"{(room.Closed ? "Closed" : "Closes")} {{{{TIME({room.ClosesAt:yyyy-MM-ddTHH:mm:00Z})}}}}");
        yield return Sample.Block($"{room.Answered.Count} of {room.Team.KeyResults.Length} answered");
        var open = room.Team.KeyResults.Where(keyResult => !room.Answered.Contains(keyResult.Id.Value)).Select(keyResult => keyResult.Title);
        if (room.Minute == 8 && !room.Closed) yield return Sample.Block($"Still open: {string.Join(", ", open)}");
        if (room.Blocked) yield return Sample.Block("Blocked by Legal");
        if (room.Decision is { } decision) yield return Sample.Block($"Decided {decision}");
    }

    private static JsonObject Answering(int count)
        => Sample.Actions(Sample.Execute(count == 2 ? "No change for both" : "No change for mine", "noChange"), Sample.Open("Update", "update"));

    private static JsonObject Value(string keyResult) => new()
    {
        ["type"] = "Input.Number",
        ["id"] = $"{keyResult}_value",
        ["label"] = "Value (required)",
        ["value"] = 1,
        ["isRequired"] = true,
        ["errorMessage"] = "A number",
    };

    private static void RemoveNulls(JsonObject card)
    {
        var body = card["body"]!.AsArray();
        for (var at = body.Count - 1; at >= 0; at--)
            if (body[at] is null) body.RemoveAt(at);
    }
}
