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

    /// <param name="without">Teams that check in there already.</param>
    public async Task<ImmutableArray<(TeamId Team, string Name)>> OfAsync(Turn turn, ImmutableArray<TeamCycleId> without, CancellationToken cancel)
    {
        var own = ImmutableArray.CreateBuilder<(TeamId Team, string Name)>();
        await foreach (var team in directory.TeamsAsync(turn.Tenant, cancel))
            if (own.Count < MostChoices && MayBring(turn, team) && without.All(t => t.Team != team.Team)) own.Add((team.Team, team.Name));
        return own.ToImmutable();
    }

    /// <summary>The company's own objectives any programme lead brings to a meeting; one's own have none. The rule is asked again when it is pressed.</summary>
    private bool MayBring(Turn turn, TeamEntry team)
    {
        if (team.Team == TeamLevels.Company && !leads.NamedIn(turn.Tenant).IsEmpty) return leads.Includes(turn);
        return TeamLevels.PersonOf(team.Team) is null && (team.Facilitator is null || team.Facilitator == turn.From.Person);
    }
}
