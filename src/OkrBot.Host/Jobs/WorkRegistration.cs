using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Host.Observability;
using OkrBot.Storage.TeamCycles;

namespace OkrBot.Host.Jobs;

internal static class WorkRegistration
{
    /// <summary>Everything that runs beside the requests.</summary>
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddSingleton<WorkSignal>();
        services.AddSingleton<IWakeSink>(provider => provider.GetRequiredService<WorkSignal>());
        services.AddSingleton(provider => new JobClock(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<WorkSignal>(), provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        services.AddSingleton<BoardPublisher>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardPublisher>());
        services.AddSingleton<WorkHandlers>().AddSingleton<WorkSource>().AddSingleton<JobRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddSingleton<IPlanner, KeepHouse>();
        services.AddSingleton<PlannerRound>().AddHostedService<PlannerLoop>();
        services.AddSingleton<PeopleRecorder>();
        services.AddSingleton<IPeopleSeen>(provider => provider.GetRequiredService<PeopleRecorder>());
        services.AddHostedService(provider => provider.GetRequiredService<PeopleRecorder>());
        return services.DecorateTeamCycles();
    }

    // Whoever saves a team also tells the Board, wherever the save came from; nobody saves into a frozen cycle.
    private static IServiceCollection DecorateTeamCycles(this IServiceCollection services)
    {
        services.Decorate<ITeamCycles>((provider, teams) => new AnnouncedTeamCycles(new FrozenCycles(teams), provider.GetRequiredService<BoardPublisher>()));
        return services;
    }
}
