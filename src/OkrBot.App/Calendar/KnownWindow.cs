using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Calendar;

/// <summary>For which days a series is read, and whether what was read is news. Days begin at midnight UTC here, so that looks of one day ask for the same.</summary>
internal static class KnownWindow
{
    /// <summary>Which of this week's meetings were held still counts.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(7);

    /// <summary>Five whole weeks: a monthly meeting is held within them.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(36);

    /// <summary>While more than this lies ahead, what has not changed is not written again.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromDays(14);

    public static TimeWindow At(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return new TimeWindow(today - Back, today + Ahead);
    }

    public static KnownMeetings Of(TimeWindow window, ImmutableArray<HeldMeeting> held) => new(window.From, window.Until,
        [.. held.Where(one => window.From <= one.Start && one.Start < window.Until).Select(one => new KnownMeeting(one.Start, one.End) { Original = one.Original == one.Start ? null : one.Original }).DistinctBy(one => one.Start).OrderBy(one => one.Start)]);

    /// <summary>Nothing new, and enough of it lies ahead.</summary>
    public static bool IsSaid(KnownMeetings? known, KnownMeetings read, DateTimeOffset now)
        => known is not null && !NeedsMore(known, now) && Both(known, read).SequenceEqual(Both(read, known));

    /// <summary>Nothing is known, it runs out, or no meeting of it lies ahead.</summary>
    public static bool NeedsMore(KnownMeetings? known, DateTimeOffset now) => known is null || known.Until - now <= Enough || known.Meetings.All(one => one.Start <= now);

    /// <summary>Those of the one that the other's window covers too.</summary>
    private static IEnumerable<KnownMeeting> Both(KnownMeetings of, KnownMeetings other) => of.Meetings.Where(one => other.Covers(one.Start));
}
