using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Bot;

/// <summary>Keeps what the directory says of a team in step with the team itself, which alone is true. Doing it twice changes nothing.</summary>
public sealed class TeamListing(IDirectory directory, SeriesWatching watching)
{
    /// <param name="left">A meeting in which the team may check in no longer.</param>
    public async Task KeepAsync(TeamCycle state, SeriesId? left, CancellationToken cancel)
    {
        var (id, team) = (state.Id, state.Team);
        await directory.ChangeTeamAsync(id.Tenant, id.Team, entry => (entry ?? new TeamEntry(id.Tenant, id.Team, team.Name, team.Zone, team.Language, id.Cycle, null, team.Facilitator)) with
        {
            Name = team.Name, Zone = team.Zone, Language = team.Language, Facilitator = team.Facilitator,
        }, cancel);
        if (team.Meeting is { } meeting)
            await ChangeAsync(state, meeting.Series, entry => entry with { Schedule = meeting.Schedule, Known = meeting.Known ?? entry.Known, Teams = entry.Teams.Any(t => t.Team == id.Team) ? entry.Teams : entry.Teams.Add(id) }, cancel);
        if (left is { } series && series != team.Meeting?.Series)
            await ChangeAsync(state, series, entry => entry with { Teams = [.. entry.Teams.Where(t => t.Team != id.Team)] }, cancel);
    }

    // Where a meeting is reached only its own entry knows, so a missing one stays missing.
    private async Task ChangeAsync(TeamCycle state, SeriesId series, Func<SeriesEntry, SeriesEntry> change, CancellationToken cancel)
    {
        if (await directory.FindSeriesAsync(state.Id.Tenant, series, cancel) is not { } known) return;
        // First the work: a watch that nobody needs is no harm, and one that stays for ever is.
        if (change(known).Teams.IsEmpty) await watching.LookAgainAsync(known, cancel);
        await directory.ChangeSeriesAsync(state.Id.Tenant, series, entry => change(entry ?? known), cancel);
    }
}
