using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.CheckIns;

/// <summary>What the Board says of a team after a change.</summary>
internal sealed class BoardFacts(TimeProvider time) : IBoardFacts
{
    public BoardRow Of(TeamCycle state) => new(
        state.Id, state.Version, state.Team.Name,
        [.. Live(state, time.GetUtcNow())],
        PendingSince: null)
    {
        TeamMark = Teams.TeamMark.Of(state.Team),
        Plan = Plans.PlanFactsOf.Team(state),
        WeeklyAsks = OpenAnswers.ByWeek(state, time.GetUtcNow()),
        OpenAnswers =
        [
            .. from one in OpenAnswers.Of(state, time.GetUtcNow())
               group one by (one.Owner, one.Occurrence, one.ClosedAt) into ofOwner
               select new OwnersOpenAnswers(ofOwner.Key.Owner, ofOwner.Key.Occurrence, ofOwner.Key.ClosedAt, [.. ofOwner.Select(one => one.KeyResult)]),
        ],
    };

    private static IEnumerable<LiveSegment> Live(TeamCycle state, DateTimeOffset now)
        => from segment in state.Segments.Values
           where segment.State != SegmentState.Closed
           let due = Conducting.NextDue(state, segment.Occurrence, now)
           where due is not null
           select new LiveSegment(segment.Occurrence, due.Value);
}
