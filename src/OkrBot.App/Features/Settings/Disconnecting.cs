using OkrBot.App.Bot;
using OkrBot.App.Features.Settings.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Settings;

/// <summary>Asks once more before the check-in stops in a meeting.</summary>
internal sealed class AskDisconnect(SettingsDesk desk, MeetingRoles roles) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender || await desk.FindAsync(turn, cancel) is not { Team.Meeting: { } meeting } state) return SettingsReplies.No(turn, new Change.Unknown());
        if (state.Team.Facilitator != sender && !await roles.RunsMeetingAsync(turn, cancel))
            return SettingsReplies.No(turn, new Change.Refused(new NotFacilitator(state.Team.Facilitator), state));
        return new Reply.Show(DisconnectCard.Render(SettingsDesk.Data(turn, state), state.Team.Name, meeting.Title, SettingsDesk.WordsOf(turn)));
    }
}

/// <summary>Stops the check-in in the team's meeting. Nothing is deleted.</summary>
internal sealed class Disconnect(SettingsDesk desk, MeetingRoles roles) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var before = await desk.FindAsync(turn, cancel);
        if (before is not { Team.Meeting: { } meeting })
            return turn.From.Person is null ? SettingsReplies.No(turn, new Change.Unknown()) : new Reply.Words(SettingsDesk.WordsOf(turn)["stopped.already"]);
        var runs = before.Team.Facilitator != turn.From.Person && await roles.RunsMeetingAsync(turn, cancel);
        var change = await desk.ChangeAsync(turn, Verbs.DisconnectNow, (state, sender) => Connecting.Decide(state, new DisconnectMeeting(sender, meeting.Series, runs)), cancel);
        return change is Change.Saved saved
            ? new Reply.Show(DisconnectCard.RenderDone(saved.State.Team.Name, SettingsDesk.WordsOf(turn)))
            : SettingsReplies.No(turn, change);
    }
}
