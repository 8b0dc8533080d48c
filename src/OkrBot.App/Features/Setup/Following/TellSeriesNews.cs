using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup.Following;

/// <summary>Tells whoever runs a team's check-in what became of its meeting, once. Looks at what is stored now: what has mended itself meanwhile, and a team
/// that checks in elsewhere by now, are told to nobody.</summary>
internal sealed class TellSeriesNews(ITeamCycles teams, IDirectory directory, SuccessorSearch successors, PersonalNotices notices, TimeProvider time) : IWorkHandler
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
        if (await teams.FindAsync(team, cancel) is not { Team.Facilitator: { } facilitator } state || state.Team.Meeting?.Series != entry.Series) return WorkResult.Done;
        var next = news.What == SeriesTurn.Ended ? (await successors.FindAsync(entry, now, cancel)).Value : null;
        var zone = (await directory.FindPersonAsync(place.Tenant, facilitator, cancel))?.Zone ?? state.Team.Zone;
        var view = new SeriesNewsView(news.What, entry.Title, team.Team, state.Team.Name, next, entry.Calendar?.Owner == facilitator, zone);
        var sent = await notices.SendAsync(state, facilitator, language => SeriesNewsCard.Render(view, SetupFeature.WordsIn(language)), now, cancel);
        if (sent is WorkResult.Finished)
            await directory.ChangeSeriesAsync(place.Tenant, entry.Series, known => (known ?? entry).News is { } still && still.At == news.At
                ? (known ?? entry) with { News = still with { Successor = next?.Series ?? still.Successor, Told = still.Told.Contains(team.Team) ? still.Told : still.Told.Add(team.Team) } }
                : known ?? entry, cancel);
        return sent;
    }
}
