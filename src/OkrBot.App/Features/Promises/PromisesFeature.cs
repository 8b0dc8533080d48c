using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;

namespace OkrBot.App.Features.Promises;

/// <summary>Leaders promise four things in writing before a cycle begins. A promise, no score: nobody is told who is late, for nobody is.</summary>
internal static class PromisesFeature
{
    public const string Slice = "Promises";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<PromiseDesk>().AddSingleton<IPlanner, PlanAsking>().AddSingleton<IProgrammePart, PromisePart>();
        routes.Pressed<ListPromises>(Verbs.ListPromises).Pressed<AddLeader>(Verbs.AddLeader).Pressed<RemoveLeader>(Verbs.RemoveLeader)
            .Pressed<ShowPromise>(Verbs.ShowPromise).Pressed<SignPromise>(Verbs.SignPromise)
            .Work<AskLeaderWork>(AskLeaderWork.Kind);
    }

    public static Words WordsFor(string? language) => WordBook.For(Slice, language);
}
