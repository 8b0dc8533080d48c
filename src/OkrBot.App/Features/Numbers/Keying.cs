using OkrBot.App.Bot;
using OkrBot.App.Features.Numbers.Cards;
using OkrBot.App.Numbers;
using OkrBot.App.Ports;
using OkrBot.Domain.Objectives.Numbers;

namespace OkrBot.App.Features.Numbers;

/// <summary>Says what a key is for before one is made: it is shown once, and a new one ends the old.</summary>
internal sealed class AskKey(NumberDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (press, no) = await desk.FindAsync(turn, cancel);
        if (press is null) return no;
        if (!NumberSources.HasNumber(press.KeyResult.Measure)) return new Reply.Words(press.Words["refused.noNumber"]);
        return NumberDesk.Form(press, ConfirmCard.RenderMake(new ConfirmView(press.Next, press.KeyResult.Title, press.OnCard) { Replaces = press.KeyResult.Key is not null }, press.Words));
    }
}

/// <summary>Makes a key and shows it, this once. The team names it first, then its row is written: a crash between leaves a key that opens nothing, and
/// another is made.</summary>
internal sealed class MakeKey(NumberDesk desk, IWriteKeys keys, PublicAddress address) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var key = WriteKeyText.New();
        var (saved, no, _) = await desk.ChangeAsync(turn, Verbs.MakeWriteKey, (state, sender, of) => NumberSources.Decide(state, new MakeWriteKey(sender, of.KeyResult, key.Id), turn.Now), cancel);
        if (saved is null) return no;
        var press = NumberDesk.PressOf(turn, saved.State);
        // The same press came before: its key was shown then, and nobody knows it any more.
        if (press.KeyResult.Key?.Id != key.Id) return new Reply.Words(press.Words["key.shownBefore"]);
        await keys.AddAsync(new WriteKeyEntry(key.Id, saved.State.Id, press.Key.KeyResult, key.Hash), cancel);
        var view = new KeyView(press.Next, press.KeyResult.Title, key.Whole, press.OnCard) { Url = address.BaseUrl is { } root ? new Uri(root, "api/v1/values") : null };
        return NumberDesk.Form(press, KeyCard.Render(view, press.Words));
    }
}

/// <summary>Asks once more before a key stops to count.</summary>
internal sealed class AskRevoke(NumberDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (press, no) = await desk.FindAsync(turn, cancel);
        if (press is null) return no;
        return press.KeyResult.Key is null
            ? new Reply.Words(press.Words["key.none"])
            : NumberDesk.Form(press, ConfirmCard.RenderRevoke(new ConfirmView(press.Next, press.KeyResult.Title, press.OnCard), press.Words));
    }
}

/// <summary>From now on the key opens nothing.</summary>
internal sealed class Revoke(NumberDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (saved, no, _) = await desk.ChangeAsync(turn, Verbs.RevokeWriteKey, (state, sender, key) => NumberSources.Decide(state, new RevokeWriteKey(sender, key.KeyResult)), cancel);
        if (saved is null) return no;
        var words = NumberDesk.WordsOf(turn);
        return turn.Act is Act.DialogSent ? new Reply.CloseDialog(words["key.revoked"]) : ShowNumber.Card(NumberDesk.PressOf(turn, saved.State), words["key.revoked"]);
    }
}
