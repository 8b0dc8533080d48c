using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure.Tables;

/// <summary>A row as the table service's JSON with minimal metadata: what JSON cannot tell apart has its Edm type beside it (Learn: "Payload format for
/// Table service operations").</summary>
internal static class AzureRowCodec
{
    /// <summary>Hidden from callers: a GUID, new in every write, that tells a write without an answer from another's.</summary>
    public const string WriteId = TableLimits.ReservedName;

    private const string TypeSuffix = "@odata.type", ETag = "odata.etag", Metadata = "odata.";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TableRow row, string writeId, Stream to)
    {
        using var json = new Utf8JsonWriter(to, Options);
        json.WriteStartObject();
        json.WriteString("PartitionKey", row.PartitionKey);
        json.WriteString("RowKey", row.RowKey);
        json.WriteString(WriteId, writeId);
        foreach (var (name, value) in row.Properties) Write(json, name, value);
        json.WriteEndObject();
    }

    /// <param name="mark">Null = the one in the JSON.</param>
    public static TableRow Read(JsonElement entity, string? mark = null)
    {
        var row = new TableRow(entity.GetProperty("PartitionKey").GetString()!, entity.GetProperty("RowKey").GetString()!)
        {
            ETag = mark ?? entity.GetProperty(ETag).GetString()!,
        };
        foreach (var property in entity.EnumerateObject())
        {
            if (IsOfTheService(property.Name)) continue;
            var type = entity.TryGetProperty(property.Name + TypeSuffix, out var told) ? told.GetString() : null;
            row[property.Name] = Value(property.Value, type);
        }

        return row;
    }

    public static string? WriteIdOf(JsonElement entity) => entity.TryGetProperty(WriteId, out var id) ? id.GetString() : null;

    private static bool IsOfTheService(string name)
        => name is "PartitionKey" or "RowKey" or "Timestamp" or WriteId || name.EndsWith(TypeSuffix, StringComparison.Ordinal)
            || name.StartsWith(Metadata, StringComparison.Ordinal);

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text: json.WriteString(name, text); break;
            case int number: json.WriteNumber(name, number); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            case long number: Typed("Edm.Int64"); json.WriteString(name, number.ToString(CultureInfo.InvariantCulture)); break;
            case double number: Typed("Edm.Double"); json.WriteNumber(name, number); break;
            case DateTimeOffset instant: Typed("Edm.DateTime"); json.WriteString(name, instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)); break;
            case byte[] bytes: Typed("Edm.Binary"); json.WriteBase64String(name, bytes); break;
            default: throw new ArgumentException($"A table row cannot hold a {value.GetType().Name}.", nameof(value));
        }

        void Typed(string type) => json.WriteString(name + TypeSuffix, type);
    }

    private static object? Value(JsonElement value, string? type) => (type, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => null,
        ("Edm.Int64", _) => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.Double", JsonValueKind.String) => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.Double", _) => value.GetDouble(),
        ("Edm.DateTime", _) => value.GetDateTimeOffset().ToUniversalTime(),
        ("Edm.Binary", _) => value.GetBytesFromBase64(),
        (_, JsonValueKind.String) => value.GetString()!,
        (_, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        // Without a type: an Int32 is written without a point or an exponent, and a double with one.
        (_, JsonValueKind.Number) when value.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0 => value.GetInt32(),
        (_, JsonValueKind.Number) => value.GetDouble(),
        _ => throw new InvalidDataException($"A row holds a value of the unknown type {type}."),
    };
}
