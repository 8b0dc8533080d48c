using OkrBot.Domain;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>An answer as somebody was told that it is saved.</summary>
/// <param name="Week">Of the cycle, in which the check-in lies for which it counts.</param>
public sealed record CycleAnswer(TeamId Team, int Week, KeyResultId KeyResult, PersonId By);

/// <summary>One card of a check-in as people saw it.</summary>
internal sealed class CheckInSeen(DateTimeOffset postedAt)
{
    internal DateTimeOffset PostedAt { get; } = postedAt;

    /// <summary>As the summary says; null while it is open.</summary>
    internal DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who was told before the close that an answer is saved.</summary>
    internal HashSet<PersonId> Answerers { get; } = [];
    internal bool ForTheRoom { get; set; }
}

/// <summary>A team's week as its people saw it. Written by the team's own script only.</summary>
internal sealed class WeekBook(int week, Fate fate)
{
    internal int Week { get; } = week;
    internal Fate Fate { get; } = fate;

    /// <summary>In the order in which they came; a moved meeting leaves one behind in its old slot.</summary>
    internal List<CheckInSeen> CheckIns { get; } = [];

    /// <summary>The bot was told that there is no meeting.</summary>
    internal bool CalledOff { get; set; }

    /// <summary>The calendar says that there is no meeting, and so no card comes.</summary>
    internal bool IsOffByCalendar { get; set; }

    /// <summary>The check-in is over, or the meeting was before it could open: what is unanswered may be asked for in person.</summary>
    internal bool IsOver { get; set; }
    internal List<CycleAnswer> Answers { get; } = [];

    /// <summary>No clear word came back: saved or not, both are fine.</summary>
    internal List<CycleAnswer> Unsure { get; } = [];

    /// <summary>Who answered for the week before its first card came.</summary>
    internal HashSet<PersonId> Early { get; } = [];
    internal int Decisions { get; set; }
    internal int Agreed { get; set; }
    internal int Kept { get; set; }
    internal int NotYet { get; set; }

    /// <summary>As the last card of the week says; 0 = it shows none.</summary>
    internal int OldestBlocker { get; set; }
    internal int BlockersOpen { get; set; }

    /// <summary>What was out of the ordinary, as the story tells it.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>Two people answered, or whoever runs it answered for the room; in a team of one that one.</summary>
    internal CheckInSeen? Held(int members) => CheckIns.Find(one => one.ForTheRoom || one.Answerers.Count >= Math.Clamp(members, 1, 2));

    internal IEnumerable<KeyResultId> Answered => Answers.Select(answer => answer.KeyResult).Distinct();
}
