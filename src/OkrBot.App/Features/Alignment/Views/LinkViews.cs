using System.Collections.Immutable;
using OkrBot.App.Cards.Links;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Alignment.Views;

/// <summary>All links of one objective or key result.</summary>
/// <param name="Title">User text, as the team's name.</param>
internal sealed record LinksView(LinkKey Key, string Team, string Title, ImmutableArray<LinkFacts> Links)
{
    /// <summary>The reader may make links of it.</summary>
    public bool MayLink { get; init; }

    /// <summary>Why not; null where they may.</summary>
    public string? WhyNot { get; init; }
    public string? Done { get; init; }
    public string? Problem { get; init; }
}

/// <summary>One link, and what the reader may do with it.</summary>
internal sealed record LinkView(LinkKey Key, string Team, string Own, LinkFacts Link)
{
    public bool MayWithdraw { get; init; }
    public bool MayAnswer { get; init; }
}

/// <summary>What waits for the team.</summary>
internal sealed record WaitingView(LinkKey Key, string Team, ImmutableArray<LinkFacts> Needs, ImmutableArray<LinkQuestionFacts> Questions)
{
    public bool MayAnswer { get; init; }

    /// <summary>Who may else; user text, empty = nobody in particular.</summary>
    public string Runner { get; init; } = "";
    public string? Done { get; init; }
}

/// <summary>A team's state as this slice's cards show it.</summary>
internal static class LinkViews
{
    public static LinksView? Links(LinkScene scene, LinkEnd end)
    {
        if (LinkEnds.Title(scene.State, end) is not { } title || !LinkEnds.Exists(scene.State, end)) return null;
        var refusal = Linking.May(scene.State, scene.Sender, end, scene.Now);
        return new LinksView(KeyOf(scene, end), scene.State.Team.Name, title, LinksOf.End(scene.State, end.Objective, end.KeyResult))
        {
            MayLink = refusal is null, WhyNot = refusal is null ? null : LinkReplies.Say(refusal, scene.State, scene.Words),
        };
    }

    public static LinkView? Link(LinkScene scene, LinkId id)
    {
        if (!scene.State.Links.TryGetValue(id, out var link)) return null;
        var isOwn = link.From.Team == scene.State.Id.Team;
        var end = isOwn ? link.From : link.To;
        return new LinkView(KeyOf(scene, end) with { Link = id, Number = link.Round }, scene.State.Team.Name, LinkEnds.Title(scene.State, end) ?? "", LinksOf.Of(scene.State, link))
        {
            MayWithdraw = isOwn && Linking.Decide(scene.State, new WithdrawLink(scene.Sender, id), "", scene.Now) is Decision.Accepted,
            MayAnswer = !isOwn && link.State == LinkState.Asked && Needs.May(scene.State, scene.Sender, id, scene.Now) is null,
        };
    }

    public static WaitingView Waiting(LinkScene scene)
    {
        var state = scene.State;
        var runner = state.Team.Facilitator;
        return new WaitingView(scene.Press.Next.Plain with { Objective = null, KeyResult = null }, state.Team.Name,
            [.. Needs.Waiting(state).Select(link => LinksOf.Of(state, link))], [.. LinkQuestions.Open(state).Select(question => LinkQuestionFacts.Of(state, question))])
        {
            MayAnswer = Needs.Answers(state, scene.Sender), Runner = runner is { } person ? state.Team.Find(person)?.Name ?? "" : "",
        };
    }

    private static LinkKey KeyOf(LinkScene scene, LinkEnd end) => scene.Press.Next.Plain with { Objective = end.Objective, KeyResult = end.KeyResult };
}
