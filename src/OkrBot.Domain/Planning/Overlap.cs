using System.Collections.Immutable;

namespace OkrBot.Domain.Planning;

/// <summary>By which rule two plans seem to be about the same; the strongest first.</summary>
public enum OverlapKind
{
    /// <summary>Two key results count in the same unit and share telling words.</summary>
    Measure,

    /// <summary>Two titles share several telling words.</summary>
    Words,

    /// <summary>Two titles name the same market.</summary>
    Market,
}

/// <summary>Two titles of different teams that seem to be about the same. It is information: nobody has to change anything.</summary>
/// <param name="A">Of the team whose id comes first.</param>
/// <param name="Common">What both say, as it stands in <paramref name="A"/>'s title and in its order. User text.</param>
public sealed record Overlap(PlanPlace A, PlanPlace B, OverlapKind Kind, ImmutableArray<string> Common)
{
    /// <summary>As typed by <see cref="A"/>; of <see cref="OverlapKind.Measure"/> only.</summary>
    public string? Unit { get; init; }

    public bool Touches(TeamId team) => A.Team == team || B.Team == team;

    public bool Equals(Overlap? other)
        => other is not null && A == other.A && B == other.B && Kind == other.Kind && Unit == other.Unit && Common.SequenceEqual(other.Common);

    public override int GetHashCode() => HashCode.Combine(A, B, Kind);
}
