using OkrBot.Domain.CheckIns;

namespace OkrBot.Domain.Blockers;

/// <param name="Id">Made from the command, so that a repeated command raises nothing new.</param>
/// <param name="From">Who has to move: a person or a team, as typed.</param>
public sealed record RaiseBlocker(PersonId By, BlockerId Id, KeyResultId? KeyResult, string Need, string From);

public sealed record ResolveBlocker(PersonId By, BlockerId Id);

/// <summary>Raising and resolving what keeps a key result from moving. Any member may, at any time in the cycle.</summary>
public static class Blocking
{
    public const int LongestText = 300;
    public const int LongestName = 100;

    /// <summary>More open ones than this are no longer a list that anybody reads.</summary>
    public const int MostOpen = 30;

    public static Decision Decide(TeamCycle state, RaiseBlocker command, DateTimeOffset now)
    {
        if (Authority.MemberOnly(state.Team, command.By) is { } refusal) return refusal;
        if (state.Blockers.ContainsKey(command.Id)) return Decision.Nothing;
        if (command.KeyResult is { } id && !state.KeyResults.ContainsKey(id)) return new UnknownKeyResult(id);
        var (need, from) = (PlainText.Clean(command.Need), PlainText.Clean(command.From));
        if (need.Length == 0) return new NeedMissing();
        if (from.Length == 0) return new FromMissing();
        if (need.Length > LongestText) return new BlockerTooLong(need.Length, LongestText);
        if (from.Length > LongestName) return new BlockerTooLong(from.Length, LongestName);
        var open = state.Blockers.Values.Count(b => b.IsOpen);
        if (open >= MostOpen) return new TooManyBlockers(open);
        if (OccurrenceFor(state, now) is not { } occurrence) return new NoMeetingYet();
        var blocker = new Blocker(command.Id, command.KeyResult, need, from, command.By, now, occurrence);
        return Decision.Of(new TeamEvent.BlockerRaised(blocker), RoomCard(state, now));
    }

    public static Decision Decide(TeamCycle state, ResolveBlocker command, DateTimeOffset now)
    {
        if (Authority.MemberOnly(state.Team, command.By) is { } refusal) return refusal;
        if (!state.Blockers.TryGetValue(command.Id, out var blocker)) return new UnknownBlocker(command.Id);
        return blocker.IsOpen
            ? Decision.Of(new TeamEvent.BlockerResolved(command.Id, command.By, now), RoomCard(state, now))
            : Decision.Nothing;
    }

    /// <summary>How many closed segments it has lived through, the one in which it was raised included: 0 until that one closes.</summary>
    public static int AgeInSegments(TeamCycle state, Blocker blocker)
        => state.Past.Count(p => p.Occurrence.Start >= blocker.RaisedIn.Start);

    /// <summary>The open check-in, else the next scheduled one, else today's date.</summary>
    private static Occurrence? OccurrenceFor(TeamCycle state, DateTimeOffset now)
    {
        foreach (var segment in state.Segments.Values)
            if (segment.IsOpen(now)) return segment.Occurrence;
        if (state.Team.Meeting is not { } meeting) return null;
        return (Occurrences.Next(meeting, now) ?? Occurrences.ForCommand(meeting, state.Team.Zone, now)).Occurrence;
    }

    private static Wake[] RoomCard(TeamCycle state, DateTimeOffset now)
        => [.. state.Segments.Values.Where(s => s.IsOpen(now)).Select(s => new Wake.RoomCard(s.Occurrence, now + Segment.Gather))];
}
