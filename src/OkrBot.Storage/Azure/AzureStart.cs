using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OkrBot.Storage.Azure.Queues;
using OkrBot.Storage.Azure.Tables;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Azure;

/// <summary>Makes what is missing in the account as soon as the program starts, so that the first person does not wait for it. Storage that is not there
/// yet does not stop the start: <c>/health/ready</c> says so, and the first request tries again.</summary>
internal sealed partial class AzureStart(AzureTables tables, QueueClient queue, ILogger<AzureStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(tables.EnsureAsync(stoppingToken), queue.CreateIfNotExistsAsync(stoppingToken));
        }
        catch (StorageUnavailableException error)
        {
            NotReady(error.Message);
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "Tables and queue could not be made at the start: {Reason}")]
    private partial void NotReady(string reason);
}
