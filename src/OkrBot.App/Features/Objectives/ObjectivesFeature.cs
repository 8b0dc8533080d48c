using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;

namespace OkrBot.App.Features.Objectives;

/// <summary>What a person or a team wants to reach, to look at: one's own key results, a team's objectives, one key result with its way.</summary>
internal static class ObjectivesFeature
{
    public const string Slice = "Objectives";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<OkrDesk>();
        routes.Command<MyOkrs>("my okrs", "Your key results in all your teams").Pressed<MyOkrs>(Verbs.MyOkrs)
            .Command<TeamOkrs>("team okrs", "The team’s objectives and how far they are").Pressed<TeamOkrs>(Verbs.TeamOkrs)
            .Pressed<ShowKeyResult>(Verbs.ShowKeyResult);
    }
}
