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

/// <summary>When an owner of objectives that no meeting carries may be asked.</summary>
/// <param name="At">In order; the present week's may lie behind.</param>
public sealed record WeeklyAsk(PersonId Owner, ImmutableArray<DateTimeOffset> At)
{
    public bool Equals(WeeklyAsk? other) => other is not null && Owner == other.Owner && At.SequenceEqual(other.At);
    public override int GetHashCode() => HashCode.Combine(Owner, At.Length);
}

/// <summary>Which answers of a team are still open.</summary>
public static class OpenAnswers
{
    /// <summary>Of owners who belong to the team and are not away, without those that were asked about in vain, in the order people see. Empty once the
    /// next check-in is open: it asks itself. Where no meeting carries it, from the last working day of the week on.</summary>
    public static ImmutableArray<OpenAnswer> Of(TeamCycle state, DateTimeOffset now)
        => (OwnWeeks.Apply(state.Team) ? Asked(state, now) : Newest(state)) is { } over
            ? [.. Askable(state).Where(k => !IsAnswered(k, over.Occurrence)).Select(k => new OpenAnswer(state.Id, over.Occurrence, k.Id, k.Owner, over.ClosedAt))]
            : [];

    /// <summary>When each owner of objectives that no meeting carries may be asked next: the present week unless all of it is answered, and those to come.</summary>
    public static ImmutableArray<WeeklyAsk> ByWeek(TeamCycle state, DateTimeOffset now)
    {
        if (!OwnWeeks.Apply(state.Team)) return [];
        List<OwnWeek> weeks = [.. OwnWeeks.All(state).Where(week => week.Ends > now)];
        return
        [
            .. from keyResult in Askable(state)
               group keyResult by keyResult.Owner into owned
               let asks = weeks.Where(week => owned.Any(k => !IsAnswered(k, week.Occurrence))).Select(week => week.AskedFrom).ToImmutableArray()
               where !asks.IsEmpty
               select new WeeklyAsk(owned.Key, asks),
        ];
    }

    private static IEnumerable<KeyResult> Askable(TeamCycle state)
        => state.ActiveKeyResults.Where(k => !Silences.IsQuiet(k) && state.Team.Find(k.Owner) is { Away: false } owner && state.Team.LetsIn(owner));

    /// <summary>Who has answered for a later week is not asked about an earlier one.</summary>
    private static bool IsAnswered(KeyResult keyResult, Occurrence occurrence)
        => Said.In(keyResult, occurrence) is not null || (occurrence.Series == OwnWeeks.Series && keyResult.Latest?.Occurrence.Start > occurrence.Start);

    private static (Occurrence Occurrence, DateTimeOffset ClosedAt)? Asked(TeamCycle state, DateTimeOffset now)
        => OwnWeeks.All(state).LastOrDefault(week => week.AskedFrom <= now) is { } week ? (week.Occurrence, week.AskedFrom) : null;

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
