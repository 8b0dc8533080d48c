using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;

namespace OkrBot.Domain;

public static partial class TeamHistory
{
    private static TeamCycle? ApplyToMoves(TeamCycle state, TeamEvent happened) => happened switch
    {
        TeamEvent.OccurrenceMoved e => Moved(state, e),
        TeamEvent.MeetingCalledOff e => state.Find(e.Occurrence) is { State: SegmentState.Awaited } ? state with { Segments = state.Segments.Remove(e.Occurrence) } : state,
        TeamEvent.MeetingEndMoved e => With(state, e.Occurrence, s => s with { ScheduledEnd = e.End, ClosesAt = e.ClosesAt, LastCallShown = s.LastCallShown && e.ClosesAt <= s.ClosesAt }),
        _ => null,
    };

    private static TeamCycle Moved(TeamCycle state, TeamEvent.OccurrenceMoved e)
    {
        state = state with
        {
            KeyResults = state.KeyResults.SetItems(state.KeyResults.Where(one => one.Value.Updates.Any(u => u.Occurrence == e.From)).Select(one => KeyValuePair.Create(one.Key, Moved(one.Value, e)))),
            Blockers = state.Blockers.SetItems(state.Blockers.Where(one => one.Value.RaisedIn == e.From).Select(one => KeyValuePair.Create(one.Key, one.Value with { RaisedIn = e.To }))),
        };
        foreach (var made in state.Commitments.Values.Where(c => c.MadeIn == e.From).ToList())
        {
            // A second answer in the same check-in rewrites the step, whenever the meeting is.
            var moved = made with { Id = made.Id == Saving.CommitmentIdOf(e.From, made.KeyResult) ? Saving.CommitmentIdOf(e.To, made.KeyResult) : made.Id, MadeIn = e.To };
            state = state with { Commitments = state.Commitments.Remove(made.Id).SetItem(moved.Id, moved) };
        }
        return MovedAwaited(state, e);
    }

    private static KeyResult Moved(KeyResult keyResult, TeamEvent.OccurrenceMoved e)
        => keyResult with { Updates = [.. keyResult.Updates.Select(u => u.Occurrence == e.From ? u with { Occurrence = e.To } : u)] };

    private static TeamCycle MovedAwaited(TeamCycle state, TeamEvent.OccurrenceMoved e)
    {
        if (state.Find(e.From) is not { State: SegmentState.Awaited } awaited) return state;
        var segments = state.Segments.Remove(e.From);
        return state with { Segments = e.Awaits && !segments.ContainsKey(e.To) ? segments.SetItem(e.To, awaited with { Occurrence = e.To, ScheduledEnd = e.End }) : segments };
    }
}
