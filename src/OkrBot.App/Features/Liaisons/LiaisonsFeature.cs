using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.Domain;

namespace OkrBot.App.Features.Liaisons;

/// <summary>Who unsticks what other teams need of a team: named, handed over, and told first when it gets stuck. And what matters to other teams reaches them.</summary>
internal static class LiaisonsFeature
{
    public const string Slice = "Liaisons";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<LiaisonDesk>();
        routes.Opened<OpenLiaison>(Verbs.OpenLiaison).Pressed<OpenLiaison>(Verbs.OpenLiaison)
            .Sent<SaveLiaison>(Verbs.NameLiaison).Pressed<SaveLiaison>(Verbs.NameLiaison)
            .Effect<Effect.TellLiaison, TellLiaison>().Effect<Effect.TellNeeding, TellNeeding>().Effect<Effect.TellInterested, TellInterested>();
    }
}
