using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Clusters;

/// <summary>The planning conversations on the programme's card, while a cycle is planned.</summary>
internal sealed class ClusterPart(ClusterDesk desk, IClusters clusters) : IProgrammePart
{
    public int Order => 40;

    public async Task<ProgrammePart?> OfAsync(Turn turn, bool here, CancellationToken cancel)
    {
        if (await desk.PlannedAsync(turn, cancel) is not { } cycle) return null;
        var words = ClustersFeature.WordsFor(turn.From.Locale);
        var groups = (await clusters.FindAsync(turn.Tenant, cycle.Id, cancel)).Groups.Where(group => group.Teams.Length > 1).ToList();
        var text = words.Text("part.text", ("count", words.Number(groups.Count)), ("confirmed", words.Number(groups.Count(group => group.ConfirmedBy is not null))));
        var key = ClusterKey.Next(turn, cycle.Id) with { Here = here, Team = null, Group = null, Page = 0 };
        return new ProgrammePart([Rich.Labelled(words["part.title"], Rich.Plain(text))], [new Execute(words["part.button"], Verbs.ListClusters, key.ToData())]);
    }
}
