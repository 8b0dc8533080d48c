using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OkrBot.Teams.Protocol;

/// <summary>What <c>/api/messages</c> answers: a status and the JSON, already as bytes, so that a repeated delivery gets the very same.</summary>
public sealed record HttpReply(int Status, ReadOnlyMemory<byte> Body)
{
    public static HttpReply Ok { get; } = new(200, default);
    public static HttpReply BadRequest { get; } = new(400, default);
    public static HttpReply Unauthorized { get; } = new(401, default);
    public static HttpReply Forbidden { get; } = new(403, default);
    public static HttpReply TooLarge { get; } = new(413, default);
    public static HttpReply NotImplemented { get; } = new(501, default);
    public static HttpReply Unavailable { get; } = new(503, default);

    internal static HttpReply Json<T>(T body, JsonTypeInfo<T> type) => new(200, JsonSerializer.SerializeToUtf8Bytes(body, type));
}
