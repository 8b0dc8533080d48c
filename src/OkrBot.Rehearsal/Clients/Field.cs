using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Clients;

/// <summary>An input as a person sees it.</summary>
/// <param name="Section">The nearest bold line above, for instance the key result's title; cards repeat labels under each.</param>
/// <param name="Kind">Without the <c>Input.</c> in front: <c>Number</c>, <c>Text</c>, <c>ChoiceSet</c>, <c>Date</c>, <c>Toggle</c>.</param>
public sealed class Field(string section, string kind, JsonObject json)
{
    public string Section { get; } = section;
    public string Kind { get; } = kind;
    public string Id { get; } = Json.Text(json["id"]) ?? "";
    public string Label { get; } = Json.Text(json["label"]) ?? "";
    public bool IsRequired { get; } = Json.Flag(json["isRequired"]);

    /// <summary>Title and value of each choice.</summary>
    public ImmutableArray<(string Title, string Value)> Choices { get; } =
        [.. (json["choices"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(choice => (Json.Text(choice["title"]) ?? "", Json.Text(choice["value"]) ?? ""))];

    /// <summary>As it travels: always words.</summary>
    public string Value { get; private set; } = json["value"]?.ToString() ?? (kind == "Toggle" ? Json.Text(json["valueOff"]) ?? "false" : "");

    /// <summary>Takes a choice by its title or its value, anything else as it is.</summary>
    public void Fill(string value)
    {
        var choice = Choices.FirstOrDefault(choice => choice.Title == value || choice.Value == value);
        Value = choice.Value ?? value;
    }

    /// <summary>What the client says about the value, or null.</summary>
    public FieldProblem? Problem()
    {
        if (Value.Length == 0) return IsRequired ? Wrong() : null;
        if (Kind == "Number" && !IsNumberInside()) return Wrong();
        if (Kind == "Date" && !DateOnly.TryParseExact(Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return Wrong();
        return Kind == "Text" && json["maxLength"] is { } most && Value.Length > (int)Number(most) ? Wrong() : null;
    }

    private bool IsNumberInside() => decimal.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && (json["min"] is not { } min || number >= Number(min))
        && (json["max"] is not { } max || number <= Number(max));

    private FieldProblem Wrong() => new(Id, Json.Text(json["errorMessage"]) ?? "Not valid");

    private static decimal Number(JsonNode node)
        => decimal.TryParse(node.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
