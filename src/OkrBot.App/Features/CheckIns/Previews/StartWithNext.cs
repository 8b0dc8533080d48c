using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.CheckIns.Previews;

/// <summary>"Start with the next meeting": says when it opens, and lets a check-in that was opened by hand open by itself from now on.</summary>
internal sealed class StartWithNext(CheckInDesk desk, RefusalReplies refusals) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        var words = PreviewDesk.WordsOf(turn);
        if (turn.Chat.Kind != ChatKind.Personal) return new Reply.Words(words["preview.personal"]);
        var change = await desk.ChangeAsync(press, (state, _) => Starting.Decide(state, new StartWithTheNext(sender), turn.Now), cancel);
        return change.Change is Change.Saved saved ? new Reply.Words(Told(turn, saved.State, words)) : refusals.Reply(press, [change]);
    }

    /// <summary>In the reader's own time; where nobody told it, in the team's, which is named.</summary>
    private static string Told(Turn turn, TeamCycle state, Words words)
    {
        var team = MarkdownText.Escape(state.Team.Name);
        if (Previewing.Of(state, turn.Now) is not { OpensAt: { } at }) return words.Text("preview.opensThen", ("team", team));
        var zone = turn.From.Zone ?? state.Team.Zone;
        var day = DateOnly.FromDateTime(WordFormats.Local(at, zone));
        return words.Text(turn.From.Zone is null ? "preview.opensIn" : "preview.opens", ("team", team), ("day", words.DayAndDate(day)), ("time", words.Time(at, zone)), ("zone", zone));
    }
}
