using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;

namespace OkrBot.App.Features.Rights;

/// <summary>Whoever runs the programme hears what Microsoft 365 does not let the bot do, what it does instead, and who can change that.</summary>
internal static class RightsFeature
{
    public const string Slice = "Rights";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<RightsPlace>().AddSingleton<RightsDesk>().AddSingleton<RightsTelling>().AddSingleton<IPlanner, PlanTelling>().AddSingleton<IProgrammePart, RightsPart>();
        routes.Pressed<ShowRights>(Verbs.ShowRights).Pressed<AskForRight>(Verbs.AskForRight)
            .Work<TellLeadWork>(TellLeadWork.Kind);
    }

    public static Words WordsFor(string? language) => WordBook.For(Slice, language);
}
