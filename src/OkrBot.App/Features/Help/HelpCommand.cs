using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Help;

/// <summary>Lists the commands that work where it is said, the likeliest as buttons; unknown words get the nearest command first.</summary>
internal sealed class HelpCommand(BotRoutes routes, CommandMatcher commands, IDirectory directory, ChatLanguage languages) : ITurnHandler
{
    private const string Connect = "connect meeting";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var language = await languages.OfAsync(turn, cancel);
        var said = turn.Act is Act.Said s ? s.Text : "";
        var isUnknown = said.Length > 0 && commands.Find(said) is null;
        var near = isUnknown ? commands.Nearest(said) : null;
        var view = new HelpView(Here(turn.Chat.Kind, await IsConnectedAsync(turn, cancel)), isUnknown, near, turn.Chat.Kind == ChatKind.Personal, language);
        return new Reply.Show(HelpCard.Render(view, WordBook.For(HelpFeature.Slice, language)));
    }

    /// <summary>Where no team checks in yet, connecting one comes first; where one does, it comes last.</summary>
    private ImmutableArray<CommandRoute> Here(ChatKind chat, bool isConnected)
        => [.. routes.Commands.Where(c => c.WorksIn(chat)).OrderBy(c => c.Name switch { Connect => isConnected ? 2 : 0, CommandMatcher.Help => 3, _ => 1 })];

    /// <summary>Here, or in person the asker's own team somewhere.</summary>
    private async Task<bool> IsConnectedAsync(Turn turn, CancellationToken cancel) => turn.Chat.Kind == ChatKind.Personal
        ? turn.From.Person is { } person && await directory.FindPersonAsync(turn.Tenant, person, cancel) is { Teams.IsEmpty: false }
        : await directory.FindSeriesAsync(turn.Tenant, new SeriesId(turn.Chat.Id.Value), cancel) is { Teams.IsEmpty: false };
}

/// <summary>A command as a button: its presser alone sees what it answers.</summary>
internal sealed class SayCommand(CommandMatcher commands) : ITurnHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
        => Task.FromResult<Reply>(new Reply.Command(commands.Match(CardData.Of(turn.Act).Text(HelpCard.CommandField) ?? "").Name));
}
