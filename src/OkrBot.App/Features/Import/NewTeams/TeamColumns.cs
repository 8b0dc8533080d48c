using System.Collections.Frozen;
using System.Collections.Immutable;
using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Sheets;
using OkrBot.Domain;

namespace OkrBot.App.Features.Import.NewTeams;

/// <summary>What a column of a file of teams means.</summary>
internal enum TeamColumn { Team, Facilitator, Meeting, Zone, Language, Country, Wave }

/// <summary>Which column of a file of teams means what; names in English and German.</summary>
internal sealed record TeamColumns(ImmutableSortedDictionary<TeamColumn, int> Places, ImmutableArray<string> Unknown)
{
    private const int LongestName = 60;

    private static readonly FrozenDictionary<string, TeamColumn> ByName = Names(
        (TeamColumn.Team, "team|team name|mannschaft|gruppe"),
        (TeamColumn.Facilitator, "facilitator|runs the check-in|run by|leads the check-in|leitung|leitet den check-in|geleitet von|moderation"),
        (TeamColumn.Meeting, "meeting|meeting link|chat|chat link|thread|besprechung|termin|meeting title"),
        (TeamColumn.Zone, "zone|time zone|timezone|zeitzone"),
        (TeamColumn.Language, "language|sprache"),
        (TeamColumn.Country, "country|land"),
        (TeamColumn.Wave, "wave|welle|start|starts|beginn"));

    /// <summary>A table of teams: it names who runs each, and no objective.</summary>
    public static bool IsNames(SheetRow row)
    {
        var places = Of(row).Places;
        return places.ContainsKey(TeamColumn.Team) && places.ContainsKey(TeamColumn.Facilitator) && !ColumnMap.IsNames(row);
    }

    public static TeamColumns Of(SheetRow row)
    {
        var places = ImmutableSortedDictionary.CreateBuilder<TeamColumn, int>();
        var unknown = ImmutableArray.CreateBuilder<string>();
        for (var at = 0; at < row.Cells.Length; at++)
        {
            var name = PlainText.Clean(row[at].Text, LongestName);
            if (name.Length == 0) continue;
            if (!ByName.TryGetValue(ColumnNames.Plain(name), out var column) || !places.TryAdd(column, at)) unknown.Add(name);
        }
        return new TeamColumns(places.ToImmutable(), unknown.ToImmutable());
    }

    public SheetCell Cell(SheetRow row, TeamColumn column) => Places.TryGetValue(column, out var at) ? row[at] : SheetCell.Empty;

    private static FrozenDictionary<string, TeamColumn> Names(params (TeamColumn Column, string Names)[] all)
        => all.SelectMany(one => one.Names.Split('|').Select(name => (Name: ColumnNames.Plain(name), one.Column))).DistinctBy(one => one.Name)
            .ToFrozenDictionary(one => one.Name, one => one.Column, StringComparer.Ordinal);
}
