using System.Text;
using OkrBot.App.Bot;

namespace OkrBot.App.Features.Help;

internal static class HelpFeature
{
    public static void Register(BotRoutes routes) => routes.Command<HelpCommand>(CommandMatcher.Help, "What I can do");
}

/// <summary>Lists the commands of the registry; unknown words get the nearest one first.</summary>
internal sealed class HelpCommand(BotRoutes routes, CommandMatcher commands, ChatLanguage languages) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var language = await languages.OfAsync(turn, cancel);
        var words = WordBook.For("Help", language);
        var said = turn.Act is Act.Said s ? s.Text : "";
        var text = new StringBuilder();
        if (said.Length > 0 && commands.Find(said) is null)
            text.Append(commands.Nearest(said) is { } near ? words.Text("nearest", ("command", near)) : words.Text("unknown")).Append("\n\n");
        text.Append(words.Text("intro")).Append('\n');
        foreach (var command in routes.Commands) text.Append("\n- **").Append(CommandWords.Name(command, language)).Append("** ").Append(CommandWords.Description(command, language));
        return new Reply.Words(text.ToString());
    }
}
