using System.Collections.Immutable;
using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>Why a team's people could not be read.</summary>
public enum RosterTrouble
{
    /// <summary>The team has neither a meeting whose chat the bot is in nor a group.</summary>
    NoSource,

    /// <summary>Microsoft 365 is not asked here.</summary>
    Off,
    MissingRight,

    /// <summary>The group is not there (any more).</summary>
    Gone,

    /// <summary>Nobody is there: more likely a fault than a team without people, so nobody was taken off.</summary>
    Nobody,
    TooMany,
    NoAnswer,
}

/// <summary>Somebody came onto a team's list or went off it.</summary>
public sealed record RosterMove(PersonId Person, bool Came, DateTimeOffset At);

/// <summary>Where a team's people come from, and what the last look there gave.</summary>
public sealed record RosterEntry(TenantId Tenant, TeamId Team)
{
    public const int MostMoves = 20;
    public const int MostTakenOff = 200;
    public static readonly TimeSpan MovesStay = TimeSpan.FromDays(14);

    /// <summary>Object id of a Microsoft 365 group; null = the chat of the team's meeting, or its channel's team.</summary>
    public string? Group { get; init; }

    /// <summary>User text.</summary>
    public string? GroupName { get; init; }

    /// <summary>When it was read last; null = never.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Who was there then. Whoever is on the list and was never there was put there by hand, and stays.</summary>
    public ImmutableArray<PersonId> Seen { get; init; } = [];

    /// <summary>Whom somebody took off the list while they were there: being there does not bring them back. Forgotten when they are there no longer.</summary>
    public ImmutableArray<PersonId> TakenOff { get; init; } = [];

    /// <summary>Since when most of them are said to be gone at once: more likely a fault, so it counts when another night says the same.</summary>
    public DateTimeOffset? DoubtedAt { get; init; }

    /// <summary>Newest first; ids only, for two weeks.</summary>
    public ImmutableArray<RosterMove> Moves { get; init; } = [];

    /// <summary>Why the last look gave nothing; null = it did.</summary>
    public RosterTrouble? Trouble { get; init; }

    /// <summary>With <see cref="RosterTrouble.MissingRight"/>: its name.</summary>
    public string? MissingRight { get; init; }

    public RosterEntry With(IEnumerable<RosterMove> moves, DateTimeOffset now)
        => this with { Moves = [.. moves.Concat(Moves).Where(move => now - move.At < MovesStay).Take(MostMoves)] };

    /// <summary>Somebody took them off, or put them on again.</summary>
    public RosterEntry Take(PersonId person, bool off)
        => TakenOff.Contains(person) == off ? this : this with { TakenOff = off ? [.. TakenOff.TakeLast(MostTakenOff - 1), person] : TakenOff.Remove(person) };
}

/// <summary>One row a team.</summary>
public interface IRosterEntries
{
    /// <summary>An empty one where nothing is known.</summary>
    Task<RosterEntry> FindAsync(TenantId tenant, TeamId team, CancellationToken cancel);

    /// <summary>Reads, changes and writes under the mark, again while others write; answering the same value writes nothing.</summary>
    Task<RosterEntry> ChangeAsync(TenantId tenant, TeamId team, Func<RosterEntry, RosterEntry> change, CancellationToken cancel);
}
