using OkrBot.App.Bot;
using OkrBot.App.Features.Settings.Cards;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Settings;

/// <summary><c>settings</c>: how the team of this chat checks in; in the personal chat one's own messages and teams.</summary>
internal sealed class SettingsCommand(SettingsDesk desk, OwnSettings own, ChatLanguage languages) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender) return SettingsReplies.No(turn, new Change.Unknown());
        // A message is for the whole chat, a button's answer for its presser.
        var words = turn.Act is Act.Said ? WordBook.For(SettingsFeature.Slice, await languages.OfAsync(turn, cancel)) : SettingsDesk.WordsOf(turn);
        if (turn.Act is Act.Pressed && CardData.Of(turn.Act).Has(App.Cards.CardKey.TeamField))
            return await desk.FindAsync(turn, cancel) is { } asked ? SettingsReplies.Show(turn, asked) : new Reply.Words(words["refused.gone"]);
        if (turn.Chat.Kind == ChatKind.Personal) return await own.ShowAsync(turn, sender, done: null, cancel);
        var teams = await desk.TeamsAsync(turn, cancel);
        return teams switch
        {
            [] => new Reply.Words(words["notConnected"]),
            [var one] => SettingsReplies.Show(turn, one, words),
            _ => new Reply.Show(ChooseCard.Render([.. teams.Select(t => (SettingsDesk.Data(turn, t), t.Team.Name))], words)),
        };
    }
}
