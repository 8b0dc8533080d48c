using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;

namespace OkrBot.App.Features;

/// <summary>The list of slices, one line each.</summary>
public static class AllFeatures
{
    public static IServiceCollection AddBot(this IServiceCollection services)
    {
        var routes = new BotRoutes(services);
        Help.HelpFeature.Register(routes);
        CheckIns.CheckInsFeature.Register(services, routes);
        Blockers.BlockersFeature.Register(services, routes);
        Ownership.OwnershipFeature.Register(services, routes);
        Setup.SetupFeature.Register(services, routes);
        Objectives.ObjectivesFeature.Register(services, routes);
        Planning.PlanningFeature.Register(services, routes);
        Liaisons.LiaisonsFeature.Register(services, routes);
        Import.ImportFeature.Register(services, routes);
        Alignment.AlignmentFeature.Register(services, routes);
        Programme.ProgrammeFeature.Register(services, routes);
        Clusters.ClustersFeature.Register(services, routes);
        Promises.PromisesFeature.Register(services, routes);
        Rights.RightsFeature.Register(services, routes);
        Holds.HoldsFeature.Register(services, routes);
        Numbers.NumbersFeature.Register(services, routes);
        Settings.SettingsFeature.Register(services, routes);
        Rosters.RostersFeature.Register(services, routes);
        Follows.FollowsFeature.Register(services, routes);
        Reminders.RemindersFeature.Register(services, routes);
        routes.Work<EffectWork>(EffectWork.Kind);
        services.AddSingleton<App.Teams.LevelTeams>().AddSingleton<IRowPlanner, App.Teams.PlanCompanyLeads>();
        services.AddSingleton<App.Numbers.ArrivingNumbers>().AddSingleton<App.Numbers.NumberLimits>();
        services.AddSingleton<IPlanner, BoardPass>().AddSingleton<Calendar.UnaskedMessages>().AddSingleton<Calendar.PersonalNotices>().AddSingleton<Calendar.OutOfOffice>();
        routes.Work<Calendar.ForgetWork>(Calendar.ForgetWork.Kind);
        Calendar.CalendarFollowing.Register(services, routes);
        services.AddSingleton<Grants.RightsSeen>().AddSingleton<Ports.IRightsSeen>(all => all.GetRequiredService<Grants.RightsSeen>());
        services.AddSingleton<LeadsLook>().AddSingleton<ChatLanguage>().AddSingleton<Sights>().AddSingleton<MeetingRoles>().AddSingleton<TeamListing>()
            .AddSingleton<TeamFinder>().AddSingleton<PeopleFinder>().AddSingleton<Teams.TeamStarting>().AddSingleton<Teams.TeamPeople>()
            .AddSingleton<Teams.SharedCheckIns>().AddSingleton<Teams.GuestPlaces>();
        return services.AddSingleton(routes).AddSingleton<CommandMatcher>().AddSingleton<IBot, TurnRouter>();
    }
}
