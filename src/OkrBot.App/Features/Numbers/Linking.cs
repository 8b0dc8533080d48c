using OkrBot.App.Bot;
using OkrBot.App.Features.Numbers.Cards;
using OkrBot.Domain.Objectives.Numbers;

namespace OkrBot.App.Features.Numbers;

/// <summary>Shows where a key result's number comes from.</summary>
internal sealed class ShowNumber(NumberDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (press, no) = await desk.FindAsync(turn, cancel);
        return press is null ? no : Card(press);
    }

    /// <param name="done">What was just done.</param>
    public static Reply Card(NumberPress press, string? done = null) => new Reply.Show(NumberCard.Render(NumberView.Of(press) with { Done = done }, press.Words));
}

/// <summary>Asks for the link.</summary>
internal sealed class OpenLink(NumberDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (press, no) = await desk.FindAsync(turn, cancel);
        return press is null ? no : Form(press, press.KeyResult.Source, problem: null);
    }

    public static Reply Form(NumberPress press, string? typed, string? problem)
        => NumberDesk.Form(press, LinkFormCard.Render(new LinkFormView(press.Next, press.KeyResult.Title, typed, press.OnCard) { Problem = problem }, press.Words));
}

/// <summary>Keeps the link, or takes it away when the field is empty.</summary>
internal sealed class SaveLink(NumberDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var typed = CardData.Of(turn.Act).Text(LinkFormCard.LinkField);
        var (saved, no, refusal) = await desk.ChangeAsync(turn, Verbs.SaveSource, (state, sender, key) => NumberSources.Decide(state, new LinkSource(sender, key.KeyResult, typed)), cancel);
        var words = NumberDesk.WordsOf(turn);
        if (refusal is SourceNotHttps && await desk.FindAsync(turn, cancel) is { Press: { } press }) return OpenLink.Form(press, typed, words["problem.link"]);
        if (saved is null) return no;
        return turn.Act is Act.DialogSent ? new Reply.CloseDialog(words["link.saved"]) : ShowNumber.Card(NumberDesk.PressOf(turn, saved.State), words["link.saved"]);
    }
}
