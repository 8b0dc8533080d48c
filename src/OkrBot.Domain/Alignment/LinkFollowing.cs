namespace OkrBot.Domain.Alignment;

/// <summary>What follows for one link when something at one of its ends was stopped, dropped or changed.</summary>
/// <param name="Ends">The link goes.</param>
/// <param name="Asks">The team that supports or needs it is asked about its own.</param>
/// <param name="Relabels">What the other side reads of this end may have changed.</param>
public sealed record LinkFollowing(bool Ends, bool Asks, bool Relabels)
{
    private static LinkFollowing Nothing { get; } = new(false, false, false);

    /// <param name="team">Whose end it was.</param>
    public static LinkFollowing Of(Link link, TeamId team, LinkedChange change)
    {
        if (link.State == LinkState.Withdrawn || !Touches(link, team, change)) return Nothing;
        var (isTo, isWhole) = (link.To.Team == team, change.KeyResult is not null || EndOf(link, team).KeyResult is null);
        return change.News switch
        {
            // Nobody supports or needs anything any more with what is no longer worked on.
            LinkNews.Stopped or LinkNews.Dropped when !isTo => new(Ends: true, Asks: false, Relabels: false),
            // What others support or need stays to be seen until they say what becomes of theirs; a question without an answer has none any more.
            LinkNews.Stopped => new(Ends: link.State == LinkState.Asked, Asks: link.IsLive, Relabels: false),
            LinkNews.Dropped => new(Ends: true, Asks: link.IsLive, Relabels: false),
            LinkNews.Changed => new(Ends: false, Asks: isTo && isWhole && link.IsLive, Relabels: true),
            _ => new(Ends: false, Asks: false, Relabels: true),
        };
    }

    /// <summary>A change of an objective touches what is linked to its key results as well.</summary>
    internal static bool Touches(Link link, TeamId team, LinkedChange change) => Touches(link.From, team, change) || Touches(link.To, team, change);

    private static bool Touches(LinkEnd end, TeamId team, LinkedChange change)
        => end.Team == team && end.Objective == change.Objective && (change.KeyResult is null || end.KeyResult == change.KeyResult);

    private static LinkEnd EndOf(Link link, TeamId team) => link.From.Team == team ? link.From : link.To;
}
