using System.Collections.Immutable;
using OkrBot.App.Ports;

namespace OkrBot.App.Calendar;

/// <summary>What is new in a calendar.</summary>
/// <param name="IsFirst">It was not watched before: everything is new.</param>
/// <param name="Series">Of which something changed.</param>
/// <param name="HasLost">Something is gone, and an id that is gone may be one meeting of any series.</param>
/// <param name="Mark">From which to ask the next time.</param>
/// <param name="Until">The end of its window.</param>
internal sealed record Swept(bool IsFirst, ImmutableArray<string> Series, bool HasLost, string Mark, DateTimeOffset Until);

/// <summary>Asks for the changes since the stored mark, and begins anew where there is none that still holds. The mark's window is a cycle of 13 weeks and some
/// more, so that it is begun anew a few times a year only.</summary>
internal sealed class CalendarSweep(IMeetingCalendar calendar)
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(8);
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(16 * 7);

    /// <summary>Series are read for five weeks ahead; a change beyond the window would not be told.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromDays(37);

    public async Task<Asked<Swept>> AskAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        if (watch is { Mark: { } mark, MarkUntil: { } until } && until - now > Least)
        {
            var asked = await calendar.ChangesAsync(watch.Tenant, watch.Owner, mark, cancel);
            if (asked.Value is { } changes)
                return new(new Swept(IsFirst: false, changes.Series, !changes.Gone.IsEmpty, changes.Mark, until), null);
            // Of a mark that is refused no later try is taken.
            if (asked.Why is not (NoAnswer.Expired or NoAnswer.Failed { Status: 400 })) return new(null, asked.Why);
        }
        return await BeginAsync(watch, now, cancel);
    }

    private async Task<Asked<Swept>> BeginAsync(WatchEntry watch, DateTimeOffset now, CancellationToken cancel)
    {
        var window = new TimeWindow(now - Back, now + Ahead);
        var asked = await calendar.BeginAsync(watch.Tenant, watch.Owner, window, cancel);
        return asked.Value is { } all ? new(new Swept(watch.Mark is null, all.Series, HasLost: true, all.Mark, window.Until), null) : new(null, asked.Why);
    }
}
