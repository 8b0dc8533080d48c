using System.Collections.Immutable;
using System.Globalization;
using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.Alignment;

/// <summary>What of a commit the teams at the other ends of links have to hear. Asked once for every commit, whatever rule it came from, so that no rule
/// can forget it.</summary>
public static class LinkedChanges
{
    /// <summary>Null when no link of the team is touched.</summary>
    /// <param name="after">With the version of its commit.</param>
    public static Effect? Of(TeamCycle before, TeamCycle after, ImmutableArray<TeamEvent> events, DateTimeOffset now)
    {
        if (before.Links.IsEmpty) return null;
        ImmutableArray<LinkedChange> changes = [.. events.Select(happened => Of(before, after, happened)).OfType<LinkedChange>().Where(change => IsLinked(before, change)).Distinct()];
        return changes.IsEmpty ? null : new Effect.TellLinked(string.Create(CultureInfo.InvariantCulture, $"linked:{after.Version}"), after.Version, now, changes);
    }

    private static LinkedChange? Of(TeamCycle before, TeamCycle after, TeamEvent happened) => happened switch
    {
        TeamEvent.ObjectiveStopped e => new(e.Objective, null, LinkNews.Stopped),
        TeamEvent.DraftDropped e => new(e.Objective, null, LinkNews.Dropped),
        TeamEvent.KeyResultStopped e => OfKeyResult(before, e.KeyResult, LinkNews.Stopped),
        TeamEvent.DraftKeyResultDropped e => OfKeyResult(before, e.KeyResult, LinkNews.Dropped),
        TeamEvent.ObjectiveWritten e => Of(before.Objectives.GetValueOrDefault(e.Objective.Id), after.Objectives.GetValueOrDefault(e.Objective.Id)),
        TeamEvent.KeyResultWritten e => Of(before.KeyResults.GetValueOrDefault(e.KeyResult.Id), after.KeyResults.GetValueOrDefault(e.KeyResult.Id)),
        _ => null,
    };

    private static LinkedChange? OfKeyResult(TeamCycle before, KeyResultId id, LinkNews news)
        => before.KeyResults.TryGetValue(id, out var keyResult) ? new(keyResult.Objective, id, news) : null;

    private static LinkedChange? Of(Objective? before, Objective? after)
    {
        if (before is null || after is null) return null;
        if (after.Changes.Length > before.Changes.Length && IsNews(after.Changes[^1])) return new(after.Id, null, LinkNews.Changed);
        return before.Title != after.Title || before.Restricted != after.Restricted ? new(after.Id, null, LinkNews.Renamed) : null;
    }

    private static LinkedChange? Of(KeyResult? before, KeyResult? after)
    {
        if (before is null || after is null) return null;
        if (after.Changes.Length > before.Changes.Length && IsNews(after.Changes[^1])) return new(after.Objective, after.Id, LinkNews.Changed);
        return before.Title != after.Title ? new(after.Objective, after.Id, LinkNews.Renamed) : null;
    }

    /// <summary>Clearer words mean the same, and a new owner works towards the same: nobody else has to do anything about it.</summary>
    private static bool IsNews(RecordedChange change)
        => change.Reason != ChangeReason.Wording && change is not { OldTitle: null, OldWhy: null, OldAmbition: null, OldMeasure: null, OldDue: null };

    // Of those that support the team there may be more than it holds copies of.
    private static bool IsLinked(TeamCycle state, LinkedChange change)
        => state.Links.Values.Any(link => LinkFollowing.Touches(link, state.Id.Team, change))
            || state.Links.Values.Count(link => link.Kind == LinkKind.Supports && link.To.Team == state.Id.Team) >= LinkCopies.MostSupporters;
}
