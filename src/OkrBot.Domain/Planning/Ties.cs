using System.Collections.Immutable;

namespace OkrBot.Domain.Planning;

/// <summary>How strongly two teams are connected: 4 for each need between them, 3 for each common measure, 2 for common words, 1 for a common market.</summary>
public static class Ties
{
    private const int OfNeed = 4;

    /// <summary>One for each two teams, in the order of their ids.</summary>
    public static ImmutableArray<Tie> Of(IEnumerable<Overlap> overlaps, IEnumerable<Need> needs)
    {
        SortedDictionary<(TeamId, TeamId), int> strengths = [];
        foreach (var overlap in overlaps) Add(overlap.A.Team, overlap.B.Team, StrengthOf(overlap.Kind));
        foreach (var need in needs) Add(need.From, need.To, OfNeed);
        return [.. strengths.Select(tie => new Tie(tie.Key.Item1, tie.Key.Item2, tie.Value))];

        void Add(TeamId one, TeamId other, int strength)
        {
            if (one == other) return;
            var key = one.CompareTo(other) < 0 ? (one, other) : (other, one);
            strengths[key] = strengths.GetValueOrDefault(key) + strength;
        }
    }

    private static int StrengthOf(OverlapKind kind) => kind switch { OverlapKind.Measure => 3, OverlapKind.Words => 2, _ => 1 };
}
