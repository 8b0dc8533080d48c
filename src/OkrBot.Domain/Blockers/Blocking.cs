using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Blockers;

/// <param name="Id">Made from the command, so that a repeated command raises nothing new.</param>
/// <param name="From">Who has to move: a person or a team, as typed.</param>
public sealed record RaiseBlocker(PersonId By, BlockerId Id, KeyResultId? KeyResult, string Need, string From)
{
    /// <summary>Somebody of the team who was chosen; what was typed as <see cref="From"/> counts first.</summary>
    public PersonId? FromPerson { get; init; }
}

public sealed record ResolveBlocker(PersonId By, BlockerId Id);

/// <summary>It was resolved too early.</summary>
public sealed record ReopenBlocker(PersonId By, BlockerId Id);

/// <summary>Raising and resolving what keeps a key result from moving. Any member may, at any time in the cycle.</summary>
public static class Blocking
{
    public const int LongestText = 300;
    public const int LongestName = 100;

    /// <summary>More open ones than this are no longer a list that anybody reads.</summary>
    public const int MostOpen = 30;

    public static Decision Decide(TeamCycle state, RaiseBlocker command, DateTimeOffset now)
    {
        if ((Authority.MemberOnly(state.Team, command.By) ?? Succession.Passed(state)) is { } refusal) return refusal;
        if (state.Blockers.ContainsKey(command.Id)) return Decision.Nothing;
        if (command.KeyResult is { } id && !state.KeyResults.ContainsKey(id)) return new UnknownKeyResult(id);
        var (need, typed) = (PlainText.Clean(command.Need), PlainText.Clean(command.From));
        var chosen = typed.Length == 0 ? command.FromPerson : null;
        if (chosen is { } person && state.Team.Find(person) is null) return new NotOnTeam(person);
        var from = chosen is { } named ? PlainText.Clean(state.Team.Find(named)!.Name, LongestName) : typed;
        if (need.Length == 0) return new NeedMissing();
        if (from.Length == 0) return new FromMissing();
        if (need.Length > LongestText) return new BlockerTooLong(need.Length, LongestText);
        if (from.Length > LongestName) return new BlockerTooLong(from.Length, LongestName);
        var open = state.Blockers.Values.Count(b => b.IsOpen);
        if (open >= MostOpen) return new TooManyBlockers(open);
        if (OccurrenceFor(state, now) is not { } occurrence) return new NoMeetingYet();
        var blocker = new Blocker(command.Id, command.KeyResult, need, from, command.By, now, occurrence) { FromPerson = chosen };
        return Decision.Of(new TeamEvent.BlockerRaised(blocker), RoomCards.Soon(state, now));
    }

    public static Decision Decide(TeamCycle state, ResolveBlocker command, DateTimeOffset now)
    {
        if ((Authority.MemberOnly(state.Team, command.By) ?? Succession.Passed(state)) is { } refusal) return refusal;
        if (!state.Blockers.TryGetValue(command.Id, out var blocker)) return new UnknownBlocker(command.Id);
        return blocker.IsOpen
            ? Decision.Of(new TeamEvent.BlockerResolved(command.Id, command.By, now), RoomCards.Soon(state, now))
            : Decision.Nothing;
    }

    /// <summary>Until the next check-in opens. It is as old as it was: its age counts from the day on which it was raised.</summary>
    public static Decision Decide(TeamCycle state, ReopenBlocker command, DateTimeOffset now)
    {
        if ((Authority.MemberOnly(state.Team, command.By) ?? Succession.Passed(state)) is { } refusal) return refusal;
        if (!state.Blockers.TryGetValue(command.Id, out var blocker)) return new UnknownBlocker(command.Id);
        if (blocker.IsOpen) return Decision.Nothing;
        var open = state.Blockers.Values.Count(b => b.IsOpen);
        return open < MostOpen
            ? Decision.Of(new TeamEvent.BlockerReopened(command.Id, command.By, now), RoomCards.Soon(state, now))
            : new TooManyBlockers(open);
    }

    /// <summary>How many check-ins it has lived through that are closed, the one in which it was raised included: 0 until that one closes.
    /// A moved meeting closes two segments and is one check-in: what counts is the cadence period.</summary>
    public static int AgeInSegments(TeamCycle state, Blocker blocker) => blocker.AgeBefore + Lived(state, blocker).Count;

    /// <summary>The same in weeks, by the team's rhythm: 1 in the check-in in which it was raised, 2 in the next of a weekly team, 3 of a
    /// fortnightly one.</summary>
    /// <param name="inCheckIn">A check-in is open, which is one more than those that have closed.</param>
    public static int AgeInWeeks(TeamCycle state, Blocker blocker, bool inCheckIn)
    {
        var lived = Lived(state, blocker);
        var isCounted = state.Segments.Values.Any(s => s.State == SegmentState.Open && lived.Contains(PeriodOf(state, s.Occurrence)));
        return 1 + (Math.Max(1, state.Team.CadenceWeeks) * Math.Max(0, blocker.AgeBefore + lived.Count + (inCheckIn && !isCounted ? 1 : 0) - 1));
    }

    // Where somebody said that there was no meeting, nobody heard of it.
    private static HashSet<int> Lived(TeamCycle state, Blocker blocker)
        => [.. state.Past.Where(p => p.By != ClosedBy.NoMeeting && p.Occurrence.Start >= blocker.RaisedIn.Start).Select(p => PeriodOf(state, p.Occurrence))];

    private static int PeriodOf(TeamCycle state, Occurrence occurrence)
        => Cadence.PeriodOf(state.Team, state.Cycle, Zones.LocalDay(state.Team.Zone, occurrence.Start));

    /// <summary>The open check-in, else the next scheduled one, else today's date.</summary>
    private static Occurrence? OccurrenceFor(TeamCycle state, DateTimeOffset now)
    {
        foreach (var segment in state.Segments.Values)
            if (segment.IsOpen(now)) return segment.Occurrence;
        if (state.Team.Meeting is not { } meeting) return null;
        return (Occurrences.Next(meeting, now) ?? Occurrences.ForCommand(meeting, state.Team.Zone, now)).Occurrence;
    }
}
