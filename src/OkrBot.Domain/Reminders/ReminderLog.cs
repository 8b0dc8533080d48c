namespace OkrBot.Domain.Reminders;

/// <summary>What stands in the log of a person's messages.</summary>
public static class ReminderLog
{
    /// <summary>Longer than anything may still be asked.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(28);

    /// <summary>Before the message goes out.</summary>
    public static Manners Record(Manners manners, PersonalCalendar calendar, ReminderDecision.SendNow message, DateTimeOffset now)
    {
        SentReminder sent = new(now, calendar.DayOf(now), [.. message.About.Select(one => one.Asked)], message.Wanted);
        return manners with
        {
            Sent = [.. manners.Sent.Where(old => old.At > now - Kept), sent],
            Snoozed = manners.Snoozed is { } snooze && snooze.Until <= now ? null : manners.Snoozed,
        };
    }

    /// <summary>Before another message goes out that nobody asked for.</summary>
    public static Manners Record(Manners manners, PersonalCalendar calendar, DateTimeOffset now)
        => manners with { Sent = [.. manners.Sent.Where(old => old.At > now - Kept), new SentReminder(now, calendar.DayOf(now), [])] };

    /// <summary>It surely did not go out, so it counts for nothing and may be tried again.</summary>
    /// <param name="before">The wishes as they were when it was recorded.</param>
    public static Manners TakeBack(Manners manners, Manners before, DateTimeOffset recordedAt) => manners with
    {
        Sent = manners.Sent.RemoveAll(sent => sent.At == recordedAt),
        Snoozed = manners.Snoozed ?? before.Snoozed,
    };
}
