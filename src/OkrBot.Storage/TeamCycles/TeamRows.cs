using System.Collections.Immutable;
using System.Text.Json;
using OkrBot.Domain;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Storage.Json;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.TeamCycles;

/// <summary>A team's state as rows: one for the team, the cycle, the past, and each objective, key result, segment, blocker and commitment.</summary>
internal static class TeamRows
{
    public static IEnumerable<KeyValuePair<string, object>> Of(TeamCycle state)
    {
        yield return new(TeamKeys.Cycle, state.Cycle);
        yield return new(TeamKeys.Team, state.Team);
        yield return new(TeamKeys.Past, state.Past);
        foreach (var (id, objective) in state.Objectives) yield return new(TeamKeys.Objective(id), objective);
        foreach (var (id, keyResult) in state.KeyResults) yield return new(TeamKeys.KeyResult(id), keyResult);
        foreach (var (occurrence, segment) in state.Segments) yield return new(TeamKeys.Segment(occurrence), segment);
        foreach (var (id, blocker) in state.Blockers) yield return new(TeamKeys.Blocker(id), blocker);
        foreach (var (id, commitment) in state.Commitments) yield return new(TeamKeys.Commitment(id), commitment);
    }

    public static string JsonOf(object value) => JsonSerializer.Serialize(value, value.GetType(), StoredJson.Options);

    /// <summary>The state that the rows hold. Kinds of a newer version are passed over.</summary>
    /// <exception cref="InvalidDataException">The partition has a head but no team or no cycle.</exception>
    public static TeamCycle Read(TeamCycleId id, long version, IEnumerable<TableRow> rows)
    {
        var kinds = rows.Where(row => row.RowKey.Length > 2).ToLookup(row => row.RowKey[2]);
        return new TeamCycle(id, One<Team>(kinds['t']), One<Cycle>(kinds['c']))
        {
            Version = version,
            Past = kinds['p'].Any() ? One<ImmutableArray<PastSegment>>(kinds['p']) : [],
            Objectives = Map<ObjectiveId, Objective>(kinds['o'], objective => objective.Id),
            KeyResults = Map<KeyResultId, KeyResult>(kinds['k'], keyResult => keyResult.Id),
            Segments = Map<Occurrence, Segment>(kinds['g'], segment => segment.Occurrence),
            Blockers = Map<BlockerId, Blocker>(kinds['b'], blocker => blocker.Id),
            Commitments = Map<CommitmentId, Commitment>(kinds['m'], commitment => commitment.Id),
        };
    }

    private static T One<T>(IEnumerable<TableRow> rows)
        => StoredJson.Read<T>((rows.SingleOrDefault() ?? throw new InvalidDataException($"The stored team has no {typeof(T).Name}.")).Json());

    private static ImmutableSortedDictionary<TKey, T> Map<TKey, T>(IEnumerable<TableRow> rows, Func<T, TKey> key)
        where TKey : notnull
        => rows.Select(row => StoredJson.Read<T>(row.Json())).ToImmutableSortedDictionary(key, value => value);
}
