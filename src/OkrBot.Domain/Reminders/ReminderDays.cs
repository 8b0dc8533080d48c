namespace OkrBot.Domain.Reminders;

/// <summary>Which local days still have room for a message.</summary>
internal sealed record ReminderDays(Manners Manners, PersonalCalendar Calendar)
{
    /// <summary>The first instant of the day, not before <paramref name="now"/>, at which this may be asked; null = not on that day.</summary>
    public DateTimeOffset? FirstOn(DateOnly day, AskTime time, DateTimeOffset now)
    {
        if (!HasRoom(day, time.Wanted)) return null;
        var (start, end) = Calendar.HoursOf(day);
        var at = Latest(start, time.From, now);
        return at < end && at < time.Until && Calendar.DayOf(at) == day ? at : null;
    }

    /// <param name="wanted">The person asked for it.</param>
    public bool HasRoom(DateOnly day, bool wanted) => Calendar.IsWorkingDay(day) && !(Manners.PausedUntil > day) && !HasOne(day) && (wanted || !IsFull(day));

    public bool HasOne(DateOnly day) => Manners.Sent.Any(sent => DaysOf(sent).Contains(day));

    /// <summary>Three unasked ones in the week that holds the day.</summary>
    public bool IsFull(DateOnly day)
    {
        var monday = MondayOf(day);
        return Manners.Sent.Count(sent => !sent.Wanted && DaysOf(sent).Any(on => MondayOf(on) == monday)) >= Reminding.MostAWeek;
    }

    // Who travels has had it on the day that was and on the day that is.
    private DateOnly[] DaysOf(SentReminder sent) => [sent.Day, Calendar.DayOf(sent.At)];

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset b, DateTimeOffset c)
    {
        var later = a > b ? a : b;
        return later > c ? later : c;
    }
}
