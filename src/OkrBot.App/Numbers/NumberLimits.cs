using System.Threading.RateLimiting;

namespace OkrBot.App.Numbers;

/// <summary>How many numbers may come, on one server. Windows of a minute, kept in memory: they keep a script that went wild from the storage, and are no
/// accounting.</summary>
public sealed class NumberLimits : IDisposable
{
    /// <summary>A number that people look at once a week.</summary>
    public const int PerKey = 30;

    /// <summary>Many keys of one pipeline, or wrong ones that somebody tries.</summary>
    public const int PerAddress = 300;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _keys = Of(PerKey);
    private readonly PartitionedRateLimiter<string> _addresses = Of(PerAddress);

    /// <summary>Null = go on; else when it may be tried again.</summary>
    public TimeSpan? OfKey(string id) => Again(_keys, id);

    /// <inheritdoc cref="OfKey"/>
    public TimeSpan? OfAddress(string address) => Again(_addresses, address);

    public void Dispose()
    {
        _keys.Dispose();
        _addresses.Dispose();
    }

    private static PartitionedRateLimiter<string> Of(int most) => PartitionedRateLimiter.Create<string, string>(
        name => RateLimitPartition.GetFixedWindowLimiter(name, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window, QueueLimit = 0 }), StringComparer.Ordinal);

    private static TimeSpan? Again(PartitionedRateLimiter<string> limiter, string name)
    {
        using var lease = limiter.AttemptAcquire(name);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var again) ? again : Window;
    }
}
