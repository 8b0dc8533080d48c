using System.Collections.Immutable;
using System.Text.Json;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.TeamCycles;

/// <summary>A team's state as rows: one for the team, the cycle, the past, and each objective, key result, segment, blocker, commitment, copy of a link and question about one.</summary>
internal static class TeamRows
{
    /// <summary>The rows whose value is not the very same: state is immutable, so what is the same was not touched.</summary>
    /// <param name="before">Null: nothing is there.</param>
    public static IEnumerable<RowChange> Between(TeamCycle? before, TeamCycle after)
    {
        if (!ReferenceEquals(before?.Cycle, after.Cycle)) yield return new(TeamKeys.Cycle, before?.Cycle, after.Cycle);
        if (!ReferenceEquals(before?.Team, after.Team)) yield return new(TeamKeys.Team, before?.Team, after.Team);
        if (!ReferenceEquals(Known(before?.Neighbours), Known(after.Neighbours))) yield return new(TeamKeys.Neighbours, Known(before?.Neighbours), Known(after.Neighbours));
        // Equality of these arrays means: the same array.
        if (before?.Past != after.Past) yield return new(TeamKeys.Past, before?.Past, after.Past);
        foreach (var row in Between(before?.Objectives, after.Objectives, TeamKeys.Objective)) yield return row;
        foreach (var row in Between(before?.KeyResults, after.KeyResults, TeamKeys.KeyResult)) yield return row;
        foreach (var row in Between(before?.Segments, after.Segments, TeamKeys.Segment)) yield return row;
        foreach (var row in Between(before?.Blockers, after.Blockers, TeamKeys.Blocker)) yield return row;
        foreach (var row in Between(before?.Commitments, after.Commitments, TeamKeys.Commitment)) yield return row;
        foreach (var row in Between(before?.Links, after.Links, TeamKeys.Link)) yield return row;
        foreach (var row in Between(before?.LinkQuestions, after.LinkQuestions, TeamKeys.LinkQuestion)) yield return row;
    }

    // Most teams know of no other cycle: no row.
    private static Neighbours? Known(Neighbours? neighbours) => neighbours == Neighbours.None ? null : neighbours;

    public static string JsonOf(object value) => JsonSerializer.Serialize(value, value.GetType(), StoredJson.Options);

    /// <summary>The state that the rows hold. Kinds of a newer version are passed over.</summary>
    /// <exception cref="InvalidDataException">The partition has a head but no team or no cycle.</exception>
    public static TeamCycle Read(TeamCycleId id, long version, IEnumerable<TableRow> rows)
    {
        var kinds = rows.Where(row => row.RowKey.Length > 2).ToLookup(row => row.RowKey[2]);
        return new TeamCycle(id, One<Team>(kinds['t']), One<Cycle>(kinds['c']))
        {
            Version = version,
            Neighbours = kinds['n'].Any() ? One<Neighbours>(kinds['n']) : Neighbours.None,
            Past = kinds['p'].Any() ? One<ImmutableArray<PastSegment>>(kinds['p']) : [],
            Objectives = Map<ObjectiveId, Objective>(kinds['o'], objective => objective.Id),
            KeyResults = Map<KeyResultId, KeyResult>(kinds['k'], keyResult => keyResult.Id),
            Segments = Map<Occurrence, Segment>(kinds['g'], segment => segment.Occurrence),
            Blockers = Map<BlockerId, Blocker>(kinds['b'], blocker => blocker.Id),
            Links = Map<LinkId, Link>(kinds['l'], link => link.Id),
            LinkQuestions = Map<LinkId, LinkQuestion>(kinds['q'], question => question.Link),
            Commitments = Map<CommitmentId, Commitment>(kinds['m'], commitment => commitment.Id),
        };
    }

    private static IEnumerable<RowChange> Between<TKey, T>(
        ImmutableSortedDictionary<TKey, T>? before, ImmutableSortedDictionary<TKey, T> after, Func<TKey, string> rowKey)
        where TKey : notnull
        where T : class
    {
        if (ReferenceEquals(before, after)) yield break;
        before ??= ImmutableSortedDictionary<TKey, T>.Empty;
        foreach (var (key, value) in after)
            if (!before.TryGetValue(key, out var was) || !ReferenceEquals(was, value)) yield return new(rowKey(key), was, value);
        foreach (var (key, was) in before)
            if (!after.ContainsKey(key)) yield return new(rowKey(key), was, null);
    }

    private static T One<T>(IEnumerable<TableRow> rows)
        => StoredJson.Read<T>((rows.SingleOrDefault() ?? throw new InvalidDataException($"The stored team has no {typeof(T).Name}.")).Json());

    private static ImmutableSortedDictionary<TKey, T> Map<TKey, T>(IEnumerable<TableRow> rows, Func<T, TKey> key)
        where TKey : notnull
        => rows.Select(row => StoredJson.Read<T>(row.Json())).ToImmutableSortedDictionary(key, value => value);
}

/// <param name="Before">Null: the row is new.</param>
/// <param name="After">Null: the row goes.</param>
internal readonly record struct RowChange(string Key, object? Before, object? After);
