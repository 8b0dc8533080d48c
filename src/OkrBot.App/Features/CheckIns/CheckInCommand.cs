using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.CheckIns;

/// <summary><c>check in</c>: opens the segment in the meeting's chat, or shows the sender one form for all of their teams in the
/// personal chat, where answers count from the working day before.</summary>
internal sealed class CheckInCommand(MeetingTeams meetings, IDirectory directory, ITeamCycles teams, CheckInDesk desk, AnswerForms forms) : ITurnHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
        => turn.Chat.Kind == ChatKind.Personal ? ShowOwnAsync(turn, cancel) : OpenAsync(turn, cancel);

    private async Task<Reply> OpenAsync(Turn turn, CancellationToken cancel)
    {
        var changes = await meetings.ForEachAsync(turn, turn.Now, (state, on, end) =>
            Opening.Decide(state, new OpenSegment(on, turn.Chat.Id, end, OpenedBy.Command, turn.From.Person), turn.Now), cancel);
        if (changes is null) return RefusalReplies.NotConnected(turn);
        // Where several teams meet, whoever runs it opens it for all: another team's rule says nothing against it.
        return changes.OfType<Change.Saved>().Any() || changes.OfType<Change.Refused>().FirstOrDefault() is not { } refused
            ? Reply.None
            : RefusalReplies.Words(refused);
    }

    private async Task<Reply> ShowOwnAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        var asked = await AskedAsync(turn, sender, cancel);
        if (asked.IsEmpty) return RefusalReplies.NothingToAnswer(turn);
        // Somebody who answered in a check-in that is over is not asked about it again beside what is open.
        var keys = asked.Where(one => one.IsDue).DefaultIfEmpty(asked[0]).Select(one => one.Key).Take(1 + CardKey.MostAlso).ToList();
        var key = CardKey.Together(keys) with { Late = keys.Exists(k => k.Late) };
        var press = new CardPress(turn with { Act = Press(key) }, Verbs.Form, CardData.Of(Press(key)), key);
        return forms.Open(press, await desk.FindAsync(press, cancel));
    }

    /// <summary>The check-ins that an answer of the sender counts for now, and whether anything is still to be said there.</summary>
    private async Task<ImmutableArray<(CardKey Key, bool IsDue)>> AskedAsync(Turn turn, PersonId sender, CancellationToken cancel)
    {
        var asked = ImmutableArray.CreateBuilder<(CardKey, bool)>();
        foreach (var team in (await directory.FindPersonAsync(turn.Tenant, sender, cancel))?.Teams ?? [])
        {
            if (await teams.FindAsync(team, cancel) is not { } state || CheckInTargets.Find(state, asked: null, turn.Now) is not { } target) continue;
            var mine = state.ActiveKeyResults.Where(k => Owners.Acting(state.Team, state.Find(target.Occurrence), k) == sender).ToList();
            if (mine.Count == 0) continue;
            // A week is open all week long: who has answered for it is not asked again beside what is open.
            var isDue = (target.Timing != AnswerTiming.After && target.Occurrence.Series != OwnWeeks.Series) || mine.Exists(k => Said.In(k, target.Occurrence) is null);
            asked.Add((new CardKey(team.Team, team.Cycle, target.Occurrence.Start, ViewToken.From(turn.ActivityId)) { Late = target.ClosedAt is not null }, isDue));
        }
        return asked.ToImmutable();
    }

    private static Act.Pressed Press(CardKey key)
    {
        using var document = System.Text.Json.JsonDocument.Parse(key.ToData().ToJsonString());
        return new Act.Pressed(Verbs.Form, document.RootElement.Clone(), Automatic: false, CanReply: true);
    }
}
