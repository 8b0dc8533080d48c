using OkrBot.App.Bot;
using OkrBot.App.Features.Settings.Cards;
using OkrBot.Domain;

namespace OkrBot.App.Features.Settings;

/// <summary>Opens the form of one's own hours and holidays: a dialog, or on the card for clients without dialogs.</summary>
internal sealed class OpenOwn(OwnSettings own) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
        => Refused(turn) ?? Form(turn, await own.FormAsync(turn, turn.From.Person!.Value, cancel), problem: null);

    /// <summary>One's own hours are nobody else's to read.</summary>
    public static Reply? Refused(Turn turn)
    {
        var words = SettingsDesk.WordsOf(turn);
        if (turn.From.Person is null) return new Reply.Words(words["refused.anonymous"]);
        return turn.Chat.Kind == ChatKind.Personal ? null : new Reply.Words(words["refused.inPerson"]);
    }

    public static Reply Form(Turn turn, OwnForm form, string? problem)
    {
        var words = SettingsDesk.WordsOf(turn);
        var onCard = turn.Act is Act.Pressed;
        var card = OwnFormCard.Render(new OwnFormView(form, ViewToken.From(turn.ActivityId, turn.From.ChannelId)) { Problem = problem, OnCard = onCard }, words);
        return onCard ? new Reply.Show(card) : new Reply.Dialog(words["ownForm.title"], card);
    }
}

internal sealed class SaveOwn(OwnSettings own) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (OpenOwn.Refused(turn) is { } refused) return refused;
        PersonId sender = turn.From.Person!.Value;
        var form = OwnForm.Typed(CardData.Of(turn.Act));
        var words = SettingsDesk.WordsOf(turn);
        if (await own.SaveAsync(turn, sender, form, cancel) is not null) return OpenOwn.Form(turn, form, words["problem.hours"]);
        return turn.Act is Act.DialogSent ? new Reply.CloseDialog(words["ownSaved"]) : await own.ShowAsync(turn, sender, words["ownSaved"], cancel);
    }
}
