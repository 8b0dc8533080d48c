using OkrBot.Domain.Alignment;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Alignment;

/// <summary>Growth, another team, and what it needs of Checkout.</summary>
internal static class Neighbour
{
    public static readonly TeamId Growth = new("growth");
    public static readonly DateTimeOffset Asked = Start(1).AddDays(-2);

    /// <param name="number">Tells several links to the same end apart.</param>
    public static Link Need(ObjectiveId objective, KeyResultId? keyResult, LinkState state = LinkState.Accepted, int version = 2, int number = 1)
    {
        LinkEnd from = new(Growth, new($"g{number}"), null), to = new(Id.Team, objective, keyResult);
        return new Link(LinkEnds.IdOf(LinkKind.Needs, from, to), LinkKind.Needs, from, to, "We sell it", state, new("gina"), Asked)
        {
            Version = version, FromLabel = new("Growth", "More shops"), ToLabel = new("Checkout", "Paying is fast"),
        };
    }

    /// <summary>The copy comes, as it is carried to both teams.</summary>
    public static TeamCycle Copied(this TeamCycle state, Link link, DateTimeOffset? at = null) => state.Then(LinkCopies.Decide(state, link, at ?? Asked));

    public static Liaison? LiaisonOf(this TeamCycle state, ObjectiveId objective, KeyResultId? keyResult = null) => Liaising.Named(state, new LinkEnd(Id.Team, objective, keyResult));
}
