using System.Collections.Immutable;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>What becomes of a team's meeting in one week.</summary>
internal enum Fate
{
    Held,

    /// <summary>Held on a later day: its calendar says so, or else Teams' events alone.</summary>
    Moved,

    /// <summary>Nobody comes, and somebody says so where the card asks.</summary>
    Skipped,

    /// <summary>Nobody comes: its calendar says so, or else nobody says anything.</summary>
    Cancelled,

    /// <summary>It ends in the middle of the check-in.</summary>
    Short,

    /// <summary>It ends before the check-in would open.</summary>
    OverBeforeOpening,

    /// <summary>The bot was taken out of the chat.</summary>
    WithoutBot,
}

/// <summary>How one person answers.</summary>
internal enum Way
{
    NoChange,
    Update,

    /// <summary>"Answer here": the form on the card.</summary>
    Here,

    /// <summary>The working day before, in the personal chat.</summary>
    Before,

    /// <summary>After the close, in the personal chat.</summary>
    Late,
    Silent,
}

/// <summary>How Microsoft 365 tells of a change in a calendar.</summary>
internal enum Telling { Once, Twice, Never }

internal enum Ending { ByTime, ByRunner, Extended }

/// <param name="Second">After the opening.</param>
internal sealed record Part(TenantPerson Person, Way Way, int Second);

/// <summary>One week of one team, before it is played. The same seed gives the same plan.</summary>
/// <param name="Scheduled">By the series.</param>
/// <param name="At">When people really meet.</param>
internal sealed record MeetingPlan(int Week, Fate Fate, DateTimeOffset Scheduled, DateTimeOffset At, Random Dice)
{
    internal ImmutableArray<Part> Parts { get; init; } = [];
    internal Ending Ending { get; init; }

    /// <summary>In which it is moved or called off; null = the bot hears of neither.</summary>
    internal CalendarItem? Series { get; init; }
    internal Telling Telling { get; init; }
    internal bool IsToldByCalendar => Series is not null && Fate is (Fate.Moved or Fate.Cancelled);
    internal bool JoinsEarly { get; init; }
    internal bool StartsTwice { get; init; }
    internal bool HandsOver { get; init; }

    /// <summary>Whoever runs it answers what is still open.</summary>
    internal bool ForTheRoom { get; init; }
    internal bool Raises { get; init; }
    internal bool Resolves { get; init; }

    /// <summary>Whoever answers an off-track key result agrees on a next step.</summary>
    internal bool Agrees { get; init; }
    internal bool Decides { get; init; }
}
