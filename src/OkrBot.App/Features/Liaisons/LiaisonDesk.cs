using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Liaisons;

/// <summary>What the handlers of this slice share.</summary>
internal sealed class LiaisonDesk(ITeamCycles teams)
{
    /// <summary>Null when the card leads nowhere for its sender.</summary>
    public async Task<TeamCycle?> FindAsync(LiaisonPress press, CancellationToken cancel)
        => await teams.FindAsync(press.Team, cancel) is { } state && press.IsHere(state) ? state : null;

    public Task<Change> ChangeAsync(LiaisonPress press, Func<TeamCycle, Decision> decide, CancellationToken cancel)
        => teams.ChangeAsync(press.Team, press.Stamp, state => press.IsHere(state) ? decide(state) : new NotHere(), cancel);

    public static Words WordsOf(Turn turn, TeamCycle? state = null) => WordBook.For(LiaisonsFeature.Slice, turn.From.Locale ?? state?.Team.Language);

    public static Reply No(Turn turn, Change change) => change switch
    {
        Change.Refused refused => No(turn, refused.Refusal, refused.State),
        Change.Busy => new Reply.Words(WordsOf(turn)["busy"]),
        _ => Gone(turn),
    };

    public static Reply No(Turn turn, Refusal refusal, TeamCycle state)
    {
        var words = WordsOf(turn, state);
        return new Reply.Words(refusal switch
        {
            NotFacilitator { Facilitator: { } runner } when state.Team.Find(runner)?.Name is { Length: > 0 } name => words.Text("no.notRunner", ("name", MarkdownText.Escape(name, 40))),
            NotFacilitator => words["no.notTheRunner"],
            NotAMember => words["no.notMember"],
            GuestsLookOnly => GuestWords.Say(state.Team, words),
            NobodyNeedsIt => words["no.notNeeded"],
            ObjectiveIsOver => words["no.over"],
            NotOnTeam => words["no.notOnTeam"],
            _ => words["gone"],
        });
    }

    public static Reply Gone(Turn turn) => new Reply.Words(WordsOf(turn)[turn.From.Person is null ? "anonymous" : "gone"]);
}
