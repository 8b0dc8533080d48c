using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar.Holds;

/// <summary>Says that something changed about who talks when, so that calendars follow at once.</summary>
public sealed class TalkNews(ICalendarHolds holds, IWorkQueue queue)
{
    public const string Kind = "holds.talks";

    public Task TellAsync(TenantId tenant, DateTimeOffset now, CancellationToken cancel)
        => holds.Serves(tenant) ? queue.EnqueueAsync([ItemFor(tenant, now)], cancel) : Task.CompletedTask;

    public static WorkItem ItemFor(TenantId tenant, DateTimeOffset now)
        => new(Kind, string.Create(CultureInfo.InvariantCulture, $"{Kind}:{tenant}:{now.UtcTicks}"), now, now) { Tenant = tenant };
}
