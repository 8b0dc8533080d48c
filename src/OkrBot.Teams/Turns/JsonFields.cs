using System.Globalization;
using System.Text.Json;

namespace OkrBot.Teams.Turns;

/// <summary>Reads loose JSON: names in any case (Teams sends meeting facts in both), null for what is missing or of another type.</summary>
internal static class JsonFields
{
    public static JsonElement? Field(this JsonElement? element, string name)
        => element is { ValueKind: JsonValueKind.Object } it
            ? it.EnumerateObject().Where(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(p => (JsonElement?)p.Value).FirstOrDefault()
            : null;

    public static string? Text(this JsonElement? element, string name)
        => element.Field(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static DateTimeOffset? Instant(this JsonElement? element, string name)
        => DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
