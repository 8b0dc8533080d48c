namespace OkrBot.Domain.CheckIns;

/// <summary>Keeps the check-ins of several teams in one meeting together. Each team decides for itself what it answers; whatever happened to one of them
/// that concerns all, such as a close or a hand-over, the others follow. Following twice is following once, so a crash in between only delays.</summary>
public static class Rooming
{
    /// <summary>More teams in one meeting make a card that nobody reads in ten minutes.</summary>
    public const int MostTeams = 4;

    /// <summary>What the teams share; null while fewer than two of them hold the check-in in this occurrence.</summary>
    /// <param name="teams">In the order in which they were connected.</param>
    public static SharedRoom? Of(IReadOnlyList<TeamCycle> teams, Occurrence occurrence, DateTimeOffset now)
    {
        var opened = teams.Where(t => t.Find(occurrence) is { OpenedAt: not null }).ToList();
        var joining = teams.Where(t => MayJoin(t, occurrence)).ToList();
        if (opened.Count == 0 || opened.Count + joining.Count < 2) return null;
        var segments = opened.Select(t => t.Find(occurrence)!).ToList();
        var first = segments.MinBy(s => s.OpenedAt)!;
        // Once they share their times a later one is news: a card that came late, five more minutes.
        var telling = segments.Where(s => s.Shared || s.Extended).DefaultIfEmpty(first).ToList();
        // Who is away for one of them, or is on none of them any more, runs it for none.
        var runner = segments.Where(s => !Absences.HasLostRunner(s, segments) && IsRunByOneOf(teams, s)).OrderByDescending(s => s.RunSince).ThenBy(s => s.RunBy is null).FirstOrDefault();
        return new SharedRoom(
            occurrence, first.Chat, first.Trigger ?? OpenedBy.Timer, first.ScheduledEnd, first.OpenedAt!.Value,
            telling.Max(s => s.RankAt)!.Value, telling.Max(s => s.ClosesAt)!.Value)
        {
            Extended = segments.Exists(s => s.Extended),
            Host = teams.Where(t => opened.Contains(t) || joining.Contains(t)).Select(t => t.Team.Facilitator).FirstOrDefault(f => f is not null),
            RunBy = runner?.RunBy,
            RunSince = runner?.RunSince,
            Closed = ClosedFor(opened, joining.Count > 0, occurrence, now),
        };
    }

    /// <summary>Brings one team to what all share: opens it with the others, takes over their times and who runs it, closes it with them.</summary>
    /// <returns>Accepted, empty when there is nothing to follow. Never refused.</returns>
    public static Decision Decide(TeamCycle state, SharedRoom room, DateTimeOffset now)
    {
        if (state.Find(room.Occurrence) is not { State: not SegmentState.Awaited } segment) return Join(state, room, now);
        if (!segment.IsOpen(now)) return Decision.Nothing;
        if (room.Closed is { } closed)
            return closed.By == ClosedBy.NothingToDiscuss && !Closing.IsDone(state, segment, now)
                ? Decision.Nothing
                : Decision.Of(Closing.Close(state, segment, closed.By, closed.At, closed.Person), new Wake.RoomCard(room.Occurrence, now));
        if (IsAligned(segment, room)) return Decision.Nothing;
        var isInTime = segment.RankAt == room.RankAt && segment.ClosesAt == room.ClosesAt;
        return Decision.Of(Shared(room), isInTime ? [new Wake.RoomCard(room.Occurrence, now + Segment.Gather)] : Opening.Wakes(room.Occurrence, room.RankAt, room.ClosesAt, now));
    }

    private static Decision Join(TeamCycle state, SharedRoom room, DateTimeOffset now)
    {
        if (room.Closed is not null || now >= room.ClosesAt || !MayJoin(state, room.Occurrence)) return Decision.Nothing;
        TeamEvent.SegmentOpened opened = new(
            room.Occurrence, room.Chat, room.Trigger, room.RunBy, room.OpenedAt, room.RankAt, room.ClosesAt, room.ScheduledEnd);
        return Opening.OpenAs(state, opened, [], now) is Decision.Accepted accepted ? accepted with { Events = accepted.Events.Add(Shared(room)) } : Decision.Nothing;
    }

    /// <summary>It could open here by itself, and has not yet: its own placement or a late event would come later.</summary>
    private static bool MayJoin(TeamCycle state, Occurrence occurrence)
        => state.Find(occurrence) is null or { State: SegmentState.Awaited }
            && OpeningRules.ClosedAt(state, occurrence) is null && OpeningRules.ForEvent(state, occurrence) is null && state.ActiveKeyResults.Any();

    private static bool IsRunByOneOf(IReadOnlyList<TeamCycle> teams, Segment segment)
        => segment.RunBy is not { } runner || teams.Any(t => Authority.MemberOnly(t.Team, runner) is null);

    private static (ClosedBy, DateTimeOffset, PersonId?)? ClosedFor(List<TeamCycle> opened, bool othersCome, Occurrence occurrence, DateTimeOffset now)
    {
        var ended = opened.Find(t => t.Find(occurrence) is { State: SegmentState.Closed, ClosedBy: not ClosedBy.NothingToDiscuss });
        if (ended?.Find(occurrence) is { ClosedBy: { } by, ClosedAt: { } at }) return (by, at, ended.Past.LastOrDefault(p => p.Occurrence == occurrence)?.Person);
        var done = !othersCome && opened.TrueForAll(t => t.Find(occurrence) is var s && (s!.State == SegmentState.Closed || Closing.IsDone(t, s, now)));
        return done && (now >= opened[0].Find(occurrence)!.RankAt || opened.Exists(t => WasAnswered(t, occurrence))) ? (ClosedBy.NothingToDiscuss, now, null) : null;
    }

    // What was answered before the meeting waits for the two minutes: somebody may want to say more.
    private static bool WasAnswered(TeamCycle state, Occurrence occurrence)
        => state.KeyResults.Values.Any(k => k.Updates.Any(u => u.Occurrence == occurrence && u.At >= state.Find(occurrence)!.OpenedAt));

    private static bool IsAligned(Segment segment, SharedRoom room)
        => segment.Shared && segment.RankAt == room.RankAt && segment.ClosesAt == room.ClosesAt && segment.Extended == room.Extended
            && segment.Host == room.Host && segment.RunBy == room.RunBy && segment.RunSince == room.RunSince;

    private static TeamEvent.RoomShared Shared(SharedRoom room)
        => new(room.Occurrence, room.RankAt, room.ClosesAt, room.Extended, room.Host, room.RunBy, room.RunSince);
}
