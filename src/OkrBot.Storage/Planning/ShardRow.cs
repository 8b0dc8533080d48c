using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Planning;

/// <summary>Row <c>{shard}</c> in partition <c>planner</c> of table Budget: who passes over a shard, and when that was done last.</summary>
/// <param name="Holder">Who is at it; null = nobody.</param>
/// <param name="WrittenAt">By the clock of whoever wrote.</param>
/// <param name="IsOwed">Nobody has finished the pass that was due.</param>
/// <param name="Day">The date (UTC) of the last finished pass.</param>
internal sealed record ShardRow(string Shard, string? Holder, DateTimeOffset WrittenAt, bool IsOwed, DateTimeOffset? Day)
{
    public const string Partition = "planner";

    public TableRow ToRow() => new(Partition, Shard)
    {
        [nameof(Holder)] = Holder, [nameof(WrittenAt)] = WrittenAt, [nameof(IsOwed)] = IsOwed, [nameof(Day)] = Day,
    };

    public static ShardRow Of(TableRow row) => new(
        row.RowKey, row.GetString(nameof(Holder)), row.GetDateTimeOffset(nameof(WrittenAt)) ?? DateTimeOffset.MinValue,
        row.GetBoolean(nameof(IsOwed)) ?? true, row.GetDateTimeOffset(nameof(Day)));
}
