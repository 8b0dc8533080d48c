using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Features.Liaisons.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.Liaisons;

/// <summary>Asks who unsticks what other teams need.</summary>
internal sealed class OpenLiaison(LiaisonDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (LiaisonPress.Read(turn) is not { } press || await desk.FindAsync(press, cancel) is not { } state) return LiaisonDesk.Gone(turn);
        // Nobody should choose what will not be taken.
        return Liaising.May(state, press.Sender, press.Key.End, press.On(state)) is { } refusal ? LiaisonDesk.No(turn, refusal, state) : Form(press, state, problem: null);
    }

    public static Reply Form(LiaisonPress press, TeamCycle state, string? problem)
    {
        var words = LiaisonDesk.WordsOf(press.Turn, state);
        // Whoever runs it for several teams may not read all that is theirs.
        var seen = Veil.Over(state, press.Sender, words);
        var now = Liaising.Named(state, press.Key.End);
        var view = new LiaisonFormView(press.Next, LinkEnds.Title(seen, press.Key.End) ?? "", TeamsOf.Needing(state, press.Key.End), press.OnCard)
        {
            People = [.. state.Team.Members.Where(m => !m.Guest).Select(m => (m.Person, m.Name))],
            Chosen = now is { Acting: false } && !Owners.HasLeft(state.Team, now.Person) ? now.Person : null,
            Room = press.Room?.Key,
            Problem = problem,
        };
        var card = LiaisonFormCard.Render(view, words);
        return press.OnCard ? new Reply.Show(card) : new Reply.Dialog(words["dialog.title"], card, DialogSize.Small);
    }
}

/// <summary>From now on it is the person who was chosen.</summary>
internal sealed class SaveLiaison(LiaisonDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (LiaisonPress.Read(turn) is not { } press) return LiaisonDesk.Gone(turn);
        var to = new PersonId(press.Data.Id(LiaisonFormCard.PersonField) ?? "");
        var change = await desk.ChangeAsync(press, state => Liaising.Decide(state, new NameLiaison(press.Sender, press.Key.Objective, press.Key.KeyResult, to) { On = press.On(state) }, turn.Now), cancel);
        if (change is Change.Refused { Refusal: NotOnTeam } wrong) return OpenLiaison.Form(press, wrong.State, LiaisonDesk.WordsOf(turn, wrong.State)["no.notOnTeam"]);
        if (change is not Change.Saved saved) return LiaisonDesk.No(turn, change);
        if (!press.OnCard) return new Reply.CloseDialog(LiaisonDesk.WordsOf(turn, saved.State).Text("saved.closed", ("name", saved.State.Team.Find(to)?.Name ?? "")));
        return press.Room is { } room
            ? new Reply.Continue(Verbs.View, room.Key.ToData())
            : new Reply.Continue(press.Key.KeyResult is null ? Verbs.PlanObjective : Verbs.PlanKeyResult, press.Next.ToData());
    }
}

internal static class TeamsOf
{
    /// <summary>The names of the teams that need it, each once; user text.</summary>
    public static ImmutableArray<string> Needing(TeamCycle state, LinkEnd end) => Names(Liaising.NeededBy(state, end.Objective, end.KeyResult));

    public static ImmutableArray<string> Names(IEnumerable<Link> needs)
        => [.. needs.Select(link => link.FromLabel?.Team ?? link.From.Team.Value).Distinct(StringComparer.Ordinal)];
}
