using OkrBot.Domain.Alignment;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Links;

/// <summary>What is written beside a link's own row when it is new, or begins or ends to stand: the graph's version first.</summary>
internal static class LinkRows
{
    public static IEnumerable<TableTransactionAction> Of(string partition, StoredGraph graph, StoredGraph next, Link? before, Link after)
    {
        var version = new TableRow(partition, LinkKeys.Version) { [LinkFields.Version] = next.Version, [LinkFields.Count] = next.Links };
        yield return graph.Mark is { } mark ? new UpdateReplace(version, mark) : new Add(version);
        if (next.Version != graph.Version) yield return new Add(GraphReader.StepRow(partition, next.Version, after.Id, HelpEdge.Of(after), gone: !LinkTruth.Stands(after)));
        if (before is not null) yield break;
        foreach (var team in new[] { after.From.Team, after.To.Team })
            yield return new Add(new TableRow(partition, LinkKeys.OfTeam(team, after.Id)) { [LinkFields.Link] = after.Id.Value });
    }
}
