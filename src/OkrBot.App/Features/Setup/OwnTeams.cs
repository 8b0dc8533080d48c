using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup;

/// <summary>Teams that whoever asks may bring into a meeting: their own, and those that nobody leads.</summary>
internal sealed class OwnTeams(IDirectory directory)
{
    private const int MostChoices = 50;

    /// <param name="without">Teams that check in there already.</param>
    public async Task<ImmutableArray<(TeamId Team, string Name)>> OfAsync(Turn turn, ImmutableArray<TeamCycleId> without, CancellationToken cancel)
    {
        var own = ImmutableArray.CreateBuilder<(TeamId Team, string Name)>();
        await foreach (var team in directory.TeamsAsync(turn.Tenant, cancel))
            if (own.Count < MostChoices && (team.Facilitator is null || team.Facilitator == turn.From.Person) && without.All(t => t.Team != team.Team)) own.Add((team.Team, team.Name));
        return own.ToImmutable();
    }
}
