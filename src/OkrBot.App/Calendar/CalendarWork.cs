using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar;

/// <summary>Work about one watched calendar: the item's person is whose it is. Whoever hears of a change only queues it.</summary>
public static class CalendarWork
{
    /// <summary>Asks the calendar what changed, and lets the series' teams follow.</summary>
    public const string Look = "calendar.look";

    /// <summary>Keeps, starts or ends the subscription.</summary>
    public const string Renew = "calendar.renew";

    /// <summary>Tells whoever runs a team's check-in what became of the series: the item's team and chat.</summary>
    public const string Tell = "calendar.tell";

    /// <summary>Looks for the series of a chat to which the bot was added by hand.</summary>
    public const string Find = "calendar.find";

    /// <summary>One act of a person is told up to three times, and people change more than one thing.</summary>
    public static readonly TimeSpan Gather = TimeSpan.FromSeconds(30);

    public static WorkItem ItemOf(string kind, TenantId tenant, PersonId owner, DateTimeOffset due, DateTimeOffset now)
        => new(kind, $"{kind}:{owner}", due, now) { Tenant = tenant, Person = owner };

    /// <summary>What was begun after the item was made is as good as doing it: so many hints are one look. Servers' clocks differ a little.</summary>
    public static bool IsDone(WorkItem item, DateTimeOffset? begun) => begun is { } at && item.CreatedAt + ClocksDiffer < at;

    /// <summary>When something that failed is tried again: each time later, so that what fails all night is not tried all night long.</summary>
    internal static DateTimeOffset Again(WorkItem item, DateTimeOffset soonest, DateTimeOffset now)
        => now + (now - item.CreatedAt) / 2 is var patient && patient > soonest ? patient : soonest;

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromSeconds(5);
}
