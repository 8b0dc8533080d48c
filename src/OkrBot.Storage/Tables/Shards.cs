using System.Globalization;
using System.Text;

namespace OkrBot.Storage.Tables;

/// <summary>Spreads the rows of one kind over 16 partitions, the same in every process and for ever.</summary>
public static class Shards
{
    public const int Count = 16;

    /// <summary><c>00</c> to <c>15</c>, by FNV-1a of the text.</summary>
    public static string Of(string value)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(value)) hash = (hash ^ octet) * 16777619u;
        return Name((int)(hash % Count));
    }

    public static IEnumerable<string> All { get; } = [.. Enumerable.Range(0, Count).Select(Name)];

    private static string Name(int shard) => shard.ToString("D2", CultureInfo.InvariantCulture);
}
