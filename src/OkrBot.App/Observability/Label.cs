using System.Collections.Concurrent;
using System.Text.Json;

namespace OkrBot.App.Observability;

/// <summary>A case of a union or of an enumeration as metrics write it: <c>RoomCard</c> is <c>room_card</c>.</summary>
public static class Label
{
    // Names of our own types and members only, so it does not grow.
    private static readonly ConcurrentDictionary<string, string> Written = new(StringComparer.Ordinal);

    public static string Of(object unionCase) => Write(unionCase.GetType().Name);

    public static string Of<T>(T member) where T : struct, Enum => Write(member.ToString());

    private static string Write(string name) => Written.GetOrAdd(name, JsonNamingPolicy.SnakeCaseLower.ConvertName);
}
