using System.Text.Json.Nodes;

namespace OkrBot.App.Cards;

internal static class InputJson
{
    public static JsonObject Write(CardInput input)
    {
        var json = input switch
        {
            TextInput text => WriteText(text),
            NumberInput number => WriteNumber(number),
            DateInput date => WithValue(Start("Input.Date", date), date.Value),
            ToggleInput toggle => WriteToggle(toggle),
            ChoiceInput choice => WriteChoice(choice),
            _ => throw new NotSupportedException(input.GetType().Name),
        };
        if (input.IsRequired) json["isRequired"] = true;
        if (input.ErrorMessage is { } message) json["errorMessage"] = message;
        return json;
    }

    private static JsonObject Start(string type, CardInput input) => new() { ["type"] = type, ["id"] = input.Id, ["label"] = input.Label };

    private static JsonObject WithValue(JsonObject json, string? value)
    {
        if (!string.IsNullOrEmpty(value)) json["value"] = value;
        return json;
    }

    private static JsonObject WriteText(TextInput text)
    {
        var json = WithValue(Start("Input.Text", text), text.Value);
        if (text.Placeholder is { } placeholder) json["placeholder"] = placeholder;
        if (text.MaxLength > 0) json["maxLength"] = text.MaxLength;
        if (text.IsMultiline) json["isMultiline"] = true;
        return json;
    }

    private static JsonObject WriteNumber(NumberInput number)
    {
        var json = Start("Input.Number", number);
        if (number.Value is { } value) json["value"] = value;
        if (number.Min is { } min) json["min"] = min;
        if (number.Max is { } max) json["max"] = max;
        return json;
    }

    private static JsonObject WriteToggle(ToggleInput toggle)
    {
        var json = WithValue(Start("Input.Toggle", toggle), toggle.Value ? "true" : "false");
        json["title"] = toggle.Title;
        json["wrap"] = true;
        return json;
    }

    private static JsonObject WriteChoice(ChoiceInput choice)
    {
        var choices = new JsonArray();
        foreach (var one in choice.Choices) choices.Add((JsonNode)new JsonObject { ["title"] = one.Title, ["value"] = one.Value });
        var json = WithValue(Start("Input.ChoiceSet", choice), choice.Value);
        json["style"] = choice.Expanded ? "expanded" : "compact";
        if (choice.IsMultiSelect) json["isMultiSelect"] = true;
        json["wrap"] = true;
        json["choices"] = choices;
        return json;
    }
}
