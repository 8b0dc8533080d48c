using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Clusters.Cards;
using OkrBot.App.Features.Clusters.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Clusters;

/// <summary>The group of a facilitator's own team.</summary>
internal sealed class ShowOwn(ClusterDesk desk, IClusters clusters, ClusterViews views) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (team, no) = await desk.FacilitatorAsync(turn, cancel);
        if (team is null) return no;
        var words = ClustersFeature.WordsFor(turn.From.Locale);
        var groups = await clusters.FindAsync(turn.Tenant, team.Id.Cycle, cancel);
        if (groups.Of(team.Id.Team) is not { Teams.Length: > 1 } own) return new Reply.Words(words[groups.LookedAt is null ? "own.never" : "own.none"]);
        var view = await views.OfAsync(turn.Tenant, ClusterKey.Next(turn, team.Id.Cycle) with { Team = team.Id.Team }, own, (team.Id.Team, turn.Now), cancel);
        return new Reply.Show(ClusterCard.Render(view, words));
    }
}

/// <summary>Leads to one of the reader's own objectives, where a line of the card is mended.</summary>
internal sealed class Mend(ClusterDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (team, no) = await desk.FacilitatorAsync(turn, cancel);
        if (team is null) return no;
        if (CardData.Of(turn.Act).Id(ClusterCard.ChosenField) is not { } chosen) return new Reply.Words(ClustersFeature.WordsFor(turn.From.Locale)["refused.gone"]);
        return new Reply.Continue(Verbs.PlanObjective, PlanAddress.Of(team.Id.Team, team.Id.Cycle, new ObjectiveId(chosen), ClusterKey.Next(turn, team.Id.Cycle).View));
    }
}
