using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar.Holds;

/// <summary>Says that something changed about who talks when, so that calendars follow at once. Each group is work of its own: one that fails or has to wait
/// holds up no other.</summary>
public sealed class TalkNews(ICalendarHolds holds, IWorkQueue queue)
{
    /// <summary>Looks which groups of a tenant have something to do.</summary>
    public const string All = "holds.talks";

    /// <summary>Keeps the conversation of one group.</summary>
    public const string One = "holds.talk";

    /// <param name="groups">Those whose teams, time or confirmation may be others now.</param>
    public Task TellAsync(ImmutableArray<GroupPlace> groups, DateTimeOffset now, CancellationToken cancel)
        => groups is [var first, ..] && holds.Serves(first.Tenant) ? queue.EnqueueAsync([.. groups.Select(group => ItemFor(group, now))], cancel) : Task.CompletedTask;

    public static WorkItem ItemFor(TenantId tenant, DateTimeOffset now)
        => new(All, string.Create(CultureInfo.InvariantCulture, $"{All}:{tenant}:{now.UtcTicks}"), now, now) { Tenant = tenant };

    private static WorkItem ItemFor(GroupPlace place, DateTimeOffset now)
        => new(One, string.Create(CultureInfo.InvariantCulture, $"{One}:{place.Cycle}:{place.Group}:{now.UtcTicks}"), now, now) { Group = place };
}
