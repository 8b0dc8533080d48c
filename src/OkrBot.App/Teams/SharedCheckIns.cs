using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Teams;

/// <summary>Several teams may hold their check-in in one meeting, and one person runs it for all of them. Whoever is on none of them any more runs it for none,
/// also once it has closed.</summary>
/// <remarks>Costs nothing where a team meets alone; else one request for the room, and one for each of the others.</remarks>
public sealed class SharedCheckIns(IRooms rooms, ITeamCycles teams)
{
    /// <summary>Told before the team itself changes, and each time: what a crash leaves undone is done when it is told again.</summary>
    /// <param name="own">The team that they leave.</param>
    /// <exception cref="TimeoutException">Storage was too busy.</exception>
    public async Task LetGoAsync(TeamCycle own, ImmutableArray<PersonId> left, string wish, DateTimeOffset now, CancellationToken cancel)
    {
        if (left.IsEmpty) return;
        foreach (var shared in own.Segments.Values.Where(segment => segment.Shared))
        {
            var others = await OthersAsync(own, shared.Occurrence, cancel);
            var gone = left.RemoveAll(person => others.Any(other => Authority.MemberOnly(other.Team, person) is null));
            foreach (var other in others)
                if (Rostering.LetGo(other, gone, now) is not Decision.Accepted { Events.IsEmpty: true })
                    await teams.ChangeSurelyAsync(other.Id, TeamChanges.Stamp("gone", wish, now, gone), state => Rostering.LetGo(state, gone, now), cancel);
        }
    }

    private async Task<ImmutableArray<TeamCycle>> OthersAsync(TeamCycle own, Occurrence on, CancellationToken cancel)
    {
        var others = ImmutableArray.CreateBuilder<TeamCycle>();
        foreach (var id in (await rooms.FindAsync(own.Id.Tenant, on, cancel))?.Room.Teams ?? [])
            if (id != own.Id && await teams.FindAsync(id, cancel) is { } other) others.Add(other);
        return others.ToImmutable();
    }
}
