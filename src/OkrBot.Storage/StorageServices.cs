using System.Diagnostics.Metrics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Storage.Azure;
using OkrBot.Storage.Azure.Pipeline;
using OkrBot.Storage.Azure.Queues;
using OkrBot.Storage.Azure.Tables;
using OkrBot.Storage.Board;
using OkrBot.Storage.Budget;
using OkrBot.Storage.Clusters;
using OkrBot.Storage.Copying;
using OkrBot.Storage.Directory;
using OkrBot.Storage.Embedded;
using OkrBot.Storage.Files;
using OkrBot.Storage.Holds;
using OkrBot.Storage.Links;
using OkrBot.Storage.Observability;
using OkrBot.Storage.Planning;
using OkrBot.Storage.Queues;
using OkrBot.Storage.Rooms;
using OkrBot.Storage.Tables;
using OkrBot.Storage.TeamCycles;

namespace OkrBot.Storage;

public static class StorageServices
{
    /// <summary>Gives <see cref="ITeamCycles"/>, <see cref="IRooms"/>, <see cref="IDirectory"/>, <see cref="IBoard"/>, <see cref="IClusters"/>, <see cref="IPromises"/>, <see cref="IRosterEntries"/>, <see cref="IFollows"/>, <see cref="ILinks"/>, <see cref="IWatches"/>, <see cref="IWorkQueue"/>,
    /// <see cref="ISendSlots"/>, <see cref="IQueueLook"/>, <see cref="IStorageProbe"/>, <see cref="TeamHousekeeping"/>, <see cref="ShardLeases"/>, <see cref="ServerDates"/> and
    /// <see cref="TableRequestCounts"/>. Needs a TimeProvider; takes the
    /// <see cref="IWakeSink"/> that the caller registers, if any. Wrong settings stop the start.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        var cloud = MicrosoftCloud.Find(configuration[MicrosoftCloud.Setting]) ?? MicrosoftCloud.Public;
        services.AddOptions<StorageOptions>().Configure(options => options.LiveIn(cloud)).Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.TryAddSingleton<IWakeSink, NoWakeSink>();
        services.AddMetrics();
        services.AddSingleton<TableRequestCounts>().AddSingleton<StorageTelemetry>();
        services.AddSingleton<ServerDates>();
        if (IsAzure(configuration)) services.AddAzure();
        else services.AddEmbedded();
        services.AddSingleton<WakeAnnouncer>().AddSingleton<ITeamCycles, TeamCycleStore>();
        services.AddSingleton<TeamHousekeeping>().AddSingleton<ShardLeases>();
        services.AddSingleton<IWatches, WatchStore>().AddSingleton<IRooms, RoomStore>().AddSingleton<IKeptFiles, KeptFileStore>().AddSingleton<IWriteKeys, WriteKeyStore>();
        services.AddSingleton<IHoldSheets, HoldSheetStore>().AddSingleton<IOwnSecrets, OwnSecretStore>();
        services.AddSingleton<IRosterEntries, RosterEntryStore>().AddSingleton<IFollows, FollowStore>();
        services.AddSingleton<IBoard, BoardStore>().AddSingleton<IClusters, ClusterStore>().AddSingleton<IPromises, PromiseStore>().AddSingleton<ISendSlots, SendSlotStore>().AddSingleton<ILinks, LinkStore>();
        services.AddSingleton<IDirectory>(all => new DirectoryStore(
            all.GetRequiredService<ITableServiceClient>(),
            all.GetRequiredService<IOptions<StorageOptions>>().Value.DirectoryMemory,
            all.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IStorageProbe, StorageProbe>();
        return services;
    }

    /// <summary>A kind that is none is told when the settings are read.</summary>
    private static bool IsAzure(IConfiguration configuration)
        => Enum.TryParse<StorageKind>(configuration.GetSection(StorageOptions.Section)[nameof(StorageOptions.Kind)], ignoreCase: true, out var kind)
            && kind == StorageKind.Azure;

    private static void AddEmbedded(this IServiceCollection services)
    {
        services.AddSingleton(all => Open(all.GetRequiredService<IOptions<StorageOptions>>().Value.Path));
        services.AddSingleton<ITableServiceClient>(all => new CountingTableServiceClient(
            new EmbeddedTableServiceClient(all.GetRequiredService<EmbeddedDatabase>()), all.GetRequiredService<TableRequestCounts>()));
        services.AddSingleton<IWorkQueue>(all => new MeasuredWorkQueue(
            new EmbeddedWorkQueue(all.GetRequiredService<EmbeddedDatabase>(), all.GetRequiredService<TimeProvider>(),
                all.GetRequiredService<IOptions<StorageOptions>>().Value.LongestRest), all.GetRequiredService<IMeterFactory>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IQueueLook, EmbeddedQueueLook>().AddSingleton<IQueueContents, EmbeddedQueueContents>().AddSingleton<ITableScan, EmbeddedTableScan>();
    }

    private static void AddAzure(this IServiceCollection services)
    {
        services.AddSingleton(all => new AzureStorage(all.GetRequiredService<IOptions<StorageOptions>>().Value, all.GetRequiredService<ServerDates>()));
        services.AddSingleton(all => new AzureTables(
            all.GetRequiredService<AzureStorage>().Tables, all.GetRequiredService<IOptions<StorageOptions>>().Value.Prefix));
        services.AddSingleton<ITableServiceClient>(all => new CountingTableServiceClient(
            new AzureTableServiceClient(all.GetRequiredService<AzureTables>()), all.GetRequiredService<TableRequestCounts>()));
        services.AddHostedService<AzureStart>();
        services.AddSingleton<ITableScan, AzureTableScan>();
        services.AddAzureQueue();
    }

    /// <summary>A file that cannot be used is a wrong setting, and is told as one.</summary>
    private static EmbeddedDatabase Open(string path)
    {
        try
        {
            return EmbeddedDatabase.Open(path);
        }
        catch (SqliteException error)
        {
            throw Unusable(error);
        }
        catch (IOException error)
        {
            throw Unusable(error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw Unusable(error);
        }
        catch (InvalidDataException error)
        {
            throw Unusable(error);
        }
    }

    private static OptionsValidationException Unusable(Exception error)
        => new("Storage:Path", typeof(StorageOptions), [$"Storage:Path names a file that cannot be used: {error.Message}"]);
}
