using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;

namespace OkrBot.App.Features.Settings;

/// <summary>How a team checks in, who runs it, and where it stops; in the personal chat also one's own messages.</summary>
internal static class SettingsFeature
{
    public const string Slice = "Settings";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<SettingsDesk>().AddSingleton<OwnSettings>();
        routes.Command<SettingsCommand>("settings", "How the check-in runs here, and how to stop it").Pressed<SettingsCommand>(Verbs.ShowSettings)
            .Opened<OpenSettings>(Verbs.ChangeSettings).Pressed<OpenSettings>(Verbs.ChangeSettings)
            .Sent<SaveSettings>(Verbs.SaveSettings).Pressed<SaveSettings>(Verbs.SaveSettings)
            .Pressed<AskWhoRuns>(Verbs.HandTeamOver).Pressed<HandOver>(Verbs.HandTeamOverTo)
            .Pressed<AskDisconnect>(Verbs.Disconnect).Pressed<Disconnect>(Verbs.DisconnectNow)
            .Opened<OpenOwn>(Verbs.ChangeOwnSettings).Pressed<OpenOwn>(Verbs.ChangeOwnSettings)
            .Sent<SaveOwn>(Verbs.SaveOwnSettings).Pressed<SaveOwn>(Verbs.SaveOwnSettings)
            .Work<ListingWork>(ListingWork.Kind);
    }
}
