using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.Settings.Cards;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Settings;

/// <summary>Opens the form for whoever runs the team's check-in: a dialog, or on the card for clients without dialogs.</summary>
internal sealed class OpenSettings(SettingsDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender || await desk.FindAsync(turn, cancel) is not { } state) return SettingsReplies.No(turn, new Change.Unknown());
        return Leading.Runs(state.Team, sender)
            ? Form(turn, state, SettingsForm.Of(state.Team), problem: null)
            : SettingsReplies.No(turn, new Change.Refused(new NotFacilitator(state.Team.Facilitator), state));
    }

    public static Reply Form(Turn turn, TeamCycle state, SettingsForm form, string? problem)
    {
        var words = SettingsDesk.WordsOf(turn);
        var onCard = turn.Act is Act.Pressed;
        var card = SettingsFormCard.Render(new SettingsFormView(SettingsDesk.Data(turn, state), state.Team.Name, form, state.Team.Zone, turn.From.Zone, turn.Now) { Problem = problem, OnCard = onCard }, words);
        return onCard ? new Reply.Show(card) : new Reply.Dialog(words["form.title"], card);
    }
}

internal sealed class SaveSettings(SettingsDesk desk, GuestPlaces guests) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var typed = SettingsForm.Typed(CardData.Of(turn.Act));
        var before = await desk.FindAsync(turn, cancel);
        var beside = before is null ? [] : await desk.NamesBesideAsync(before, cancel);
        var change = await desk.ChangeAsync(turn, Verbs.SaveSettings, (state, sender) => Decide(state, sender, typed, beside, turn.Now), cancel);
        var words = SettingsDesk.WordsOf(turn);
        if (change is Change.Saved { State: var now } && before?.Team.GuestsTakePart != now.Team.GuestsTakePart) await guests.SettleAsync(now, turn.Now, cancel);
        return change switch
        {
            Change.Saved when turn.Act is Act.DialogSent => new Reply.CloseDialog(words["saved"]),
            Change.Saved saved => SettingsReplies.Show(turn, saved.State, words["saved"]),
            Change.Refused refused when SettingsReplies.IsOfTheForm(refused.Refusal)
                => OpenSettings.Form(turn, refused.State, typed, SettingsReplies.Say(refused.Refusal, refused.State, words)),
            _ => SettingsReplies.No(turn, change),
        };
    }

    /// <summary>All of the form or nothing of it.</summary>
    private static Decision Decide(TeamCycle state, PersonId sender, SettingsForm typed, ImmutableArray<string> beside, DateTimeOffset now)
    {
        var settled = Settling.Decide(state, new Domain.Teams.ChangeSettings(sender, typed.Over(TeamSettings.Of(state.Team))), now);
        if (typed.Name is not { } name || settled is not Decision.Accepted one) return settled;
        return Naming.Decide(state, new RenameTeam(sender, name, beside), now) is var named && named is Decision.Accepted two
            ? new Decision.Accepted([.. one.Events, .. two.Events], [.. one.Wakes, .. two.Wakes], [.. one.Effects, .. two.Effects])
            : named;
    }
}
