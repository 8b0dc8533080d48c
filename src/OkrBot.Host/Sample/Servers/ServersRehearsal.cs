using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Clock;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Playing;
using OkrBot.Rehearsal.Playing.Servers;
using OkrBot.Rehearsal.Screens;

namespace OkrBot.Host.Sample.Servers;

/// <summary>Sets the stage for a rehearsal with several servers and plays it. Its files go with it; tables and queues of a storage account stay.</summary>
internal static class ServersRehearsal
{
    /// <summary>Real time for the servers to start in.</summary>
    private static readonly TimeSpan ForStarting = TimeSpan.FromSeconds(12);

    /// <summary>For sowing the company, at the wall's speed.</summary>
    private static readonly TimeSpan ForSowing = TimeSpan.FromSeconds(30);

    /// <summary>When the crowd meets: at eleven in Berlin.</summary>
    private static readonly DateTimeOffset Eleven = new(2026, 11, 3, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Teams written by hand, which do not meet here.</summary>
    private const int ByHand = 3;

    public static async Task<ServersReport> RunAsync(RehearsalOptions options, ServerStore store, IRehearsalScreen screen, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("okrbot-rehearsal-").FullName;
        using var time = new ScaledTime(Eleven - (ForStarting * options.Speed) - ForSowing, options.Speed);
        await using var tenant = await StandInTenant.StartAsync(new StandInTenantOptions(time, options.Seed), cancel);
        var company = SampleCompany.Create(tenant, options.People, options.Teams + ByHand);
        var settings = store.Settings(tenant, folder);
        await using var reader = OkrProgram.Build([], settings, time, services => services.AddLogging(logging => logging.ClearProviders()));
        using (time.AtRealSpeed()) await SampleSeed.SowAsync(reader.Services, company, tenant, cancel);
        await using (var farm = new ServerFarm(new FarmPlan(settings, folder, time, options.Speed, store.Name), reader, company, options.Servers))
        {
            await farm.StartAsync(cancel);
            var report = await ServersPlay.RunAsync(new ServersSetup(tenant, company, time, farm, screen) { Options = options }, cancel);
            Directory.Delete(folder, recursive: true);
            return report;
        }
    }
}
