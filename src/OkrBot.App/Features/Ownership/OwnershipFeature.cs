using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;

namespace OkrBot.App.Features.Ownership;

/// <summary>What becomes of a key result for which nobody answers: it is kept, gets a new owner, or is stopped. Asked of whoever runs the check-in.</summary>
internal static class OwnershipFeature
{
    public const string Slice = "Ownership";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<OwnerDesk>();
        routes.Pressed<DecideKeyResult>(Verbs.KeepKeyResult)
            .Opened<OpenOwner>(Verbs.NewOwner).Pressed<OpenOwner>(Verbs.NewOwner)
            .Sent<DecideKeyResult>(Verbs.SaveOwner).Pressed<DecideKeyResult>(Verbs.SaveOwner)
            .Opened<OpenStop>(Verbs.StopKeyResult).Pressed<OpenStop>(Verbs.StopKeyResult)
            .Sent<DecideKeyResult>(Verbs.SaveStop).Pressed<DecideKeyResult>(Verbs.SaveStop);
    }
}
