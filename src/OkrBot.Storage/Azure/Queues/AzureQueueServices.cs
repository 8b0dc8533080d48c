using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Storage.Copying;
using OkrBot.Storage.Queues;

namespace OkrBot.Storage.Azure.Queues;

/// <summary>The queue <c>{prefix}work</c> of the storage account.</summary>
internal static class AzureQueueServices
{
    private const string Name = "work";

    public static void AddAzureQueue(this IServiceCollection services)
    {
        services.AddSingleton(all => new QueueClient(all.GetRequiredService<AzureStorage>().Queues, NameOf(Options(all).Prefix)));
        services.AddSingleton(all => Delays.Of(Options(all)));
        services.AddSingleton<DeadLetterRows>().AddSingleton<Receiving>().AddSingleton<AzureWorkQueue>();
        services.AddSingleton<IWorkQueue>(all => new MeasuredWorkQueue(
            all.GetRequiredService<AzureWorkQueue>(), all.GetRequiredService<IMeterFactory>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IQueueLook, AzureQueueLook>().AddSingleton<IQueueContents, AzureQueueContents>();
    }

    /// <summary>Queues are named in lower case, and tables without regard to it.</summary>
    public static string NameOf(string prefix) => (prefix + Name).ToLowerInvariant();

    private static StorageOptions Options(IServiceProvider all) => all.GetRequiredService<IOptions<StorageOptions>>().Value;
}
