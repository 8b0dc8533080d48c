using System.Collections.Immutable;

namespace OkrBot.Domain.Objectives;

/// <summary>How a key result is measured. Closed: nobody outside can add a kind.</summary>
public abstract record Measure
{
    private Measure() { }

    /// <summary>Increase or decrease from <paramref name="Start"/> to <paramref name="Target"/>; the direction is which of the two is larger. They differ.</summary>
    public sealed record Metric(decimal Start, decimal Target, string Unit) : Measure;

    /// <summary>Stay at or above the limit.</summary>
    public sealed record KeepAbove(decimal Limit, string Unit) : Measure;

    /// <summary>Stay at or below the limit.</summary>
    public sealed record KeepBelow(decimal Limit, string Unit) : Measure;

    /// <summary>Stay inside, both ends included.</summary>
    public sealed record KeepWithin(decimal Low, decimal High, string Unit) : Measure;

    /// <summary>Steps with weights that sum to more than 0 and are frozen when the cycle starts.</summary>
    public sealed record Milestones(ImmutableArray<Step> Steps) : Measure
    {
        public bool Equals(Milestones? other) => other is not null && Steps.SequenceEqual(other.Steps);
        public override int GetHashCode() => Steps.Length;
    }

    /// <summary>Done or not, by its definition of done.</summary>
    public sealed record Binary(string DefinitionOfDone) : Measure;

    /// <summary>"Find out the number": 0 until it is known.</summary>
    public sealed record Baseline(string Unit) : Measure;
}

public sealed record Step(string Id, string Title, decimal Weight = 1);

/// <summary>What somebody reported for a measure.</summary>
public abstract record Reading
{
    private Reading() { }

    /// <summary>For metric and keep kinds, and for a baseline once its number is known.</summary>
    public sealed record Number(decimal Value) : Reading;

    /// <summary>The finished steps of <see cref="Measure.Milestones"/>, in the order of the measure.</summary>
    public sealed record Steps(ImmutableArray<string> Done) : Reading
    {
        public bool Equals(Steps? other) => other is not null && Done.SequenceEqual(other.Done);
        public override int GetHashCode() => Done.Length;
    }

    /// <summary>For a binary one; and <c>false</c> for a baseline whose number is not known yet.</summary>
    public sealed record Finished(bool Done) : Reading;
}
