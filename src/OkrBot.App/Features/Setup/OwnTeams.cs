using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup;

/// <summary>Teams that whoever asks may bring into a meeting: their own, and those that nobody leads.</summary>
internal sealed class OwnTeams(IDirectory directory, ProgrammeLeads leads)
{
    private const int MostChoices = 50;

    /// <summary>Their own come first, one request each; the tenant's teams are read until the list is full.</summary>
    /// <param name="person">The sender's row.</param>
    /// <param name="without">Teams that check in there already.</param>
    public async Task<ImmutableArray<(TeamId Team, string Name)>> OfAsync(Turn turn, PersonEntry? person, ImmutableArray<TeamCycleId> without, CancellationToken cancel)
    {
        var seen = without.Select(team => team.Team).ToHashSet();
        var own = new List<TeamEntry>();
        foreach (var team in Own(turn, person).Where(seen.Add).Take(MostChoices))
            if (await FindAsync(turn, team, cancel) is { } entry) own.Add(entry);
        var others = new List<TeamEntry>();
        await foreach (var team in directory.TeamsAsync(turn.Tenant, cancel))
        {
            if (own.Count + others.Count >= MostChoices) break;
            if (MayBring(turn, team) && seen.Add(team.Team)) others.Add(team);
        }
        return [.. own.Concat(others.OrderBy(team => team.Name, StringComparer.OrdinalIgnoreCase)).Select(team => (team.Team, team.Name))];
    }

    /// <summary>One of them; null where it is none. The rule is asked again when it is brought.</summary>
    public async Task<TeamEntry?> FindAsync(Turn turn, TeamId team, CancellationToken cancel)
        => await directory.FindTeamAsync(turn.Tenant, team, cancel) is { } entry && MayBring(turn, entry) ? entry : null;

    private IEnumerable<TeamId> Own(Turn turn, PersonEntry? person)
        => (leads.Includes(turn) ? new[] { TeamLevels.Company } : []).Concat((person?.Teams ?? []).Select(team => team.Team).Where(team => TeamLevels.PersonOf(team) is null));

    /// <summary>The company's own objectives any programme lead brings to a meeting; one's own have none.</summary>
    private bool MayBring(Turn turn, TeamEntry team)
    {
        if (team.Team == TeamLevels.Company && !leads.NamedIn(turn.Tenant).IsEmpty) return leads.Includes(turn);
        return TeamLevels.PersonOf(team.Team) is null && (team.Facilitator is null || team.Facilitator == turn.From.Person);
    }
}
