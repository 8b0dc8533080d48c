using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;

namespace OkrBot.App.Features.Blockers;

/// <summary>What keeps a key result from moving: raised with what is needed and from whom, on every card until it is resolved.</summary>
internal static class BlockersFeature
{
    public const string Slice = "Blockers";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<BlockerReplies>();
        routes.Opened<OpenBlocker>(Verbs.RaiseBlocker).Pressed<OpenBlocker>(Verbs.RaiseBlocker)
            .Sent<SaveBlocker>(Verbs.SaveBlocker).Pressed<SaveBlocker>(Verbs.SaveBlocker)
            .Pressed<SettleBlocker>(Verbs.ResolveBlocker).Pressed<SettleBlocker>(Verbs.ReopenBlocker);
    }
}
