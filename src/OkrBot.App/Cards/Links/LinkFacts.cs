using System.Collections.Immutable;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Cards.Links;

/// <summary>How a link reads from one of its ends.</summary>
public enum LinkSide { Helps, Needs, HelpedBy, NeededBy }

/// <summary>One link as a card of one of its two teams shows it.</summary>
/// <param name="Team">The other team's name; user text.</param>
/// <param name="Title">Of the other end; user text, null where it is only for its own team to read.</param>
/// <param name="Why">User text.</param>
public sealed record LinkFacts(LinkId Id, LinkSide Side, string Team, string? Title, string Why, LinkState State)
{
    /// <summary>Why it was declined; user text.</summary>
    public string? Reason { get; init; }

    /// <summary>Of this team's end, where it stands in a list of several; user text.</summary>
    public string? Own { get; init; }

    /// <summary>Of a need that stands: who unsticks it, and whether it is stuck; user text in the name.</summary>
    public NeedNote? Note { get; init; }
}

/// <summary>Reads a team's copies of its links.</summary>
public static class LinksOf
{
    /// <summary>Of an objective as a whole, or of one key result: what it needs and helps first, then what others do with it.</summary>
    public static ImmutableArray<LinkFacts> End(TeamCycle state, ObjectiveId objective, KeyResultId? keyResult)
        => Of(state, end => end.Objective == objective && end.KeyResult == keyResult);

    /// <summary>Of an objective and all its key results.</summary>
    public static ImmutableArray<LinkFacts> Objective(TeamCycle state, ObjectiveId objective) => Of(state, end => end.Objective == objective);

    public static LinkFacts Of(TeamCycle state, Link link)
    {
        var isOwn = link.From.Team == state.Id.Team;
        var side = (link.Kind, isOwn) switch
        {
            (LinkKind.Supports, true) => LinkSide.Helps,
            (LinkKind.Needs, true) => LinkSide.Needs,
            (LinkKind.Supports, false) => LinkSide.HelpedBy,
            _ => LinkSide.NeededBy,
        };
        var (own, theirs) = isOwn ? (link.From, link.ToLabel) : (link.To, link.FromLabel);
        return new LinkFacts(link.Id, side, theirs?.Team ?? "", theirs?.Title, link.Why, link.State) { Reason = link.Reason, Own = LinkEnds.Title(state, own), Note = NoteOf(state, link) };
    }

    /// <summary>The needed team knows it; the other holds what it was told.</summary>
    private static NeedNote? NoteOf(TeamCycle state, Link link)
        => link is not { Kind: LinkKind.Needs, State: LinkState.Accepted } ? null : link.To.Team == state.Id.Team ? LiaisonNews.NoteOf(state, link) : link.Note;

    private static ImmutableArray<LinkFacts> Of(TeamCycle state, Func<LinkEnd, bool> wanted) =>
    [
        .. from link in state.Links.Values
           let own = link.From.Team == state.Id.Team ? link.From : link.To
           where wanted(own)
           let facts = Of(state, link)
           // What was declined is the asking team's to know.
           where facts.Side != LinkSide.NeededBy || facts.State != LinkState.Declined
           orderby Order(facts.Side), link.At
           select facts,
    ];

    private static int Order(LinkSide side) => side switch { LinkSide.Needs => 0, LinkSide.Helps => 1, LinkSide.NeededBy => 2, _ => 3 };
}
