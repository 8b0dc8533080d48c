using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.Reminders;

/// <summary>A key result that its owner has not answered in the newest check-in that is over.</summary>
/// <param name="ClosedAt">When that check-in closed; lies ahead while a meeting's end is not certain yet.</param>
public sealed record OpenAnswer(TeamCycleId Team, Occurrence Occurrence, KeyResultId KeyResult, PersonId Owner, DateTimeOffset ClosedAt)
{
    public AskedFor Asked => new(Team.Team, Occurrence, KeyResult);
}

/// <summary>Which answers of a team are still open.</summary>
public static class OpenAnswers
{
    /// <summary>Of owners who belong to the team and are not away, without those that were asked about in vain, in the order people see. Empty once the
    /// next check-in is open: it asks itself.</summary>
    public static ImmutableArray<OpenAnswer> Of(TeamCycle state)
    {
        if (Newest(state) is not { } over) return [];
        return
        [
            .. from keyResult in state.ActiveKeyResults
               where Said.In(keyResult, over.Occurrence) is null && !Silences.IsQuiet(keyResult) && state.Team.Find(keyResult.Owner) is { Away: false, Guest: false }
               select new OpenAnswer(state.Id, over.Occurrence, keyResult.Id, keyResult.Owner, over.ClosedAt),
        ];
    }

    private static (Occurrence Occurrence, DateTimeOffset ClosedAt)? Newest(TeamCycle state)
    {
        (Occurrence, DateTimeOffset)? newest = null;
        foreach (var segment in state.Segments.Values)
        {
            if (segment.State == SegmentState.Open) newest = null;
            else if (OverAt(segment) is { } at) newest = (segment.Occurrence, at);
        }
        return newest;
    }

    /// <summary>Null for one that is still to come, or that nobody came to. A meeting that ended before it opened is over after the grace in which
    /// it may start again.</summary>
    private static DateTimeOffset? OverAt(Segment segment) => segment switch
    {
        { State: SegmentState.Closed, ClosedAt: { } at } when !FellOut(segment) => at,
        { State: SegmentState.Awaited } => segment.OverAt,
        _ => null,
    };

    /// <summary>Somebody said that there was no meeting; or a timer opened it, and neither Teams nor a person ever said that the meeting takes place.</summary>
    private static bool FellOut(Segment segment) => segment.ClosedBy == ClosedBy.NoMeeting
        || segment is { Trigger: OpenedBy.Timer, MeetingStartedAt: null, Answerers.IsEmpty: true, ClosedBy: ClosedBy.Time or ClosedBy.MeetingEnd };
}
