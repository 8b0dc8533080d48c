namespace OkrBot.Storage.Azure.Queues;

/// <summary>How long messages are hidden. The service knows whole seconds of real time, seven days at most, and a day
/// less is used of that, so that no difference of clocks matters.</summary>
/// <param name="Longest">What is put off for longer is hidden again when it comes. One second where the program's clock is not the real one, for nobody
/// can tell when it will show what.</param>
/// <param name="LongestLease">The same for leases.</param>
/// <param name="LongestRest">How long a server may rest that has found nothing.</param>
internal sealed record Delays(TimeSpan Longest, TimeSpan LongestLease, TimeSpan LongestRest)
{
    private static readonly TimeSpan LeaseInAnotherTime = TimeSpan.FromSeconds(2);

    public static Delays Of(StorageOptions options)
        => new(options.LongestDelay, options.LongestDelay > LeaseInAnotherTime ? StorageOptions.DefaultDelay : LeaseInAnotherTime, options.LongestRest);

    /// <summary>Whether time passes for the program as it does for storage.</summary>
    public bool AreReal => Longest > TimeSpan.FromSeconds(1);

    /// <summary>Rounded up: nothing comes early, and at most a second late.</summary>
    public int Until(DateTimeOffset due, DateTimeOffset now) => Seconds(Min(due - now, Longest));

    /// <summary>At least a second: the service refuses to lease for none.</summary>
    public int Lease(TimeSpan lease) => Math.Max(1, Seconds(Min(lease, LongestLease)));

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static int Seconds(TimeSpan time) => time <= TimeSpan.Zero ? 0 : (int)Math.Ceiling(time.TotalSeconds);
}
