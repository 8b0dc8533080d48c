using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OkrBot.Storage.Json;

/// <summary>How the words of the domain are written into rows and queue items. Fields of a newer version are ignored, fields that an older
/// version did not write get their empty value, and an unknown name of an enumeration becomes its first.</summary>
internal static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = Build();

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="InvalidDataException">The text is not one of ours.</exception>
    public static T Read<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException($"A stored {typeof(T).Name} is null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"A stored {typeof(T).Name} cannot be read: {error.Path}.", error);
        }
    }

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions
        {
            // Never shown on a page, so nothing has to be escaped for one.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            AllowOutOfOrderMetadataProperties = true,
            TypeInfoResolver = StoredJsonContext.Default.WithAddedModifier(UnionNames.Apply).WithAddedModifier(EmptyArrays.Apply),
        };
        foreach (var converter in IdConverters.All) options.Converters.Add(converter);
        options.Converters.Add(new EnumConverterFactory());
        options.MakeReadOnly();
        return options;
    }
}
