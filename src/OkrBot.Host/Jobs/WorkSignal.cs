using System.Threading.Channels;
using OkrBot.App.Ports;
using OkrBot.Storage.TeamCycles;

namespace OkrBot.Host.Jobs;

/// <summary>Tells the job runner at once that this server has just queued work; the queue itself stays the safety net.</summary>
public sealed class WorkSignal : IWakeSink
{
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Committed(IReadOnlyList<WorkItem> items) => Raise();

    public void Raise() => _signals.Writer.TryWrite(true);

    /// <summary>Returns when raised, or after <paramref name="atMost"/> of the program's clock.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            await _signals.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
        }
    }
}
