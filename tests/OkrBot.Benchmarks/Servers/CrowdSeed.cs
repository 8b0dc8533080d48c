using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Benchmarks.Companies;
using OkrBot.Rehearsal.World;
using OkrBot.Storage.Tables;

namespace OkrBot.Benchmarks.Servers;

/// <summary>Brings the crowd into a server's store through the ports, many at once, so that they share commits. Storage that gives up under that is asked
/// again: doing it twice does the same.</summary>
internal static class CrowdSeed
{
    private const int AtOnce = 64;

    /// <summary>The emulator answers one request after the other.</summary>
    private const int AtOnceOnAzurite = 8;
    private const int Tries = 10;

    public static Crowd CrowdOf(ServeOrder order) => Crowd.Create(new TenantWorld(TimeProvider.System, seed: 1), order.TenantId, order.Shape);

    public static async Task SowAsync(IServiceProvider services, ServeOrder order, CancellationToken cancel)
    {
        var crowd = CrowdOf(order);
        var directory = services.GetRequiredService<IDirectory>();
        var teams = services.GetRequiredService<ITeamCycles>();
        var stamp = new CommandStamp("benchmark", null, order.Shape.Start);
        await AgainAsync(() => directory.ChangeTenantAsync(crowd.Tenant, _ => crowd.TenantEntry, cancel));
        var isAzure = order.Settings.GetValueOrDefault("Storage:Kind") == "Azure";
        var options = new ParallelOptions { MaxDegreeOfParallelism = isAzure ? AtOnceOnAzurite : AtOnce, CancellationToken = cancel };
        await Parallel.ForEachAsync(crowd.Teams, options, async (team, stop) => await AgainAsync(async () =>
        {
            await teams.StartAsync(team.Id, team.Events, stamp, stop);
            await directory.ChangeTeamAsync(crowd.Tenant, team.Id.Team, _ => crowd.EntryOf(team), stop);
            var series = crowd.SeriesOf(team, order.ServiceUrl);
            await directory.ChangeSeriesAsync(crowd.Tenant, series.Series, _ => series, stop);
            foreach (var person in team.Owners.Select(owner => crowd.EntryOf(team, owner, order.ServiceUrl)))
                await directory.ChangePersonAsync(crowd.Tenant, person.Person, _ => person, stop);
        }));
    }

    /// <summary>Until storage answers, some times.</summary>
    public static async Task AgainAsync(Func<Task> work)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                await work();
                return;
            }
            catch (StorageUnavailableException) when (left > 0)
            {
            }
        }
    }
}
