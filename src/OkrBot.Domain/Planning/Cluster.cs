using System.Collections.Immutable;

namespace OkrBot.Domain.Planning;

/// <summary>A group of teams that have one planning conversation. Its value is a team's id with a number; safe in keys.</summary>
public readonly record struct ClusterId(string Value) : IComparable<ClusterId>
{
    public int CompareTo(ClusterId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <param name="Teams">In order of their ids; each team is in one group at most.</param>
public sealed record Cluster(ClusterId Id, ImmutableArray<TeamId> Teams)
{
    /// <summary>A programme lead changed or confirmed it: a new proposal leaves it as it is.</summary>
    public bool Kept { get; init; }

    /// <summary>Who confirmed it as it stands now; null after a change.</summary>
    public PersonId? ConfirmedBy { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When they talk, as a programme lead set it; null = as proposed.</summary>
    public TalkTime? Talk { get; init; }

    /// <summary>Teams that a later proposal would add to a kept group: offered, never forced. The strongest first.</summary>
    public ImmutableArray<TeamId> Offered { get; init; } = [];

    /// <summary>Teams of other groups with which one of its teams is connected, at most <see cref="Clusters.MostNeighbours"/>; the strongest first.</summary>
    public ImmutableArray<TeamId> Neighbours { get; init; } = [];

    /// <summary>Overlaps between its teams, and between one of them and another group's; the strongest first, at most <see cref="Clusters.MostOverlaps"/>.</summary>
    public ImmutableArray<Overlap> Overlaps { get; init; } = [];

    /// <summary>Of the last proposal: links without an answer, needs without a liaison, objectives without a key result, and overlaps, together.</summary>
    public int Open { get; init; }

    public bool Equals(Cluster? other) => other is not null && Id == other.Id && Kept == other.Kept && Open == other.Open && ConfirmedBy == other.ConfirmedBy && ConfirmedAt == other.ConfirmedAt && Talk == other.Talk
        && Teams.SequenceEqual(other.Teams) && Offered.SequenceEqual(other.Offered) && Neighbours.SequenceEqual(other.Neighbours) && Overlaps.SequenceEqual(other.Overlaps);

    public override int GetHashCode() => HashCode.Combine(Id, Teams.Length, Kept);
}

/// <summary>What brings two teams into one conversation.</summary>
/// <param name="A">The team whose id comes first.</param>
/// <param name="Strength">Above 0; see <see cref="Ties"/>.</param>
public sealed record Tie(TeamId A, TeamId B, int Strength);

/// <summary>One team needs something of another, asked or accepted.</summary>
public readonly record struct Need(TeamId From, TeamId To);
