using OkrBot.App.Bot;
using OkrBot.App.Features.Ownership.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Ownership;

/// <summary>Asks who owns it from now on: any member but the present owner.</summary>
internal sealed class OpenOwner(OwnerDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender || await desk.FindAsync(press.Subject, cancel) is not { } on) return OwnerDesk.Gone(turn);
        // Nobody should choose what will not be taken.
        if (KeyResultDecisions.MayDecide(on.State, sender, on.On, on.KeyResult.Id) is { } refusal) return OwnerDesk.No(turn, new Change.Refused(refusal, on.State));
        var people = on.State.Team.Members.Where(m => on.State.Team.LetsIn(m) && m.Person != on.KeyResult.Owner).Select(m => (m.Person, m.Name));
        var words = OwnerDesk.WordsOf(turn, on.State);
        return OwnerDesk.Form(press, NewOwnerCard.Render(new OwnerForm(OwnerDesk.NextKey(press), on.KeyResult.Id, on.KeyResult.Title, turn.Act is Act.Pressed), people, words), words);
    }
}

/// <summary>Asks why it is stopped.</summary>
internal sealed class OpenStop(OwnerDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender || await desk.FindAsync(press.Subject, cancel) is not { } on) return OwnerDesk.Gone(turn);
        return KeyResultDecisions.MayDecide(on.State, sender, on.On, on.KeyResult.Id) is { } refusal
            ? OwnerDesk.No(turn, new Change.Refused(refusal, on.State))
            : Form(press, on.KeyResult, problem: null, OwnerDesk.WordsOf(turn, on.State));
    }

    /// <param name="problem">Key of the words that say why it was not taken; what was typed stays.</param>
    public static Reply Form(CardPress press, KeyResult keyResult, string? problem, Words words)
    {
        var form = new OwnerForm(OwnerDesk.NextKey(press), keyResult.Id, keyResult.Title, press.Turn.Act is Act.Pressed);
        return OwnerDesk.Form(press, StopCard.Render(form, press.Data.Text(StopCard.ReasonField), problem, words), words);
    }
}
