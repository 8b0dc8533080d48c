namespace OkrBot.Domain.Reminders;

/// <summary>When one open answer may be asked for: from, until (excluded).</summary>
/// <param name="Wanted">The person said "Ask me tomorrow".</param>
internal sealed record AskTime(OpenAnswer Answer, DateTimeOffset From, DateTimeOffset Until, bool Wanted)
{
    /// <summary>Null when it was asked for already.</summary>
    public static AskTime? Of(OpenAnswer answer, IReadOnlySet<AskedFor> asked, Snooze? snooze, PersonalCalendar calendar)
    {
        var until = End(answer, calendar);
        if (snooze is not null && snooze.About.Contains(answer.Asked))
        {
            // Who asked for it gets it on that day, also when it is the fourth.
            var end = calendar.HoursOf(calendar.DayOf(snooze.Until)).End;
            return new AskTime(answer, snooze.Until, end > until ? end : until, Wanted: true);
        }
        return asked.Contains(answer.Asked) ? null : new AskTime(answer, Start(answer, calendar), until, Wanted: false);
    }

    private static DateTimeOffset Start(OpenAnswer answer, PersonalCalendar calendar)
    {
        var early = calendar.At(calendar.DayOf(answer.ClosedAt), Reminding.NotBefore);
        return early > answer.ClosedAt ? early : answer.ClosedAt;
    }

    private static DateTimeOffset End(OpenAnswer answer, PersonalCalendar calendar)
    {
        var end = calendar.HoursOf(calendar.WorkingDayAfter(calendar.DayOf(answer.ClosedAt), Reminding.WorkingDays)).End;
        var longest = answer.ClosedAt + Reminding.Longest;
        return end < longest ? end : longest;
    }
}
