namespace OkrBot.Domain.Cycles;

/// <summary>Whoever runs the OKR programme may do that, and nobody else.</summary>
public sealed record ProgrammeLeadsOnly() : Refusal("programme.leadsOnly");

/// <summary>A cycle has so many weeks at least and at most.</summary>
public sealed record WeeksOutOfRange(int Weeks, int Fewest, int Most) : Refusal("cycle.weeks");

public sealed record CycleNameTooLong(int Length, int Most) : Refusal("cycle.name");

/// <summary>It would have begun too long ago, or be over.</summary>
public sealed record StartTooEarly(DateOnly Earliest) : Refusal("cycle.tooEarly");

public sealed record StartTooLate(DateOnly Latest) : Refusal("cycle.tooLate");

/// <summary>Another cycle holds some of its days.</summary>
public sealed record CycleOverlaps(Cycle With) : Refusal("cycle.overlaps");

/// <summary>The next cycle is open already; one after it waits until that has begun.</summary>
public sealed record NextIsOpen(Cycle Next) : Refusal("cycle.next");

/// <summary>Final values could be entered until that day; now the cycle can only be read.</summary>
public sealed record CycleIsFrozen(DateOnly LastEntry) : Refusal("cycle.frozen");

/// <summary>What was open has moved on into the next cycle: it is settled there. Final values may still be entered here.</summary>
public sealed record CycleHasPassed(CycleId To) : Refusal("cycle.passed");

/// <summary>Its check-in is open: the team enters the next cycle when that has closed.</summary>
public sealed record CheckInIsOpen() : Refusal("cycle.checkInOpen");
