namespace OkrBot.Domain.Planning;

/// <summary>Which titles say a word. A word that more than <see cref="Overlaps.MostTeams"/> teams use tells nothing, and its list is dropped: so the index
/// grows with the words that are written, never with the pairs of teams.</summary>
internal sealed class OverlapIndex(Markets markets)
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<Said> _said = [];

    /// <summary>Teams in the order in which they were added.</summary>
    public List<PlannedTeam> Teams { get; } = [];
    public List<IndexedLine> Lines { get; } = [];

    public Said this[int word] => _said[word];

    public void Add(PlannedTeam team)
    {
        var at = Teams.Count;
        Teams.Add(team);
        foreach (var line in team.Lines)
        {
            var words = TitleWords.Of(line.Title, team.Language, markets);
            var unit = line is { KeyResult: not null, Unit: { Length: > 0 } typed } ? Units.Of(typed, team.Language) : null;
            int[] own = [.. words.Words.Select(word => IdOf(word.Stem))];
            Enter(new IndexedLine(at, line, unit, own, [.. words.Markets.Select(market => IdOf("@" + market.Stem))], unit is null || own.Length == 0 ? null : IdOf(Metric(unit, words))));
        }
    }

    /// <summary>The words of a line that both say, as they stand in its title.</summary>
    public IEnumerable<string> Shown(IndexedLine line, OverlapKind kind, IReadOnlyCollection<int> common)
    {
        var words = TitleWords.Of(line.Line.Title, Teams[line.Team].Language, markets);
        return from word in kind == OverlapKind.Market ? words.Markets : words.Words
               where _ids.TryGetValue(kind == OverlapKind.Market ? "@" + word.Stem : word.Stem, out var id) && common.Contains(id)
               select word.Shown;
    }

    private void Enter(IndexedLine line)
    {
        Lines.Add(line);
        foreach (var word in line.Words) _said[word].Enter(line.Team, Lines.Count - 1);
        foreach (var market in line.Markets) _said[market].Enter(line.Team, Lines.Count - 1);
        if (line.Metric is { } metric) _said[metric].Enter(line.Team, Lines.Count - 1);
    }

    private int IdOf(string word)
    {
        if (_ids.TryGetValue(word, out var id)) return id;
        _said.Add(new Said());
        return _ids[word] = _said.Count - 1;
    }

    // No word begins with these marks.
    private static string Metric(string unit, TitleWords words) => $"={unit}={string.Join('=', words.Words.Select(word => word.Stem).Order(StringComparer.Ordinal))}";
}

/// <param name="Team">Its place in the index.</param>
/// <param name="Metric">Stands for unit and all words together; null where nothing is counted.</param>
internal sealed record IndexedLine(int Team, PlannedLine Line, string? Unit, int[] Words, int[] Markets, int? Metric);

/// <summary>Where a word is said.</summary>
internal sealed class Said
{
    private int _last = -1;

    public int Teams { get; private set; }

    /// <summary>Places in the index, in order; empty once too many teams say it.</summary>
    public List<int> Lines { get; private set; } = [];

    public bool Tells => Teams is >= 2 and <= Overlaps.MostTeams;

    public void Enter(int team, int line)
    {
        if (team != _last) Teams++;
        _last = team;
        if (Teams <= Overlaps.MostTeams) Lines.Add(line);
        else Lines = [];
    }
}
