namespace OkrBot.Domain.Reminders;

/// <summary>How a wish ended: the person's manners after it, or why not.</summary>
public sealed record WishOutcome(Manners Manners, Refusal? Refusal = null);

/// <summary>What a person may say about their messages. Saying it twice is saying it once.</summary>
public static class Wishes
{
    public const int LongestPauseInDays = 366;

    /// <summary>An older message than this is no longer what "tomorrow" is about.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(4);

    /// <summary>"Ask me tomorrow": once more, at the start of the next working day, about what is then still open.</summary>
    public static WishOutcome Snooze(Manners manners, PersonalCalendar calendar, DateTimeOffset now)
    {
        var last = manners.Sent.LastOrDefault(sent => !sent.About.IsEmpty);
        if (last is null || now - last.At > Recent) return new(manners, new NothingToSnooze());
        var tomorrow = calendar.WorkingDayAfter(calendar.DayOf(now));
        return manners.Stopped || manners.PausedUntil > tomorrow
            ? new(manners, new MessagesAreOff())
            : new(manners with { Snoozed = new Snooze(calendar.HoursOf(tomorrow).Start, last.About) });
    }

    /// <param name="until">The day on which messages come again.</param>
    public static WishOutcome Pause(Manners manners, DateOnly until, DateOnly today)
    {
        if (manners.Stopped) return new(manners, new MessagesAreOff());
        var (first, last) = (today.AddDays(1), today.AddDays(LongestPauseInDays));
        return until < first || until > last ? new(manners, new PauseOutOfRange(first, last)) : new(manners with { PausedUntil = until, Snoozed = null });
    }

    public static Manners Stop(Manners manners) => manners with { Stopped = true, Snoozed = null };

    /// <summary>On which days and between which hours messages may come. No day is as good as never having said so: the usual days hold.</summary>
    public static WishOutcome WorkIn(Manners manners, WorkingWeek week) => week.From < week.To
        ? new(manners with { Week = week with { Days = [.. week.Days.Distinct().OrderBy(day => ((int)day + 6) % 7)] } })
        : new(manners, new HoursOutOfOrder());

    /// <summary>Ends a stop and a pause.</summary>
    public static Manners Start(Manners manners) => manners with { Stopped = false, PausedUntil = null };
}
