using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>The dialog in which whoever runs it names the item that changed a decision, and writes one line.</summary>
internal sealed class OpenDecision(CheckInDesk desk, RefusalReplies refusals) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press) return CheckInDesk.Gone(turn);
        if (turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        var on = await desk.FindAsync(press, cancel);
        if (desk.Scenes(press, on) is not { } scenes) return CheckInDesk.Gone(turn);
        // Nobody types what will not be taken, or reads here what they may not.
        var refused = scenes.All.Select(s => Authority.RunnerOnly(s.Team.Team, s.Segment, sender)).ToList();
        return refused.TrueForAll(r => r is not null)
            ? refusals.Reply(press, [.. on.Zip(refused, (one, refusal) => new TeamChange(one.Press, new Change.Refused(refusal!, one.State)))])
            : Form(press, scenes, null);
    }

    public static Reply Form(CardPress press, ViewScenes scenes, FormProblem? problem)
    {
        var words = AnswerForms.Words(press, scenes.First.Team);
        var items = scenes.All.SelectMany((scene, at) => FactsBuilder.Agenda(scene).Select(line => (ItemOf(scenes, at, line.KeyResult.Id), line.KeyResult.Title))).ToImmutableArray();
        var form = new DecisionForm(scenes.Frame(words.Language), items, press.Data.Id("item"), press.Data.Text("decision"), problem);
        return new Reply.Dialog(words["decision.title"], DecisionFormCard.Render(form, words), DialogSize.Small);
    }

    private static string ItemOf(ViewScenes scenes, int at, KeyResultId keyResult) => CardPress.ScopeOf(scenes.AreSeveral ? at : null) + keyResult.Value;
}

/// <summary>Keeps the decision line with the team of its item, or for all teams of the card that there was none today.</summary>
internal sealed class SaveDecision(CheckInDesk desk, RefusalReplies refusals) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        if (press.Verb == Verbs.NoDecision)
        {
            var none = await desk.ChangeEachAsync(press, (state, on) => Deciding.Decide(state, new NoDecision(sender, on), turn.Now), cancel);
            return none.Any(c => c.IsSaved) ? await desk.SavedAsync(press, none, justSaved: 0, cancel) : refusals.Reply(press, none);
        }
        var (on, item) = Named(press);
        var change = await desk.ChangeAsync(on, (state, occurrence) =>
            Deciding.Decide(state, new NoteDecision(sender, occurrence, item, press.Data.Text("decision") ?? ""), turn.Now), cancel);
        if (!change.IsSaved) return await AgainAsync(press, change, cancel) ?? refusals.Reply(press, [change]);
        return turn.Act is Act.DialogSent ? new Reply.CloseDialog() : await desk.SavedAsync(press, [change], justSaved: 0, cancel);
    }

    private async Task<Reply?> AgainAsync(CardPress press, TeamChange change, CancellationToken cancel)
        => change.Change is Change.Refused refused && press.Turn.Act is Act.DialogSent && FormProblems.Of(refused.Refusal, CheckInDesk.Seen(press, refused.State), AnswerForms.Words(press, refused.State)) is { } problem
            && desk.Scenes(press, await desk.FindAsync(press, cancel)) is { } scenes
            ? OpenDecision.Form(press, scenes, problem)
            : null;

    /// <summary>The team that the chosen item belongs to, and the item there; the first team when nothing was chosen.</summary>
    private static (CardPress On, KeyResultId? Item) Named(CardPress press)
    {
        var each = press.Each();
        if (press.Data.Id("item") is not { } chosen) return (each[0], null);
        var on = each.FirstOrDefault(one => one.Scope.Length > 0 && chosen.StartsWith(one.Scope, StringComparison.Ordinal)) ?? each[0];
        return (on, new KeyResultId(chosen[on.Scope.Length..]));
    }
}
