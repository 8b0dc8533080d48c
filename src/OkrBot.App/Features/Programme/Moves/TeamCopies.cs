using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Programme.Moves;

/// <summary>Keeps a team's copy in the cycle beside the one it works in like the team: in the next one before it begins all of it, in the one before its
/// people, while final values are open there.</summary>
internal sealed class TeamCopies(IDirectory directory, ITeamCycles teams)
{
    public async Task FollowAsync(TeamEntry team, CycleId current, DateTimeOffset now, CancellationToken cancel)
    {
        if (await teams.FindAsync(new TeamCycleId(team.Tenant, team.Team, current), cancel) is not { } state) return;
        var stamp = new CommandStamp(string.Create(CultureInfo.InvariantCulture, $"team-follow-{state.Id.Cycle}-{state.Version}"), null, now);
        Change? change = team switch
        {
            { Next: { } next } => await teams.ChangeAsync(new TeamCycleId(team.Tenant, team.Team, next), stamp, copy => Succession.Follow(copy, state.Team), cancel),
            { Previous: { } old } => await teams.ChangeAsync(new TeamCycleId(team.Tenant, team.Team, old), stamp, copy => Succession.Follow(copy, state), cancel),
            _ => null,
        };
        if (change is null or Change.Busy) return;
        await directory.ChangeTeamAsync(team.Tenant, team.Team, entry => (entry ?? team) with { CopiedMark = TeamMark.Of(state.Team) }, cancel);
    }
}
