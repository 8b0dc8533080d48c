using OkrBot.App.Ports;

namespace OkrBot.Storage.Planning;

/// <summary>A shard whose turn it is, as it was read.</summary>
/// <param name="ETag">Null: nobody ever passed over it.</param>
public sealed record DueShard(Shard Shard, string? ETag, DateTimeOffset? Day);

/// <summary>A shard that this server passes over now.</summary>
/// <param name="FirstOfDay">No pass over it was finished on this date (UTC) before.</param>
public sealed record ShardLease(Shard Shard, string ETag, DateTimeOffset? Day, bool FirstOfDay);

/// <param name="Holder">Names the server that passes over it; null = none does.</param>
/// <param name="WrittenAt">By the clock of whoever claimed or ended last.</param>
public sealed record ShardState(Shard Shard, string? Holder, DateTimeOffset WrittenAt);

/// <param name="At">When was looked.</param>
/// <param name="Rest">How long until another shard's turn may come.</param>
public sealed record ShardLook(DateTimeOffset At, IReadOnlyList<DueShard> Due, TimeSpan Rest);
