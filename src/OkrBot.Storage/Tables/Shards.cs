using System.Globalization;
using System.Text;

namespace OkrBot.Storage.Tables;

/// <summary>Spreads the rows of one kind over 32 partitions, the same in every process and for ever. Of thousands of rows none then holds
/// more than 5 %, and a sweep is 32 requests up to about 30,000 rows.</summary>
public static class Shards
{
    public const int Count = 32;

    /// <summary><c>00</c> to <c>31</c>, by FNV-1a of the row's key, so that a row tells its partition by itself.</summary>
    public static string Of(string rowKey)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(rowKey)) hash = (hash ^ octet) * 16777619u;
        return Name((int)(hash % Count));
    }

    public static IEnumerable<string> All { get; } = [.. Enumerable.Range(0, Count).Select(Name)];

    private static string Name(int shard) => shard.ToString("D2", CultureInfo.InvariantCulture);
}
