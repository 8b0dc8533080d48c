using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Alignment;

/// <param name="Value">What comes back when it is chosen.</param>
/// <param name="Title">User text.</param>
internal sealed record LinkTarget(string Value, string Title, bool IsKeyResult, LinkEnd End);

/// <summary>Teams by name, and what of one may be linked to. The names of all teams are read once a minute and server at most, 32 requests for some
/// 30,000 teams (<see cref="TeamFinder"/>); a press costs none.</summary>
internal sealed class LinkTargets(TeamFinder finder)
{
    /// <summary>More than this nobody reads: then one types more of the name.</summary>
    public const int MostTeams = 15;

    private const string ObjectivePrefix = "o:";
    private const string KeyResultPrefix = "k:";

    /// <summary>Those that plan or work in the card's cycle, the own one left out.</summary>
    public async Task<ImmutableArray<(TeamId Team, string Name)>> FindAsync(LinkPress press, string typed, CancellationToken cancel)
    {
        var found = await finder.FindAsync(press.Turn.Tenant, press.Key.Cycle, typed, MostTeams + 1, press.Turn.Now, cancel);
        return [.. found.Where(team => team.Team != press.Key.Team).Take(MostTeams).Select(team => (team.Team, team.Name))];
    }

    /// <summary>Drafts and what the team works on, as far as the reader may see it; each objective before its key results.</summary>
    public static ImmutableArray<LinkTarget> Of(TeamCycle state, PersonId reader) =>
    [
        .. from objective in state.Objectives.Values
           where objective.State is ObjectiveState.Draft or ObjectiveState.Active
           orderby objective.State == ObjectiveState.Draft, objective.Order
           let whole = new LinkEnd(state.Id.Team, objective.Id, null)
           where LinkEnds.Shows(state, whole, reader)
           from target in (IEnumerable<LinkTarget>)[new(ObjectivePrefix + objective.Id.Value, objective.Title, false, whole), .. KeyResults(state, objective)]
           select target,
    ];

    private static IEnumerable<LinkTarget> KeyResults(TeamCycle state, Objective objective) =>
        from keyResult in state.KeyResults.Values
        where keyResult.Objective == objective.Id && keyResult.Stopped is null
        orderby keyResult.Order
        select new LinkTarget(KeyResultPrefix + keyResult.Id.Value, keyResult.Title, true, new LinkEnd(state.Id.Team, objective.Id, keyResult.Id));
}
