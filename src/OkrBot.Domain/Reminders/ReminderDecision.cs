using System.Collections.Immutable;

namespace OkrBot.Domain.Reminders;

/// <summary>Whether a person is written to. Closed.</summary>
public abstract record ReminderDecision
{
    private ReminderDecision() { }

    /// <param name="About">All that is due, of all their teams. Not empty.</param>
    /// <param name="Wanted">"Ask me tomorrow" asked for it.</param>
    public sealed record SendNow(ImmutableArray<OpenAnswer> About, bool Wanted) : ReminderDecision;

    /// <param name="At">Not before this instant; decide again then.</param>
    public sealed record Later(DateTimeOffset At, ReminderReason Why) : ReminderDecision;

    /// <summary>Not about these answers.</summary>
    public sealed record Never(ReminderReason Why) : ReminderDecision;
}

/// <summary>Why nobody is written to now. For the log and the tests; people never read it.</summary>
public enum ReminderReason
{
    NothingOpen,

    /// <summary>Once is enough.</summary>
    AskedAlready,
    Stopped,
    Paused,
    Snoozed,

    /// <summary>The check-in closed a moment ago, or it is still before two on the day of the meeting.</summary>
    NotYet,
    OutOfHours,
    OneToday,
    ThreeThisWeek,

    /// <summary>Nobody waits for these answers any more.</summary>
    TooLate,
}
