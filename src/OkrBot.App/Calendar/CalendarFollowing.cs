using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;

namespace OkrBot.App.Calendar;

/// <summary>What follows series in their calendars.</summary>
internal static class CalendarFollowing
{
    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<SeriesWatching>().AddSingleton<FollowWriter>().AddSingleton<SeriesFollower>().AddSingleton<SeriesEnds>();
        services.AddSingleton<ClientStates>().AddSingleton<Subscribing>();
        services.AddSingleton<SeriesSearch>().AddSingleton<SuccessorSearch>().AddSingleton<CalendarSweep>();
        services.AddSingleton<IPlanner, PlanWatches>();
        routes.Work<LookWork>(CalendarWork.Look).Work<RenewWork>(CalendarWork.Renew).Work<FindWork>(CalendarWork.Find);
    }
}
