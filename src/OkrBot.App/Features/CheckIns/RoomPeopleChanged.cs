using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns;

/// <summary>People came or went while a check-in is open: the card falls back to counts at once when an outsider is there, and shows its lists again
/// when none is left. The roster is read here and at the opening, not for each edit.</summary>
internal sealed class RoomPeopleChanged(IDirectory directory, RoomTeams teams, RoomFinder finder, IWorkQueue queue) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await directory.FindSeriesAsync(turn.Tenant, new SeriesId(turn.Chat.Id.Value), cancel) is not { Removed: false, Teams: [var first, ..] } series) return Reply.None;
        if (await teams.FindAsync(first, cancel) is not { } known) return Reply.None;
        var states = await teams.LoadAsync(series.Teams, known, cancel);
        foreach (var state in states)
        {
            if (state.Segments.Values.FirstOrDefault(s => s.IsOpen(turn.Now)) is not { } segment || segment.Chat != turn.Chat.Id) continue;
            if (!await finder.ReadPeopleAsync(turn.Tenant, segment.Occurrence, states, cancel)) return Reply.None;
            var item = new WorkItem(RoomCardWork.Kind, $"people:{state.Id.Team}:{turn.ActivityId}", turn.Now, turn.Now) { Team = state.Id, Occurrence = segment.Occurrence };
            await queue.EnqueueAsync([item], cancel);
            return Reply.None;
        }
        return Reply.None;
    }
}
