using System.Text.Json;
using System.Text.Json.Serialization;
using OkrBot.Domain;
using OkrBot.Domain.Planning;
using OkrBot.Domain.Alignment;

namespace OkrBot.Storage.Json;

/// <summary>Ids are plain strings in JSON.</summary>
internal static class IdConverters
{
    public static IReadOnlyList<JsonConverter> All { get; } =
    [
        new IdConverter<TenantId>(value => new(value), id => id.Value),
        new IdConverter<TeamId>(value => new(value), id => id.Value),
        new IdConverter<CycleId>(value => new(value), id => id.Value),
        new IdConverter<PersonId>(value => new(value), id => id.Value),
        new IdConverter<ObjectiveId>(value => new(value), id => id.Value),
        new IdConverter<KeyResultId>(value => new(value), id => id.Value),
        new IdConverter<BlockerId>(value => new(value), id => id.Value),
        new IdConverter<CommitmentId>(value => new(value), id => id.Value),
        new IdConverter<LinkId>(value => new(value), id => id.Value),
        new IdConverter<ChatId>(value => new(value), id => id.Value),
        new IdConverter<ClusterId>(value => new(value), id => id.Value),
        new IdConverter<SeriesId>(value => new(value), id => id.Value),
    ];

    private sealed class IdConverter<T>(Func<string, T> make, Func<T, string> value) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => make(reader.GetString() ?? throw new JsonException("An id is a text."));

        public override void Write(Utf8JsonWriter writer, T id, JsonSerializerOptions options) => writer.WriteStringValue(value(id));
    }
}
