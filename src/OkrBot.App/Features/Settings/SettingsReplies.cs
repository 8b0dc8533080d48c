using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Settings.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Settings;

/// <summary>What the handlers of this slice answer.</summary>
internal static class SettingsReplies
{
    /// <summary>The team's settings for the presser, below a line that says what was just done.</summary>
    public static Reply Show(Turn turn, TeamCycle state, string? done = null)
        => new Reply.Show(TeamSettingsCard.Render(View(turn, state) with { Done = done }, SettingsDesk.WordsOf(turn)));

    /// <summary>The same for all who read the message.</summary>
    public static Reply Show(Turn turn, TeamCycle state, Words words) => new Reply.Show(TeamSettingsCard.Render(View(turn, state), words));

    public static TeamSettingsView View(Turn turn, TeamCycle state) => new(SettingsDesk.Data(turn, state), state.Team.Name, TeamSettings.Of(state.Team),
        SettingsDesk.NameOf(state.Team, state.Team.Facilitator), state.Team.Meeting?.Title)
    {
        IsConnected = state.Team.Meeting is not null,
        MayChange = turn.Chat.Kind != ChatKind.Personal || state.Team.Facilitator is null || (turn.From.Person is { } reader && Leading.Runs(state.Team, reader)),
    };

    /// <summary>Why nothing was changed, in one or two sentences.</summary>
    public static Reply No(Turn turn, Change change)
    {
        var words = SettingsDesk.WordsOf(turn);
        if (turn.From.Person is null) return new Reply.Words(words["refused.anonymous"]);
        return new Reply.Words(change switch
        {
            Change.Refused refused => Say(refused.Refusal, refused.State, words),
            Change.Busy => words["refused.busy"],
            _ => words["refused.gone"],
        });
    }

    /// <summary>Null for refusals that the form can mend.</summary>
    public static string Say(Refusal refusal, TeamCycle state, Words words) => refusal switch
    {
        NotFacilitator { Facilitator: { } runner } when SettingsDesk.NameOf(state.Team, runner) is { Length: > 0 } name
            => words.Text("refused.notRunner", ("name", MarkdownText.Escape(name, 40))),
        NotFacilitator => words["refused.noRunner"],
        NotAMember => words["refused.notMember"],
        GuestsLookOnly => GuestWords.Say(state.Team, words),
        NotOnTeam => words["refused.notOnTeam"],
        PlacementOutOfRange range => words.Text("problem.minutes", ("least", words.Number(range.Least)), ("most", words.Number(range.Most))),
        CadenceOutOfRange => words["problem.rhythm"],
        UnknownZone => words["problem.zone"],
        UnknownLanguage => words["problem.language"],
        TeamNameMissing => words["problem.name"],
        TeamNameTooLong name => words.Text("problem.nameLong", ("length", words.Number(name.Length)), ("most", words.Number(name.Most))),
        TeamNameTaken name => words.Text("problem.nameTaken", ("name", MarkdownText.Escape(name.Name, 40))),
        _ => WeeksWords.Say(refusal, words) ?? words["refused.gone"],
    };

    public static bool IsOfTheForm(Refusal refusal) => refusal
        is PlacementOutOfRange or CadenceOutOfRange or UnknownZone or UnknownLanguage or TeamNameMissing or TeamNameTooLong or TeamNameTaken;
}
