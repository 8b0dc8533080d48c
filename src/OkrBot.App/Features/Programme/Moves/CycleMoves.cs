using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Programme.Moves;

/// <summary>Takes one team from its cycle into the next. Each step may be the last that a server does, and doing all of them again changes nothing that
/// was done: what says that a team has moved is written last.</summary>
internal sealed class CycleMoves(IDirectory directory, ITeamCycles teams)
{
    /// <summary>The team gets its place in the next cycle, and people may write there. Four requests and two commits.</summary>
    /// <returns>The team's row after it; null = not now, the next pass tries again.</returns>
    public async Task<TeamEntry?> TakePlaceAsync(TeamEntry team, CycleId running, Cycle next, DateTimeOffset now, CancellationToken cancel)
    {
        var (from, to) = (new TeamCycleId(team.Tenant, team.Team, running), new TeamCycleId(team.Tenant, team.Team, next.Id));
        if (await teams.FindAsync(from, cancel) is not { } state) return null;
        await teams.StartAsync(to, Succession.Start(state, next), Stamp("place", next, now), cancel);
        // Between a crash and now the team may have changed.
        if (await teams.ChangeAsync(to, Stamp("follow", next, now), known => Succession.Follow(known, state.Team), cancel) is not Change.Saved) return null;
        if (await teams.ChangeAsync(from, Stamp("next", next, now), known => Succession.TellNext(known, next), cancel) is not (Change.Saved or Change.Refused)) return null;
        return await directory.ChangeTeamAsync(team.Tenant, team.Team, entry => (entry ?? team) with { Next = next.Id, CopiedMark = TeamMark.Of(state.Team) }, cancel);
    }

    /// <summary>The next cycle has begun: what is open goes on there, and so do the team's meeting and people. Two commits, and one request for the
    /// meeting, each person and the team's row.</summary>
    /// <inheritdoc cref="TakePlaceAsync"/>
    public async Task<TeamEntry?> EnterAsync(TeamEntry team, CycleId old, Cycle next, DateTimeOffset now, CancellationToken cancel)
    {
        var (from, to) = (new TeamCycleId(team.Tenant, team.Team, old), new TeamCycleId(team.Tenant, team.Team, next.Id));
        var left = await teams.ChangeAsync(from, Stamp("leave", next, now), state => Succession.Leave(state, next.Id, now), cancel) switch
        {
            Change.Saved saved => saved.State,
            Change.Refused { Refusal: CycleIsFrozen } frozen => frozen.State,
            _ => null,
        };
        if (left is null || await teams.ChangeAsync(to, Stamp("arrive", next, now), state => Succession.Arrive(state, left), cancel) is not Change.Saved { State: var arrived }) return null;
        await LeadThereAsync(from, to, arrived, cancel);
        return await directory.ChangeTeamAsync(team.Tenant, team.Team, entry => (entry ?? team) with
        {
            Current = next.Id, Next = null, Previous = old, CopiedMark = TeamMark.Of(arrived.Team),
        }, cancel);
    }

    /// <summary>The meeting opens its check-in in the new cycle, and people find their team there.</summary>
    private async Task LeadThereAsync(TeamCycleId from, TeamCycleId to, TeamCycle arrived, CancellationToken cancel)
    {
        if (arrived.Team.Meeting is { } meeting && await directory.FindSeriesAsync(from.Tenant, meeting.Series, cancel) is { } series)
            await directory.ChangeSeriesAsync(from.Tenant, meeting.Series, entry => (entry ?? series) with { Teams = [.. (entry ?? series).Teams.Select(id => id == from ? to : id)] }, cancel);
        foreach (var person in arrived.Team.Members.Select(m => m.Person).Append(arrived.Team.Facilitator ?? default).Distinct())
            if (person != default && await directory.FindPersonAsync(from.Tenant, person, cancel) is { } known)
                await directory.ChangePersonAsync(from.Tenant, person, entry => (entry ?? known) with { Teams = [.. (entry ?? known).Teams.Select(id => id == from ? to : id).Distinct()] }, cancel);
    }

    // The rules do nothing twice; a refusal of now says nothing about later.
    internal static CommandStamp Stamp(string what, Cycle next, DateTimeOffset now)
        => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"cycle-{what}-{next.Id}-{now.UtcTicks}"), null, now);
}
