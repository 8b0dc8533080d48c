namespace OkrBot.Domain.CheckIns;

/// <summary>"Close now".</summary>
public sealed record CloseNow(PersonId By, Occurrence Occurrence);

/// <summary>"Five more minutes", once.</summary>
public sealed record Extend(PersonId By, Occurrence Occurrence);

/// <summary>"I'll run it".</summary>
public sealed record TakeOver(PersonId By, Occurrence Occurrence);

public sealed record HandOver(PersonId By, Occurrence Occurrence, PersonId To);

/// <summary>What the one who runs the open segment may do: the facilitator, who took it over, or any member while there is neither.</summary>
public static class Running
{
    public static Decision Decide(TeamCycle state, CloseNow command, DateTimeOffset now)
        => WhileOpen(state, command.Occurrence, now, segment => Authority.RunnerOnly(state.Team, segment, command.By)
            ?? Decision.Of(Closing.Close(state, segment, ClosedBy.Facilitator, now, command.By), new Wake.RoomCard(command.Occurrence, now)));

    /// <summary>Never past a scheduled end that is still to come.</summary>
    public static Decision Decide(TeamCycle state, Extend command, DateTimeOffset now) => WhileOpen(state, command.Occurrence, now, segment =>
    {
        if (Authority.RunnerOnly(state.Team, segment, command.By) is { } refusal) return refusal;
        var planned = segment.ClosesAt ?? now;
        if (segment.Extended) return new AlreadyExtended(planned);
        var closesAt = planned + Segment.Extension;
        if (segment.ScheduledEnd is { } end && end > now && end < closesAt) closesAt = end;
        if (closesAt <= planned) return new NoTimeLeft(closesAt);
        return Decision.Of(
            new TeamEvent.SegmentExtended(command.Occurrence, closesAt),
            new Wake.RoomCard(command.Occurrence, now),
            new Wake.Segment(command.Occurrence, closesAt - Segment.LastCall),
            new Wake.Segment(command.Occurrence, closesAt));
    });

    /// <summary>Any member, while nobody runs it, its runner is away, or nobody has answered in the two minutes.</summary>
    public static Decision Decide(TeamCycle state, TakeOver command, DateTimeOffset now) => WhileOpen(state, command.Occurrence, now, segment =>
    {
        if (Authority.MemberOnly(state.Team, command.By) is { } refusal) return refusal;
        if (segment.RunBy == command.By) return Decision.Nothing;
        if (segment.RunBy is { } runBy && command.By != Authority.FacilitatorOf(state.Team, segment) && !Absences.IsAway(state.Team, segment, runBy)
            && (!segment.Answerers.IsEmpty || now < segment.RankAt))
            return new AlreadyRun(runBy);
        return Named(command.Occurrence, command.By, now);
    });

    public static Decision Decide(TeamCycle state, HandOver command, DateTimeOffset now) => WhileOpen(state, command.Occurrence, now, segment =>
    {
        if (Authority.RunnerOnly(state.Team, segment, command.By) is { } refusal) return refusal;
        if (Authority.MemberOnly(state.Team, command.To) is not null) return new NotOnTeam(command.To);
        if (Absences.IsAway(state.Team, segment, command.To)) return new IsAway(command.To);
        return segment.RunBy == command.To ? Decision.Nothing : Named(command.Occurrence, command.To, now);
    });

    /// <summary>Why this person cannot hand it over; null = they may.</summary>
    public static Refusal? MayHandOver(TeamCycle state, Occurrence occurrence, PersonId by, DateTimeOffset now)
        => WhileOpen(state, occurrence, now, segment => Authority.RunnerOnly(state.Team, segment, by) is { } refusal ? refusal : Decision.Nothing) is Decision.Refused no
            ? no.Refusal
            : null;

    private static Decision Named(Occurrence occurrence, PersonId runBy, DateTimeOffset now)
        => Decision.Of(new TeamEvent.RunnerNamed(occurrence, runBy) { At = now }, new Wake.RoomCard(occurrence, now));

    private static Decision WhileOpen(TeamCycle state, Occurrence occurrence, DateTimeOffset now, Func<Segment, Decision> decide)
    {
        var segment = state.Find(occurrence);
        if (segment is not null && segment.IsOpen(now)) return decide(segment);
        var closedAt = segment is { State: SegmentState.Open } ? segment.EffectiveClose : OpeningRules.ClosedAt(state, occurrence);
        return closedAt is { } at ? new SegmentClosed(at) : new NotRunning();
    }
}
