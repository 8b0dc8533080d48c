using System.Collections.Immutable;
using OkrBot.Domain;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Ports;

/// <summary>A live segment, as the planner needs it.</summary>
/// <param name="NextDue">When its state must be looked at next.</param>
public sealed record LiveSegment(Occurrence Occurrence, DateTimeOffset NextDue);

/// <summary>What one owner has not answered in the newest check-in that is over.</summary>
/// <param name="ClosedAt">May lie ahead: a meeting's end is certain after some minutes only.</param>
public sealed record OwnersOpenAnswers(PersonId Owner, Occurrence Occurrence, DateTimeOffset ClosedAt, ImmutableArray<KeyResultId> KeyResults);

/// <summary>Facts about one team in one cycle; verdicts that change with time are computed when it is read.</summary>
/// <param name="Version">The team's version that these facts show. A row is only ever replaced by a newer one.</param>
/// <param name="PendingSince">When the oldest effect that is not done was written; null = none.</param>
public sealed record BoardRow(TeamCycleId Team, long Version, string TeamName, ImmutableArray<LiveSegment> Live, DateTimeOffset? PendingSince)
{
    /// <summary>Changes whenever anything of the team itself does: name, people, who runs it, meeting, settings. Null in rows of before.</summary>
    public string? TeamMark { get; init; }

    /// <summary>One entry an owner.</summary>
    public ImmutableArray<OwnersOpenAnswers> OpenAnswers { get; init; } = [];

    /// <summary>Null in rows of before.</summary>
    public PlanFacts? Plan { get; init; }

    /// <summary>Of objectives that no meeting carries, where nothing is written when a week is over: when each owner may be asked.</summary>
    public ImmutableArray<WeeklyAsk> WeeklyAsks { get; init; } = [];
}

/// <summary>What overviews and the planner read, so that nothing scans all teams.</summary>
public interface IBoard
{
    /// <summary>Writes the row unless a newer one is there.</summary>
    Task PublishAsync(BoardRow row, CancellationToken cancel);

    /// <summary>The row of one team, or null. One request.</summary>
    Task<BoardRow?> FindAsync(TeamCycleId team, CancellationToken cancel);

    /// <summary>All teams of the cycle, one pass, shard by shard.</summary>
    IAsyncEnumerable<BoardRow> SweepAsync(TenantId tenant, CycleId cycle, CancellationToken cancel);

    /// <summary>Those in one part.</summary>
    IAsyncEnumerable<BoardRow> SweepAsync(TenantId tenant, CycleId cycle, Shard shard, CancellationToken cancel);
}
