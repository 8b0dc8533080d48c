using OkrBot.Domain.Planning;

namespace OkrBot.Domain.Tests.Planning;

/// <summary>Plans of teams that are quick to write down.</summary>
internal static class Plans
{
    /// <param name="lines">"title" for an objective, "title | unit" for a key result.</param>
    public static PlannedTeam In(string language, string id, params string[] lines) => new(new(id), language, [.. lines.Select((line, at) =>
    {
        var parts = line.Split(" | ");
        return new PlannedLine(new($"o{id}{at:D2}"), parts.Length > 1 ? new KeyResultId($"k{at}") : null, parts[0]) { Unit = parts.Length > 1 ? parts[1] : null };
    })]);

    public static PlannedTeam Team(string id, params string[] lines) => In("en", id, lines);

    /// <summary>"a+b Measure refund, arrives".</summary>
    public static string[] Told(IEnumerable<Overlap> overlaps)
        => [.. overlaps.Select(one => $"{one.A.Team}+{one.B.Team} {one.Kind} {string.Join(", ", one.Common)}")];

    public static string[] Find(params PlannedTeam[] teams) => Told(Overlaps.Find(teams, Markets.Default));
}
