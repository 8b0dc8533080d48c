using System.Collections.Immutable;
using static OkrBot.Domain.Reminders.ReminderDecision;

namespace OkrBot.Domain.Reminders;

/// <summary>Decides whether a person gets the one message about their open answers: at most one a local day, at most three unasked ones a local week
/// (Monday to Sunday), in working hours, never twice about the same key result of the same check-in.</summary>
public static class Reminding
{
    public const int MostAWeek = 3;

    /// <summary>On the day of the meeting it comes after lunch: many answer by themselves until then.</summary>
    public static readonly TimeOnly NotBefore = new(14, 0);

    /// <summary>After so many of the person's working days the answer tells nobody anything.</summary>
    public const int WorkingDays = 3;

    /// <summary>And after this long in any case, so that a log of four weeks knows of everything that may still be asked.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(10);

    public static ReminderDecision Decide(Manners manners, PersonalCalendar calendar, IReadOnlyCollection<OpenAnswer> open, DateTimeOffset now)
    {
        if (open.Count == 0) return new Never(ReminderReason.NothingOpen);
        if (manners.Stopped) return new Never(ReminderReason.Stopped);
        var asked = manners.Sent.SelectMany(sent => sent.About).ToHashSet();
        var times = open.Select(one => AskTime.Of(one, asked, manners.Snoozed, calendar)).OfType<AskTime>().ToList();
        if (times.Count == 0) return new Never(ReminderReason.AskedAlready);
        times.RemoveAll(time => time.Until <= now);
        if (times.Count == 0) return new Never(ReminderReason.TooLate);
        return First(new ReminderDays(manners, calendar), times, now) switch
        {
            null => new Never(WhyNot(manners, calendar, times, now)),
            { } at when at > now => new Later(at, WhyNot(manners, calendar, times, now)),
            _ => Now(manners, calendar, times, now),
        };
    }

    /// <summary>Whether another message that nobody asked for may go out now: one a day and three a week hold for all of them together.</summary>
    public static bool MayWrite(Manners manners, PersonalCalendar calendar, DateTimeOffset now)
    {
        var today = calendar.DayOf(now);
        var (start, end) = calendar.HoursOf(today);
        return !manners.Stopped && now >= start && now < end && new ReminderDays(manners, calendar).HasRoom(today, wanted: false);
    }

    /// <summary>The first instant, now or within the next days, at which it may go out as far as is known now; null = not in these days.</summary>
    public static DateTimeOffset? NextWrite(Manners manners, PersonalCalendar calendar, DateTimeOffset now)
    {
        if (manners.Stopped) return null;
        var (days, today) = (new ReminderDays(manners, calendar), calendar.DayOf(now));
        for (var day = today; day <= today.AddDays((int)Longest.TotalDays); day = day.AddDays(1))
        {
            var (start, end) = calendar.HoursOf(day);
            if (days.HasRoom(day, wanted: false) && now < end) return start > now ? start : now;
        }
        return null;
    }

    /// <summary>The earliest instant, now or later, at which something may be asked.</summary>
    private static DateTimeOffset? First(ReminderDays days, List<AskTime> times, DateTimeOffset now)
    {
        var last = days.Calendar.DayOf(times.Max(time => time.Until));
        for (var day = days.Calendar.DayOf(now); day <= last; day = day.AddDays(1))
            if (times.Select(time => days.FirstOn(day, time, now)).Min() is { } at) return at;
        return null;
    }

    private static SendNow Now(Manners manners, PersonalCalendar calendar, List<AskTime> times, DateTimeOffset now)
    {
        ImmutableArray<AskTime> due = [.. times.Where(time => time.From <= now)];
        // One that was wanted takes the others along, also in a week that is full.
        return new SendNow([.. due.Select(time => time.Answer)], new ReminderDays(manners, calendar).IsFull(calendar.DayOf(now)) || due.All(time => time.Wanted));
    }

    private static ReminderReason WhyNot(Manners manners, PersonalCalendar calendar, List<AskTime> times, DateTimeOffset now)
    {
        var today = calendar.DayOf(now);
        var days = new ReminderDays(manners, calendar);
        if (manners.PausedUntil > today) return ReminderReason.Paused;
        if (days.HasOne(today)) return ReminderReason.OneToday;
        if (times.All(time => time.From > now)) return times.Any(time => time.Wanted) ? ReminderReason.Snoozed : ReminderReason.NotYet;
        return days.IsFull(today) ? ReminderReason.ThreeThisWeek : ReminderReason.OutOfHours;
    }
}
