using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Calendar;

/// <summary>The bot was added to a meeting's chat by hand: finds the series in a calendar, so that the meeting is followed like one that was picked. Where no
/// calendar tells, the meeting stays as it was connected.</summary>
internal sealed class FindWork(IDirectory directory, IRoster roster, SeriesSearch search, SeriesWatching watching, TimeProvider time) : IWorkHandler
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Useful = TimeSpan.FromHours(6);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item.Chat is not { } place) return new WorkResult.Failed("a search names a chat");
        var now = time.GetUtcNow();
        if (now < item.Due) return new WorkResult.Later(item.Due);
        if (await directory.FindSeriesAsync(place.Tenant, new Domain.SeriesId(place.Chat.Value), cancel) is not { Removed: false, Teams.IsEmpty: false, MeetingId: { } meeting } entry) return WorkResult.Done;
        if (entry.Calendar is { } known)
        {
            await watching.FollowAsync(entry.Tenant, entry.Series, known, cancel);
            return WorkResult.Done;
        }
        var details = await roster.MeetingAsync(new ChatAddress(entry.Tenant, entry.Chat, entry.ServiceUrl), meeting, cancel);
        var found = await search.FindAsync(entry with { JoinLink = details?.JoinLink ?? entry.JoinLink }, details?.Organizer, null, now, cancel);
        if (found.Value is { } at) await watching.FollowAsync(entry.Tenant, entry.Series, at.Link, cancel);
        if (found.Why is not (NoAnswer.Later or NoAnswer.Failed) || now - item.CreatedAt > Useful) return WorkResult.Done;
        return new WorkResult.Later(CalendarWork.Again(item, found.Why is NoAnswer.Later later && later.At > now ? later.At : now + TryAgain, now));
    }
}
