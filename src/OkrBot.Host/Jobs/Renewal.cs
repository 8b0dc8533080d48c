using OkrBot.Storage.Tables;

namespace OkrBot.Host.Jobs;

/// <summary>Keeps what was claimed while work on it goes on.</summary>
internal static class Renewal
{
    /// <summary>Runs the work, and renews beside it until it ends.</summary>
    /// <param name="renew">Answers false when the claim was lost: then it is let go, and the work goes on, for running twice does nothing twice.</param>
    /// <param name="every">Well below the claim's length.</param>
    /// <param name="cancel">For the work; what it holds is renewed until it has really ended.</param>
    public static async Task<T> DuringAsync<T>(
        Func<CancellationToken, Task<T>> work, Func<CancellationToken, Task<bool>> renew, TimeSpan every, TimeProvider time, CancellationToken cancel)
    {
        using var ended = new CancellationTokenSource();
        var renewing = RenewAsync(renew, every, time, ended.Token);
        try
        {
            return await work(cancel);
        }
        finally
        {
            await ended.CancelAsync();
            await renewing;
        }
    }

    private static async Task RenewAsync(Func<CancellationToken, Task<bool>> renew, TimeSpan every, TimeProvider time, CancellationToken ended)
    {
        using var tick = new PeriodicTimer(every, time);
        try
        {
            while (await tick.WaitForNextTickAsync(ended))
                // One that is under way is waited for: cut off, nobody would know the proof of the claim that counts from then on.
                if (!await TryAsync(renew, CancellationToken.None)) return;
        }
        catch (OperationCanceledException)
        {
        }
    }

    // Storage may be back for the next one.
    private static async Task<bool> TryAsync(Func<CancellationToken, Task<bool>> renew, CancellationToken ended)
    {
        try
        {
            return await renew(ended);
        }
        catch (StorageUnavailableException)
        {
            return true;
        }
    }
}
