using OkrBot.App.Bot;

namespace OkrBot.App.Features.Help;

/// <summary>What the bot can do here, and the nearest command to what nobody understood.</summary>
internal static class HelpFeature
{
    public const string Slice = "Help";

    public static void Register(BotRoutes routes)
        => routes.Command<HelpCommand>(CommandMatcher.Help, "What I can do").Pressed<SayCommand>(Verbs.SayCommand);
}
