using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup;

/// <summary>"I'll lead it": a member becomes the one who runs the team's check-in by default, while nobody is.</summary>
internal sealed class LeadTeamHandler(IDirectory directory, ITeamCycles teams) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var words = WordBook.For(SetupFeature.Slice, turn.From.Locale);
        if (turn.From.Person is not { } sender) return new Reply.Words(words["lead.anonymous"]);
        if (CardPress.Read(turn)?.Subject is not { } press) return new Reply.Words(words["lead.gone"]);
        var change = await teams.ChangeAsync(press.Team, press.Stamp(), state =>
            press.ComesFromItsChat(state) && press.OccurrenceIn(state) is not null ? Facilitating.Decide(state, new NameFacilitator(sender, sender), turn.Now) : new NotHere(), cancel);
        if (change is not Change.Saved saved) return new Reply.Words(Say(words, change));
        await Mark.LedByAsync(directory, turn.Tenant, saved.State, cancel);
        return new Reply.Continue(Verbs.View, CardPress.Read(turn)!.Key.ToData());
    }

    private static string Say(Words words, Change change) => change switch
    {
        Change.Refused { Refusal: NotFacilitator { Facilitator: { } leader } } refused => words.Text("lead.already", ("leader", NameOf(refused.State.Team, leader) ?? words["lead.somebody"])),
        Change.Refused { Refusal: NotAMember } => words["lead.notAMember"],
        Change.Refused { Refusal: GuestsLookOnly } guest => GuestWords.Say(guest.State.Team, words),
        Change.Busy => words["lead.busy"],
        _ => words["lead.gone"],
    };

    private static string? NameOf(Team team, PersonId person) => team.Find(person) is { Name.Length: > 0 } member ? App.Cards.UserText.Line(member.Name, 40) : null;
}
