using System.Collections.Immutable;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Tests.Kit;

namespace OkrBot.Domain.Tests.Alignment;

/// <summary>Whatever teams ask, answer and take back, in whatever order it is carried out, no links that stand lead round in a circle.</summary>
public sealed class AnyLinksTests
{
    private const int Nodes = 6;

    [Fact]
    public void No_sequence_of_links_answers_and_withdrawals_closes_a_loop()
    {
        var (refused, stood) = (0, 0);
        Checked.ForAll(Checked.Rows(10, 80), row =>
        {
            var truth = ImmutableDictionary<LinkId, Link>.Empty;
            var graph = LinkGraph.Empty;
            foreach (var number in row)
            {
                var (id, change) = Wish(number, truth);
                var before = truth.GetValueOrDefault(id);
                if (change(before) is not { } after) continue;
                var edge = HelpEdge.Of(after);
                var (was, stands) = (LinkTruth.Stands(before), LinkTruth.Stands(after));
                if (stands && !was && graph.WouldLoop(edge))
                {
                    refused++;
                    continue;
                }
                truth = truth.SetItem(id, after);
                graph = stands == was ? graph : stands ? graph.With(id, edge) : graph.Without(id, edge);
                stood += stands ? 1 : 0;
                Assert.False(HasLoop(truth.Values), $"{after}");
                Assert.Equal(truth.Values.Count(LinkTruth.Stands), graph.Count);
            }
        });
        Assert.True(refused > 50 && stood > 500, $"{refused} {stood}");
    }

    [Fact]
    public void Both_kinds_count_by_who_helps_whom()
    {
        var (a, b) = (new LinkEnd(new("a"), new("o"), null), new LinkEnd(new("b"), new("o"), new("k")));
        Link Of(LinkKind kind, LinkEnd from, LinkEnd to) => new(LinkEnds.IdOf(kind, from, to), kind, from, to, "So", LinkState.Accepted, Sample.Bo, Links.Now);
        var needs = Of(LinkKind.Needs, a, b);
        var graph = LinkGraph.Empty.With(needs.Id, HelpEdge.Of(needs));

        Assert.False(graph.WouldLoop(HelpEdge.Of(Of(LinkKind.Supports, b, a))));
        Assert.True(graph.WouldLoop(HelpEdge.Of(Of(LinkKind.Supports, a, b))));
        Assert.True(graph.WouldLoop(HelpEdge.Of(Of(LinkKind.Needs, b, a))));
        // Through a key result of the same objective as well.
        Assert.True(graph.WouldLoop(HelpEdge.Of(Of(LinkKind.Needs, b with { KeyResult = new("k2") }, a with { KeyResult = new("k3") }))));
        Assert.False(graph.Without(needs.Id, HelpEdge.Of(needs)).WouldLoop(HelpEdge.Of(Of(LinkKind.Needs, b, a))));
    }

    private static (LinkId Id, Func<Link?, Link?> Change) Wish(int number, ImmutableDictionary<LinkId, Link> truth)
    {
        var (from, to) = (number / 10 % Nodes, number / 100 % Nodes);
        var known = truth.Values.OrderBy(link => link.Id).ElementAtOrDefault(truth.Count == 0 ? 0 : number / 1000 % truth.Count);
        if (number % 10 >= 5 && known is not null)
            return (known.Id, number % 10 >= 8
                ? stored => LinkTruth.Withdraw(stored, known.Round)
                : stored => LinkTruth.Answer(stored, new("e", known.Id, known.Round, number % 10 == 7 ? "No" : null, Sample.Zed, Links.Now)));
        var kind = number % 2 == 0 ? LinkKind.Supports : LinkKind.Needs;
        var (f, t) = (End(from, number / 7), End(from == to ? (to + 1) % Nodes : to, number / 11));
        var id = LinkEnds.IdOf(kind, f, t);
        var state = kind == LinkKind.Supports ? LinkState.Accepted : LinkState.Asked;
        return (id, stored => LinkTruth.Make(stored, new Link(id, kind, f, t, "So", state, Sample.Bo, Links.Now) { Round = (stored?.Round ?? 0) + 1 }));
    }

    private static LinkEnd End(int team, int number) => new(new($"t{team}"), new($"o{number % 2}"), number % 3 == 0 ? null : new($"k{number % 3}"));

    /// <summary>By taking away what nobody helps, until nothing is left or everything is helped.</summary>
    private static bool HasLoop(IEnumerable<Link> links)
    {
        var edges = links.Where(LinkTruth.Stands).Select(HelpEdge.Of).ToList();
        while (edges.RemoveAll(edge => !edges.Exists(other => other.Helped == edge.Helper)) > 0)
        {
        }
        return edges.Count > 0;
    }
}
