using Microsoft.Extensions.Options;
using OkrBot.Graph.Settings;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Changes;

/// <summary>Reads what notifications are judged by before the first of them comes. Storage that does not answer does not hold the start up.</summary>
internal sealed class ChangesStart(StandingStates states, IOptions<GraphOptions> graph) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!graph.Value.Enabled) return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await states.GetReadyAsync(limit.Token);
        }
        catch (StorageUnavailableException)
        {
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
