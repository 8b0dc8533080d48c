using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace OkrBot.App.Cards;

internal static class ElementJson
{
    public static JsonArray Write(ImmutableArray<CardElement> elements)
    {
        var array = new JsonArray();
        foreach (var element in elements) array.Add((JsonNode)Write(element));
        return array;
    }

    public static JsonObject Write(CardElement element)
    {
        var json = element switch
        {
            TextBlock text => Write(text),
            RichTextBlock text => Write(text),
            Container container => Write(container),
            ColumnSet columns => Write(columns),
            ActionSet set => new JsonObject { ["type"] = "ActionSet", ["actions"] = ActionJson.Write(set.Actions) },
            CardInput input => InputJson.Write(input),
            Chart chart => ChartJson.Write(chart),
            _ => throw new NotSupportedException(element.GetType().Name),
        };
        Put(json, "spacing", element.Spacing);
        if (element.Separator) json["separator"] = true;
        return json;
    }

    private static JsonObject Write(TextBlock text)
    {
        var json = new JsonObject { ["type"] = "TextBlock", ["text"] = text.Text, ["wrap"] = true };
        Put(json, "size", text.Size);
        Put(json, "weight", text.Weight);
        Put(json, "color", text.Color);
        Put(json, "horizontalAlignment", text.Align);
        if (text.IsSubtle) json["isSubtle"] = true;
        if (text.Heading) json["style"] = "heading";
        return json;
    }

    private static JsonObject Write(RichTextBlock text)
    {
        var runs = new JsonArray();
        foreach (var run in text.Inlines) runs.Add((JsonNode)Write(run));
        var json = new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = runs };
        Put(json, "horizontalAlignment", text.Align);
        return json;
    }

    private static JsonObject Write(TextRun run)
    {
        var json = new JsonObject { ["type"] = "TextRun", ["text"] = run.Text };
        Put(json, "size", run.Size);
        Put(json, "weight", run.Weight);
        Put(json, "color", run.Color);
        if (run.IsSubtle) json["isSubtle"] = true;
        if (run.IsCode) json["fontType"] = "Monospace";
        return json;
    }

    private static JsonObject Write(Container container)
    {
        var json = new JsonObject { ["type"] = "Container", ["items"] = Write(container.Items) };
        Put(json, "style", container.Style);
        if (container.Id is { } id) json["id"] = id;
        if (!container.IsVisible) json["isVisible"] = false;
        return json;
    }

    private static JsonObject Write(ColumnSet set)
    {
        var columns = new JsonArray();
        foreach (var column in set.Columns) columns.Add((JsonNode)Write(column));
        return new JsonObject { ["type"] = "ColumnSet", ["columns"] = columns };
    }

    private static JsonObject Write(Column column)
    {
        var json = new JsonObject { ["type"] = "Column", ["width"] = column.Width, ["items"] = Write(column.Items) };
        Put(json, "spacing", column.Spacing);
        Put(json, "verticalContentAlignment", column.VerticalAlign);
        return json;
    }

    /// <summary>The enums carry the schema's names and their first member is its default, which is left out. Clients read them in any case; the types of Microsoft's own libraries want them as in the schema.</summary>
    private static void Put<T>(JsonObject json, string name, T value) where T : struct, Enum
    {
        if (EqualityComparer<T>.Default.Equals(value, default)) return;
        var written = value.ToString();
        json[name] = value is ContainerStyle ? written.ToLowerInvariant() : written;
    }
}
