using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup.Following;

/// <summary>Tells whoever runs a team's check-in what became of its meeting, once. Looks at what is stored now: what has mended itself meanwhile, and a team
/// that checks in elsewhere by now, are told to nobody.</summary>
internal sealed class TellSeriesNews(ITeamCycles teams, IDirectory directory, SuccessorSearch successors, NewsPost post, TimeProvider time) : IWorkHandler
{
    /// <summary>Later than this people have noticed by themselves.</summary>
    private static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Team: { } team, Chat: { } place }) return new WorkResult.Failed("news of a series name a team and a chat");
        var now = time.GetUtcNow();
        if (now < item.Due) return new WorkResult.Later(item.Due);
        if (now - item.CreatedAt > Useful || await directory.FindSeriesAsync(place.Tenant, new SeriesId(place.Chat.Value), cancel) is not { Removed: false, News: { } news } entry) return WorkResult.Done;
        if (news.Told.Contains(team.Team) || !entry.Teams.Contains(team)) return WorkResult.Done;
        if (await teams.FindAsync(team, cancel) is not { } state || state.Team.Meeting?.Series != entry.Series) return WorkResult.Done;
        var next = news.What == SeriesTurn.Ended ? (await successors.FindAsync(entry, now, cancel)).Value : null;
        // Before it goes out: one message too few is better than one twice.
        if (!await MarkAsync(entry, team.Team, told: true, next, cancel)) return WorkResult.Done;
        var sent = await post.SendAsync(state, entry, next, now, cancel);
        if (sent is not Notice.Sent) await MarkAsync(entry, team.Team, told: false, next, cancel);
        return sent is Notice.Later later ? new WorkResult.Later(later.At) : WorkResult.Done;
    }

    /// <returns>False where it was so already, or there are other news by now.</returns>
    private async Task<bool> MarkAsync(SeriesEntry entry, TeamId team, bool told, RecurringMeeting? next, CancellationToken cancel)
    {
        var isNew = false;
        await directory.ChangeSeriesAsync(entry.Tenant, entry.Series, stored =>
        {
            var known = stored ?? entry;
            isNew = known.News is { } news && news.At == entry.News!.At && news.Told.Contains(team) != told;
            return isNew ? known with { News = known.News! with { Successor = next?.Series ?? known.News.Successor, Told = told ? known.News.Told.Add(team) : known.News.Told.Remove(team) } } : known;
        }, cancel);
        return isNew;
    }
}
