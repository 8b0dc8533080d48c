namespace OkrBot.Domain.CheckIns;

/// <summary>What the discussion changed, in one line.</summary>
/// <param name="KeyResult">The item that it came from; null = none of them.</param>
/// <param name="Text">1 to 300 characters.</param>
public sealed record NoteDecision(PersonId By, Occurrence Occurrence, KeyResultId? KeyResult, string Text);

/// <summary>"No decision today".</summary>
public sealed record NoDecision(PersonId By, Occurrence Occurrence);

/// <summary>Decisions are noted while it is open, and after the close until the next segment closes.</summary>
public static class Deciding
{
    public const int LongestText = 300;
    public const int MostLines = 10;

    public static Decision Decide(TeamCycle state, NoteDecision command, DateTimeOffset now)
    {
        if (Writable(state, command.Occurrence) is not { } segment) return new NotRunning();
        if (Authority.RunnerOnly(state.Team, segment, command.By) is { } refusal) return refusal;
        if (command.KeyResult is { } id && !state.KeyResults.ContainsKey(id)) return new UnknownKeyResult(id);
        var text = PlainText.Clean(command.Text);
        if (text.Length == 0) return new DecisionMissing();
        if (text.Length > LongestText) return new DecisionTooLong(text.Length, LongestText);
        if (segment.Decisions.Any(d => d.KeyResult == command.KeyResult && d.Text == text)) return Decision.Nothing;
        if (segment.Decisions.Length >= MostLines) return new TooManyDecisions(MostLines);
        DecisionLine line = new(command.KeyResult, text, command.By, now);
        return Decision.Of(new TeamEvent.DecisionNoted(command.Occurrence, line), new Wake.RoomCard(command.Occurrence, now));
    }

    /// <summary>Nothing happens once a decision is noted: that is what was decided.</summary>
    public static Decision Decide(TeamCycle state, NoDecision command, DateTimeOffset now)
    {
        if (Writable(state, command.Occurrence) is not { } segment) return new NotRunning();
        if (Authority.RunnerOnly(state.Team, segment, command.By) is { } refusal) return refusal;
        return segment.NoDecision || !segment.Decisions.IsEmpty
            ? Decision.Nothing
            : Decision.Of(new TeamEvent.NoDecisionToday(command.Occurrence), new Wake.RoomCard(command.Occurrence, now));
    }

    private static Segment? Writable(TeamCycle state, Occurrence occurrence)
        => state.Find(occurrence) is { State: not SegmentState.Awaited } segment ? segment : null;
}
