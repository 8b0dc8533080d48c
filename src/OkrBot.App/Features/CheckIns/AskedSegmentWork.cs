using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns;

/// <summary>The timer of a meeting whose calendar is known: shortly before it opens a check-in it asks whether the meeting is held. One that fell out, was
/// moved or whose series has ended is not opened; should people meet all the same, Teams' own event opens it. Without an answer the schedule counts.</summary>
internal sealed class AskedSegmentWork(IDirectory directory, IMeetingCalendar calendar, SegmentWork segments, TimeProvider time) : IWorkHandler
{
    public const string Kind = "segment.asked";

    /// <summary>A meeting stands in the calendar under the time at which the series has it.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromHours(12);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Team: { } team, Occurrence: { } on }) return new WorkResult.Failed("a segment item names a team and an occurrence");
        if (time.GetUtcNow() < item.Due) return new WorkResult.Later(item.Due);
        return await IsOffAsync(team.Tenant, on, cancel) ? WorkResult.Done : await segments.HandleAsync(item, cancel);
    }

    private async Task<bool> IsOffAsync(TenantId tenant, Occurrence on, CancellationToken cancel)
    {
        if (await directory.FindSeriesAsync(tenant, on.Series, cancel) is not { Calendar: { } link }) return false;
        var asked = await calendar.HeldAsync(tenant, link.Owner, link.Series, new TimeWindow(on.Start - Around, on.Start + Around), cancel);
        return asked.Why switch
        {
            null => asked.Value.All(held => held.Start != on.Start),
            NoAnswer.Gone => true,
            _ => false,
        };
    }
}
