using System.Collections.Immutable;

namespace OkrBot.Domain.Planning;

/// <summary>Finds what different teams seem to plan twice. A word weighs 1 where two teams use it, ½ where three do, 1/7 where eight do, and nothing where
/// more do; the weight goes by those who use it and not by all teams, so that a team which shares nothing changes nothing. Two titles of different teams overlap
/// <list type="bullet">
/// <item>in the measure: two key results count in the same unit, and all their words are the same or those in common weigh ½ or more;</item>
/// <item>in words: two or more words in common weigh 1 or more;</item>
/// <item>in the market: both name the same, and at most eight teams name it.</item>
/// </list>
/// One pass over the titles and one over the index of words; of two teams the three strongest are kept.</summary>
public static class Overlaps
{
    /// <summary>As many as one conversation can hold: what more teams say links nobody.</summary>
    public const int MostTeams = 8;
    public const int MostOfTwoTeams = 3;

    /// <summary>Least common multiple of 1 to 7, so that the weights are whole.</summary>
    private const int One = 420;
    private const int EnoughForMeasure = One / 2;

    /// <summary>In the order of their places; the same for the same plans, however they are ordered.</summary>
    public static ImmutableArray<Overlap> Find(IEnumerable<PlannedTeam> teams, Markets markets)
    {
        var index = new OverlapIndex(markets);
        foreach (var team in teams.GroupBy(team => team.Team).OrderBy(group => group.Key))
            index.Add(team.First() with { Lines = [.. team.SelectMany(one => one.Lines).OrderBy(line => line.Objective).ThenBy(line => line.KeyResult?.Value, StringComparer.Ordinal)] });
        var found = ImmutableArray.CreateBuilder<Overlap>();
        Dictionary<int, List<Match>> ofTeam = [];
        for (var at = 0; at < index.Lines.Count; at++)
        {
            foreach (var match in Matches(index, at))
            {
                if (!ofTeam.TryGetValue(match.B.Team, out var list)) ofTeam[match.B.Team] = list = [];
                list.Add(match);
            }
            if (at + 1 < index.Lines.Count && index.Lines[at + 1].Team == index.Lines[at].Team) continue;
            found.AddRange(ofTeam.OrderBy(other => other.Key).SelectMany(other => other.Value.OrderBy(match => match.Rank).Take(MostOfTwoTeams)).Select(match => match.ToOverlap(index)));
            ofTeam.Clear();
        }
        return found.ToImmutable();
    }

    /// <summary>Of one line with lines of later teams.</summary>
    private static IEnumerable<Match> Matches(OverlapIndex index, int at)
    {
        var line = index.Lines[at];
        Dictionary<int, Match> met = [];
        foreach (var word in line.Words) Meet(word, (match, weight) => match.AddWord(word, weight));
        foreach (var market in line.Markets) Meet(market, (match, _) => match.Markets.Add(market));
        if (line.Metric is { } metric) Meet(metric, (match, _) => match.SameMetric = true);
        return met.Values.Where(match => match.Kind is not null);

        void Meet(int word, Action<Match, int> note)
        {
            var said = index[word];
            if (!said.Tells) return;
            foreach (var other in said.Lines)
            {
                if (index.Lines[other].Team <= line.Team) continue;
                if (!met.TryGetValue(other, out var match)) met[other] = match = new Match(at, other, line, index.Lines[other]);
                note(match, One / (said.Teams - 1));
            }
        }
    }

    private sealed class Match(int atA, int atB, IndexedLine a, IndexedLine b)
    {
        private readonly List<int> _words = [];
        private int _weight;

        public IndexedLine B => b;
        public List<int> Markets { get; } = [];
        public bool SameMetric { get; set; }

        public OverlapKind? Kind
            => SameMetric || (a.Unit is not null && a.Unit == b.Unit && _weight >= EnoughForMeasure) ? OverlapKind.Measure
                : _words.Count >= 2 && _weight >= One ? OverlapKind.Words
                : Markets.Count > 0 ? OverlapKind.Market : null;

        public void AddWord(int word, int weight)
        {
            _words.Add(word);
            _weight += weight;
        }

        /// <summary>The strongest first.</summary>
        public (OverlapKind?, int, int, int) Rank => (Kind, -_weight, atA, atB);

        public Overlap ToOverlap(OverlapIndex index)
        {
            var kind = Kind!.Value;
            // Of the same metric every word is shared, also those that many teams use.
            IReadOnlyCollection<int> common = kind == OverlapKind.Market ? Markets : SameMetric ? a.Words : _words;
            return new Overlap(Place(index, a), Place(index, b), kind, [.. index.Shown(a, kind, common)]) { Unit = kind == OverlapKind.Measure ? a.Line.Unit : null };
        }

        private static PlanPlace Place(OverlapIndex index, IndexedLine line) => new(index.Teams[line.Team].Team, line.Line.Objective, line.Line.KeyResult);
    }
}
