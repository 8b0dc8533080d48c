using OkrBot.App.Bot;
using OkrBot.App.Features.Settings.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Settings;

/// <summary>Asks who shall run the team's check-in from now on. While nobody does, any member may say.</summary>
internal sealed class AskWhoRuns(SettingsDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender || await desk.FindAsync(turn, cancel) is not { } state) return SettingsReplies.No(turn, new Change.Unknown());
        var team = state.Team;
        if (team.Facilitator is { } runner && runner != sender) return SettingsReplies.No(turn, new Change.Refused(new NotFacilitator(runner), state));
        if (Authority.MemberOnly(team, sender) is { } refusal) return SettingsReplies.No(turn, new Change.Refused(refusal, state));
        var people = team.Members.Where(m => !m.Guest && m.Person != team.Facilitator).Select(m => (m.Person, m.Name));
        return new Reply.Show(HandOverCard.Render(SettingsDesk.Data(turn, state), team.Name, [.. people], SettingsDesk.WordsOf(turn)));
    }
}

internal sealed class HandOver(SettingsDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var to = new PersonId(CardData.Of(turn.Act).Id(HandOverCard.PersonField) ?? "");
        var change = await desk.ChangeAsync(turn, Verbs.HandTeamOverTo, (state, sender) => Facilitating.Decide(state, new NameFacilitator(sender, to), turn.Now), cancel);
        var words = SettingsDesk.WordsOf(turn);
        return change is Change.Saved saved
            ? SettingsReplies.Show(turn, saved.State, words.Text("handed", ("name", App.Cards.UserText.Line(SettingsDesk.NameOf(saved.State.Team, saved.State.Team.Facilitator), 40))))
            : SettingsReplies.No(turn, change);
    }
}
