using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.TeamCycles;

/// <summary>Names the work that an accepted decision announces.</summary>
public static class WorkItems
{
    /// <summary>Look at the segment: open, rank, warn, close. Id <c>segment:{tenant}:{team}:{cycle}:{series}:{occurrence}</c>.</summary>
    public const string Segment = "segment";

    /// <summary>The room's card is behind. Id <c>room:{tenant}:{series}:{occurrence}</c>, one for all teams of the room.</summary>
    public const string Room = "room";

    /// <summary>Do an effect. Id <c>effect:{tenant}:{team}:{cycle}:{effect id}</c>.</summary>
    public const string Effect = "effect";

    internal static IEnumerable<WorkItem> Of(TeamCycleId team, long version, Decision.Accepted decision, DateTimeOffset now)
        => decision.Wakes.Select(wake => Of(team, wake, now)).Concat(decision.Effects.Select(effect => Of(team, effect, now)))
            .Select(item => item with { ExpectedVersion = version });

    /// <summary>Equal work of one commit becomes one item: for the latest version, and for a room at the earliest time.</summary>
    internal static IReadOnlyList<WorkItem> Merge(IEnumerable<WorkItem> items) =>
    [
        .. from item in items
           group item by (item.Id, Due: item.Kind == Room ? default : item.Due) into same
           select same.First() with { Due = same.Min(item => item.Due), ExpectedVersion = same.Max(item => item.ExpectedVersion) },
    ];

    private static WorkItem Of(TeamCycleId team, Wake wake, DateTimeOffset now)
    {
        var occurrence = $"{wake.Occurrence.Series}:{KeyPart.Of(wake.Occurrence.Start)}";
        var (kind, id) = wake is Wake.RoomCard
            ? (Room, $"room:{team.Tenant}:{occurrence}")
            : (Segment, $"segment:{team.Tenant}:{team.Team}:{team.Cycle}:{occurrence}");
        return new WorkItem(kind, id, wake.Due, now) { Team = team, Occurrence = wake.Occurrence };
    }

    private static WorkItem Of(TeamCycleId team, Effect effect, DateTimeOffset now)
        => new(Effect, $"effect:{team.Tenant}:{team.Team}:{team.Cycle}:{effect.Id}", now + effect.After, now) { Team = team, EffectId = effect.Id };
}
