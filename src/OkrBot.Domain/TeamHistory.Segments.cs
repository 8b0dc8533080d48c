using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;

namespace OkrBot.Domain;

public static partial class TeamHistory
{
    private static TeamCycle? ApplyToSegment(TeamCycle state, TeamEvent happened) => happened switch
    {
        TeamEvent.MeetingStarted e => Started(state, e),
        TeamEvent.MeetingEnded e => With(state, e.Occurrence, s => s with { MeetingRuns = false, MeetingEndedAt = e.At }),
        TeamEvent.SegmentOpened e => Opened(state, e),
        TeamEvent.SegmentPostedLate e => With(state, e.Occurrence, s => s with { RankAt = e.RankAt, ClosesAt = e.ClosesAt }),
        TeamEvent.AgendaRanked e => With(state, e.Occurrence, s => s with { Ranked = true, Agenda = e.Agenda }),
        TeamEvent.AgendaJoined e => With(state, e.Occurrence, s => s with { Agenda = s.Agenda.Add(e.Item) }),
        TeamEvent.LastCallShown e => With(state, e.Occurrence, s => s with { LastCallShown = true }),
        TeamEvent.RunnerNamed e => With(state, e.Occurrence, s => s with { RunBy = e.RunBy, RunSince = e.At }),
        TeamEvent.RoomShared e => With(state, e.Occurrence, s => Shared(s, e)),
        TeamEvent.AbsenceSeen e => With(state, e.Occurrence, s => s.State == SegmentState.Open ? s with { Away = e.People } : s),
        TeamEvent.RunnerLeft e => With(state, e.Occurrence, s => Without(s, e.Person)),
        TeamEvent.SegmentExtended e => With(state, e.Occurrence, s => s with { Extended = true, ClosesAt = e.ClosesAt, LastCallShown = false }),
        TeamEvent.SegmentClosed e => Closed(state, e),
        TeamEvent.DecisionNoted e => With(state, e.Occurrence, s => s with { Decisions = s.Decisions.Add(e.Line), NoDecision = false }),
        TeamEvent.NoDecisionToday e => With(state, e.Occurrence, s => s with { NoDecision = true }),
        _ => null,
    };

    private static TeamCycle With(TeamCycle state, Occurrence occurrence, Func<Segment, Segment> change)
        => state.Segments.TryGetValue(occurrence, out var segment)
            ? state with { Segments = state.Segments.SetItem(occurrence, change(segment)) }
            : state;

    private static TeamCycle Started(TeamCycle state, TeamEvent.MeetingStarted e)
    {
        var segment = state.Find(e.Occurrence) ?? new Segment(e.Occurrence, e.Chat, SegmentState.Awaited, e.ScheduledEnd);
        segment = segment with { MeetingRuns = true, MeetingStartedAt = e.At, MeetingEndedAt = null };
        return state with { Segments = WithoutPassedOver(state, e.Occurrence).SetItem(e.Occurrence, segment) };
    }

    private static TeamCycle Opened(TeamCycle state, TeamEvent.SegmentOpened e)
    {
        var (answered, answerers) = AnsweredBefore(state, e.Occurrence);
        var segment = (state.Find(e.Occurrence) ?? new Segment(e.Occurrence, e.Chat, SegmentState.Open, e.ScheduledEnd)) with
        {
            Chat = e.Chat,
            State = SegmentState.Open,
            ScheduledEnd = e.ScheduledEnd,
            Trigger = e.Trigger,
            OpenedAt = e.At,
            RankAt = e.RankAt,
            ClosesAt = e.ClosesAt,
            RunBy = e.RunBy,
            // An end before the opening says nothing about the segment: somebody opened it after that.
            MeetingEndedAt = null,
            Answered = answered,
            Answerers = answerers,
        };
        return CarryOver(state, e.Occurrence) with { Segments = WithoutPassedOver(state, e.Occurrence).SetItem(e.Occurrence, segment) };
    }

    private static Segment Shared(Segment segment, TeamEvent.RoomShared e) => segment with
    {
        Shared = true,
        RankAt = e.RankAt,
        ClosesAt = e.ClosesAt,
        Extended = e.Extended,
        Host = e.Host,
        RunBy = e.RunBy,
        RunSince = e.RunSince,
        LastCallShown = segment.LastCallShown && e.ClosesAt <= segment.ClosesAt,
    };

    private static Segment Without(Segment segment, PersonId? left) => left is null
        ? segment with { RunBy = null }
        : segment with { RunBy = segment.RunBy == left ? null : segment.RunBy, Host = segment.Host == left ? null : segment.Host };

    /// <summary>What was answered ahead of the meeting counts in it from the first second.</summary>
    private static (ImmutableArray<KeyResultId> Answered, ImmutableArray<PersonId> Answerers) AnsweredBefore(TeamCycle state, Occurrence occurrence)
    {
        var updates = (from keyResult in state.KeyResults.Values
                       from update in keyResult.Updates
                       where update.Occurrence == occurrence
                       orderby update.At
                       select (keyResult.Id, update.By)).ToList();
        return ([.. updates.Select(u => u.Id).Distinct()], [.. updates.Select(u => u.By).Distinct()]);
    }

    private static TeamCycle Closed(TeamCycle state, TeamEvent.SegmentClosed e)
    {
        if (state.Find(e.Occurrence) is not { State: SegmentState.Open, OpenedAt: { } openedAt } segment) return state;
        var older = state.Segments.Values.Where(s => s.State == SegmentState.Closed).Select(s => s.Occurrence);
        var closed = segment with { State = SegmentState.Closed, ClosedAt = e.At, ClosedBy = e.By, Away = [] };
        return state with
        {
            Segments = state.Segments.RemoveRange(older).SetItem(e.Occurrence, closed),
            Past = state.Past.Add(new PastSegment(e.Occurrence, openedAt, e.At, e.Held) { By = e.By, Person = e.Person }),
        };
    }

    /// <summary>An awaited segment whose meeting never got that far ends in silence when a later one begins.</summary>
    private static ImmutableSortedDictionary<Occurrence, Segment> WithoutPassedOver(TeamCycle state, Occurrence begun)
        => state.Segments.RemoveRange(
            state.Segments.Values.Where(s => s.State == SegmentState.Awaited && s.Occurrence.Start < begun.Start).Select(s => s.Occurrence));
}
