using System.Threading.RateLimiting;

namespace OkrBot.Host.Changes;

/// <summary>How many notifications' requests one address may send in a minute, on one server. Graph tells what was refused again for four hours.</summary>
internal sealed class ChangesLimit : IDisposable
{
    public const int PerAddress = 1_200;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _addresses = PartitionedRateLimiter.Create<string, string>(
        name => RateLimitPartition.GetFixedWindowLimiter(name, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerAddress, Window = Window, QueueLimit = 0 }), StringComparer.Ordinal);

    public bool Allows(string address)
    {
        using var lease = _addresses.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public void Dispose() => _addresses.Dispose();
}
