using OkrBot.Domain.CheckIns;

namespace OkrBot.Domain.Alignment;

/// <summary>Keeps a team's copy of a link in step with the link. Older news than the copy changes nothing.</summary>
public static class LinkCopies
{
    /// <summary>Of links in which others support the team: an objective of the company may have thousands, of which no card shows more.</summary>
    public const int MostSupporters = 200;

    public static Decision Decide(TeamCycle state, Link link, DateTimeOffset now)
    {
        if (EndOf(state, link) is not { } own) return Decision.Nothing;
        var known = state.Links.GetValueOrDefault(link.Id);
        if (known?.Version >= link.Version) return Decision.Nothing;
        if (link.State == LinkState.Withdrawn) return known is null ? Decision.Nothing : Decision.Of(WithLiaisons(state, new TeamEvent.LinkRemoved(link.Id), now), RoomCards.Soon(state, now));
        // Dropped while the link was on its way: nothing stays that leads nowhere.
        if (!LinkEnds.Exists(state, own)) return Linking.Promise(new Effect.WithdrawLink($"gone:{link.Id}:{link.Round}", link.Id, link.Round));
        if (known is null && IsSupporter(state, link) && Supporters(state) >= MostSupporters) return Decision.Nothing;
        return new Decision.Accepted([.. WithLiaisons(state, new TeamEvent.LinkCopied(link with { Note = known?.Note }), now)], [.. RoomCards.Soon(state, now)], [.. Promised(state, known, link, now)]);
    }

    private static IEnumerable<Effect> Promised(TeamCycle state, Link? known, Link link, DateTimeOffset now)
    {
        // Renamed or restricted while the link was on its way: what the other side reads follows.
        var (own, label) = link.From.Team == state.Id.Team ? (link.From, link.FromLabel) : (link.To, link.ToLabel);
        if (label is not null && LinkEnds.Label(state, own) != label)
            yield return new Effect.TellLinked($"relabel:{link.Id}:{link.Version}", state.Version, now, [new LinkedChange(own.Objective, own.KeyResult, LinkNews.Renamed)]);
        if (link.To.Team != state.Id.Team) yield break;
        if (link.State == LinkState.Asked && known?.Round != link.Round) yield return new Effect.TellNeeded($"needed:{link.Id}:{link.Round}", link.Id, link.Round);
        // Stopped while the link was on its way: whoever made it is asked as everybody else was.
        if (known is null && link.IsLive && !LinkEnds.IsOpen(state, link.To))
            yield return new Effect.TellLinked($"linked:{link.Id}:{link.Round}", state.Version, now, [new LinkedChange(link.To.Objective, link.To.KeyResult, LinkNews.Stopped)]);
    }

    /// <summary>What the needed team says of it now.</summary>
    public static Decision Decide(TeamCycle state, LinkId id, NeedNote note, DateTimeOffset now)
        => state.Links.GetValueOrDefault(id) is { State: LinkState.Accepted } link && link.From.Team == state.Id.Team && link.Note != note
            ? Decision.Of(new TeamEvent.LinkCopied(link with { Note = note }), RoomCards.Soon(state, now))
            : Decision.Nothing;

    private static IEnumerable<TeamEvent> WithLiaisons(TeamCycle state, TeamEvent copied, DateTimeOffset now)
        => [copied, .. Liaising.AfterCopies(TeamHistory.Apply(state, [copied]), now)];

    private static LinkEnd? EndOf(TeamCycle state, Link link) => link.From.Team == state.Id.Team ? link.From : link.To.Team == state.Id.Team ? link.To : null;

    private static bool IsSupporter(TeamCycle state, Link link) => link.Kind == LinkKind.Supports && link.To.Team == state.Id.Team;

    private static int Supporters(TeamCycle state) => state.Links.Values.Count(link => IsSupporter(state, link));
}
