using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Embedded;

/// <summary>A row's properties as one JSON text; a letter before each name tells the type, so that every value comes back as it went.</summary>
internal static class RowCodec
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(TableRow row)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var (name, value) in row.Properties) Write(json, name, value);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static TableRow Read(string partitionKey, string rowKey, string etag, string properties)
    {
        var row = new TableRow(partitionKey, rowKey) { ETag = etag };
        using var json = JsonDocument.Parse(properties);
        foreach (var property in json.RootElement.EnumerateObject()) row[property.Name[2..]] = Read(property.Name[0], property.Value);
        return row;
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text: json.WriteString("s:" + name, text); break;
            case int number: json.WriteNumber("i:" + name, number); break;
            case long number: json.WriteNumber("l:" + name, number); break;
            case bool flag: json.WriteBoolean("b:" + name, flag); break;
            case double number: json.WriteNumber("d:" + name, number); break;
            case DateTimeOffset instant: json.WriteString("t:" + name, instant.ToString("O", CultureInfo.InvariantCulture)); break;
            case byte[] bytes: json.WriteBase64String("x:" + name, bytes); break;
            default: throw new ArgumentException($"A table row cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }

    private static object Read(char type, JsonElement value) => type switch
    {
        's' => value.GetString()!,
        'i' => value.GetInt32(),
        'l' => value.GetInt64(),
        'b' => value.GetBoolean(),
        'd' => value.GetDouble(),
        't' => value.GetDateTimeOffset(),
        'x' => value.GetBytesFromBase64(),
        _ => throw new InvalidDataException($"The storage file holds a property of the unknown type '{type}'."),
    };
}
