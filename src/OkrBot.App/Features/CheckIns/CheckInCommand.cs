using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary><c>check in</c>: opens the segment in the meeting's chat, or shows the sender's own view in the personal chat,
/// where answers count from the working day before.</summary>
internal sealed class CheckInCommand(MeetingTeams meetings, IDirectory directory, ITeamCycles teams, AnswerForms forms) : ITurnHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
        => turn.Chat.Kind == ChatKind.Personal ? ShowOwnAsync(turn, cancel) : OpenAsync(turn, cancel);

    private async Task<Reply> OpenAsync(Turn turn, CancellationToken cancel)
    {
        var changes = await meetings.ForEachAsync(turn, turn.Now, (state, on, end) =>
            Opening.Decide(state, new OpenSegment(on, turn.Chat.Id, end, OpenedBy.Command, turn.From.Person), turn.Now), cancel);
        if (changes is null) return RefusalReplies.NotConnected(turn);
        return changes.OfType<Change.Refused>().FirstOrDefault() is { } refused ? RefusalReplies.Words(turn, refused) : Reply.None;
    }

    private async Task<Reply> ShowOwnAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        var person = await directory.FindPersonAsync(turn.Tenant, sender, cancel);
        foreach (var team in person?.Teams ?? [])
        {
            if (await teams.FindAsync(team, cancel) is not { } state || CheckInTargets.Find(state, asked: null, turn.Now) is not { } target) continue;
            var key = new CardKey(team.Team, team.Cycle, target.Occurrence.Start, ViewToken.From(turn.ActivityId)) { Late = target.ClosedAt is not null };
            var press = new CardPress(turn with { Act = Press(key) }, Verbs.Form, CardData.Of(Press(key)), key);
            if (state.ActiveKeyResults.Any(k => k.Owner == sender)) return forms.Open(press, state);
        }
        return RefusalReplies.NothingToAnswer(turn);
    }

    private static Act.Pressed Press(CardKey key)
    {
        using var document = System.Text.Json.JsonDocument.Parse(key.ToData().ToJsonString());
        return new Act.Pressed(Verbs.Form, document.RootElement.Clone(), Automatic: false, CanReply: true);
    }
}
