using System.Collections.Immutable;

namespace OkrBot.Domain.Alignment;

/// <summary>One objective, its key results included, helps another: it supports it, or is what the other needs.</summary>
public readonly record struct HelpEdge(LinkNode Helper, LinkNode Helped)
{
    /// <summary>"A supports B" and "B needs A" say the same of who helps whom, so both may stand and are no loop; "A supports B" and "A needs B" are
    /// one.</summary>
    public static HelpEdge Of(Link link) => link.Kind == LinkKind.Supports ? new(link.From.Node, link.To.Node) : new(link.To.Node, link.From.Node);
}

/// <summary>Who helps whom in one cycle of a tenant, by the links that stand. It never holds a loop. Never changes.</summary>
public sealed class LinkGraph
{
    private static readonly ImmutableDictionary<LinkId, LinkNode> Nobody = ImmutableDictionary<LinkId, LinkNode>.Empty;
    private readonly ImmutableDictionary<LinkNode, ImmutableDictionary<LinkId, LinkNode>> _helps;

    private LinkGraph(ImmutableDictionary<LinkNode, ImmutableDictionary<LinkId, LinkNode>> helps, int count) => (_helps, Count) = (helps, count);

    public static LinkGraph Empty { get; } = new(ImmutableDictionary<LinkNode, ImmutableDictionary<LinkId, LinkNode>>.Empty, 0);

    /// <summary>Links that stand.</summary>
    public int Count { get; }

    public LinkGraph With(LinkId id, HelpEdge edge)
    {
        var known = _helps.GetValueOrDefault(edge.Helper, Nobody);
        return known.ContainsKey(id) ? this : new(_helps.SetItem(edge.Helper, known.Add(id, edge.Helped)), Count + 1);
    }

    public LinkGraph Without(LinkId id, HelpEdge edge)
    {
        var known = _helps.GetValueOrDefault(edge.Helper, Nobody);
        if (!known.ContainsKey(id)) return this;
        var rest = known.Remove(id);
        return new(rest.IsEmpty ? _helps.Remove(edge.Helper) : _helps.SetItem(edge.Helper, rest), Count - 1);
    }

    /// <summary>Whether the helped one already helps the helper, perhaps through others. Looks at each node and link once at most.</summary>
    public bool WouldLoop(HelpEdge edge)
    {
        var (seen, open) = (new HashSet<LinkNode> { edge.Helped }, new Stack<LinkNode>([edge.Helped]));
        while (open.TryPop(out var node))
        {
            if (node == edge.Helper) return true;
            foreach (var next in _helps.GetValueOrDefault(node, Nobody).Values)
                if (seen.Add(next)) open.Push(next);
        }
        return false;
    }
}
