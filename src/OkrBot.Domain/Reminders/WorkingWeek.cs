using System.Collections.Immutable;

namespace OkrBot.Domain.Reminders;

/// <summary>When a person may be written to unasked, in local time.</summary>
/// <param name="To">Excluded. Not later than <paramref name="From"/>: the default hours hold, so that a slip never silences anybody.</param>
public sealed record WorkingWeek(ImmutableArray<DayOfWeek> Days, TimeOnly From, TimeOnly To)
{
    public static WorkingWeek Default { get; } = new(
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new(9, 0), new(17, 0));

    public bool Holds(DayOfWeek day) => (Days.IsDefaultOrEmpty ? Default.Days : Days).Contains(day);

    public (TimeOnly From, TimeOnly To) Hours => From < To ? (From, To) : (Default.From, Default.To);

    public bool Equals(WorkingWeek? other) => other is not null && From == other.From && To == other.To && Days.SequenceEqual(other.Days);

    public override int GetHashCode() => HashCode.Combine(From, To);
}
