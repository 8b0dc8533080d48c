namespace OkrBot.Domain.Cycles;

/// <summary>Thirteen weeks of work (6 to 26 by setting). Week 1 holds the start date; weeks are counted from the start date, not from Monday.</summary>
/// <param name="Start">First day, inclusive, in the team's zone.</param>
public sealed record Cycle(CycleId Id, DateOnly Start, int Weeks = Cycle.DefaultWeeks)
{
    /// <summary>As people call it; null = its date names it. User text.</summary>
    public string? Name { get; init; }

    /// <summary>When it was opened; null where nobody knows.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    public const int DefaultWeeks = 13;
    public const int FewestWeeks = 6;
    public const int MostWeeks = 26;

    /// <summary>Last day, inclusive.</summary>
    public DateOnly End => Start.AddDays((Weeks * 7) - 1);

    public bool Holds(DateOnly day) => day >= Start && day <= End;

    /// <summary>1 on the start date; below 1 before the cycle and above <see cref="Weeks"/> after it, so that callers can tell.</summary>
    public int WeekOf(DateOnly day) => (int)Math.Floor((day.DayNumber - Start.DayNumber) / 7.0) + 1;
}
