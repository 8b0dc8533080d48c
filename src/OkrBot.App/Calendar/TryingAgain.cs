using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Calendar;

/// <summary>Of all the work about one calendar that fails, one tries again: each hint makes work, and a calendar that fails is told of all the same.</summary>
internal static class TryingAgain
{
    public static Task<WorkResult> LookAsync(IWatches watches, WatchEntry watch, DateTimeOffset at, DateTimeOffset now, CancellationToken cancel)
        => OnceAsync(watches, watch, known => known.LookAgain is { } due && due > now ? null : known with { LookAgain = at }, at, cancel);

    public static Task<WorkResult> RenewAsync(IWatches watches, WatchEntry watch, DateTimeOffset at, DateTimeOffset now, CancellationToken cancel)
        => OnceAsync(watches, watch, known => known.RenewalAgain is { } due && due > now ? null : known with { RenewalAgain = at }, at, cancel);

    /// <param name="take">Null where another waits already.</param>
    private static async Task<WorkResult> OnceAsync(IWatches watches, WatchEntry watch, Func<WatchEntry, WatchEntry?> take, DateTimeOffset at, CancellationToken cancel)
    {
        var isOurs = false;
        await watches.ChangeAsync(watch.Tenant, watch.Owner, entry =>
        {
            var taken = take(entry ?? watch);
            isOurs = taken is not null;
            return taken ?? entry ?? watch;
        }, cancel);
        return isOurs ? new WorkResult.Later(at) : WorkResult.Done;
    }
}
