using System.Collections.Immutable;

namespace OkrBot.Domain.Alignment;

/// <summary>What follows for other teams and for people from every commit, whatever rule it came from, so that no rule can forget it.</summary>
public static class FollowingEffects
{
    /// <param name="after">With the version of its commit.</param>
    public static IEnumerable<Effect> Of(TeamCycle before, TeamCycle after, ImmutableArray<TeamEvent> events, DateTimeOffset now)
        => [.. LinkedChanges.Of(before, after, events, now) is { } told ? [told] : Array.Empty<Effect>(), .. LiaisonNews.Of(before, after, events, now), .. InterestNews.Of(before, after, events)];
}
