using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;

namespace OkrBot.App.Features.Holds;

/// <summary>What of the cycle stands in people's calendars: review and reflection of each team, and the talks of those who plan together.</summary>
internal static class HoldsFeature
{
    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<CheckpointDates>().AddSingleton<DatesFacts>().AddSingleton<HoldLinks>().AddSingleton<TalkPlans>().AddSingleton<TalkFacts>().AddSingleton<TellLater>().AddSingleton<FileContents>().AddSingleton<CalendarFiles>();
        services.AddSingleton<HoldSteps>().AddSingleton<HoldKeeper>().AddSingleton<TalkNews>().AddSingleton<TalkDesk>().AddSingleton<LengthDesk>().AddSingleton<TalkKeeping>().AddSingleton<TalksDue>();
        services.AddSingleton<IPlanner, PlanHolds>().AddSingleton<IRowPlanner, SeeChanges>().AddSingleton<IProgrammePart, LengthPart>();
        routes.Work<TeamHoldsWork>(TeamHoldsWork.Kind).Work<TalksWork>(TalkNews.All).Work<TalkWork>(TalkNews.One).Work<TellWork>(TellWork.Kind)
            .Opened<AskTalk>(Verbs.AskTalk).Pressed<AskTalk>(Verbs.AskTalk).Sent<SaveTalk>(Verbs.SaveTalk).Pressed<SaveTalk>(Verbs.SaveTalk)
            .Opened<AskLength>(Verbs.AskLength).Pressed<AskLength>(Verbs.AskLength).Sent<SaveLength>(Verbs.SaveLength).Pressed<SaveLength>(Verbs.SaveLength);
    }
}
