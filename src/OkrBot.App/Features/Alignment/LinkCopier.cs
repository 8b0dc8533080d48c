using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Alignment;

/// <summary>Brings both teams' copies in step with a link's truth.</summary>
internal sealed class LinkCopier(ILinks links, ITeamCycles teams, TimeProvider time)
{
    /// <summary>Looked at again after copying: who was slow must not leave an older copy than a quicker one brought.</summary>
    /// <returns>False: a team could not be written now.</returns>
    public async Task<bool> CopyAsync(TenantId tenant, CycleId cycle, LinkId id, CancellationToken cancel)
    {
        var link = await links.FindAsync(tenant, cycle, id, cancel);
        while (link is not null)
        {
            foreach (var team in new[] { link.From.Team, link.To.Team })
                if (!await CopyAsync(new TeamCycleId(tenant, team, cycle), link, cancel)) return false;
            var newest = await links.FindAsync(tenant, cycle, id, cancel);
            if (newest?.Version == link.Version) return true;
            link = newest;
        }
        return true;
    }

    private async Task<bool> CopyAsync(TeamCycleId team, Link link, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var stamp = new CommandStamp(string.Create(CultureInfo.InvariantCulture, $"copy:{link.Id}:{link.Version}"), null, now);
        return await teams.ChangeAsync(team, stamp, state => LinkCopies.Decide(state, link, now), cancel) is not Change.Busy;
    }
}
