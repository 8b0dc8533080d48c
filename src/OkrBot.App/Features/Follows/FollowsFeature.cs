using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;

namespace OkrBot.App.Features.Follows;

/// <summary>Which teams somebody follows: suggested from the reporting line, and chosen.</summary>
internal static class FollowsFeature
{
    public const string Slice = "Follows";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<FollowDesk>().AddSingleton<Suggesting>().AddSingleton<IPlanner, PlanFollows>();
        routes.Pressed<ShowFollows>(Verbs.ShowFollows).Pressed<ShowFollows>(Verbs.FindFollows)
            .Pressed<SaveFollows>(Verbs.SaveFollows).Pressed<ForgetFollows>(Verbs.ForgetFollows)
            .Work<SuggestWork>(SuggestWork.Kind);
    }

    public static Words WordsOf(Turn turn) => WordBook.For(Slice, turn.From.Locale);
}
