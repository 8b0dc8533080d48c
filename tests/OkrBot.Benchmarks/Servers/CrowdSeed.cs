using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Ports;
using OkrBot.Benchmarks.Companies;
using OkrBot.Rehearsal.World;

namespace OkrBot.Benchmarks.Servers;

/// <summary>Brings the crowd into a server's store through the ports, many at once, so that they share commits.</summary>
internal static class CrowdSeed
{
    private const int AtOnce = 64;

    public static Crowd CrowdOf(ServeOrder order) => Crowd.Create(new TenantWorld(TimeProvider.System, seed: 1), order.TenantId, order.Shape);

    public static async Task SowAsync(IServiceProvider services, ServeOrder order, CancellationToken cancel)
    {
        var crowd = CrowdOf(order);
        var directory = services.GetRequiredService<IDirectory>();
        var teams = services.GetRequiredService<ITeamCycles>();
        var stamp = new CommandStamp("benchmark", null, order.Shape.Start);
        await directory.ChangeTenantAsync(crowd.Tenant, _ => crowd.TenantEntry, cancel);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForEachAsync(crowd.Teams, options, async (team, stop) =>
        {
            await teams.StartAsync(team.Id, team.Events, stamp, stop);
            await directory.ChangeTeamAsync(crowd.Tenant, team.Id.Team, _ => crowd.EntryOf(team), stop);
            var series = crowd.SeriesOf(team, order.ServiceUrl);
            await directory.ChangeSeriesAsync(crowd.Tenant, series.Series, _ => series, stop);
            foreach (var person in team.Owners.Select(owner => crowd.EntryOf(team, owner, order.ServiceUrl)))
                await directory.ChangePersonAsync(crowd.Tenant, person.Person, _ => person, stop);
        });
    }
}
