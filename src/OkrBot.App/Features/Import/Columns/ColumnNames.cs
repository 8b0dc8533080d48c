using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using OkrBot.Domain;

namespace OkrBot.App.Features.Import.Columns;

/// <summary>The names of columns, in English, in German and as Viva Goals writes them. Capitals, spaces and signs do not count.</summary>
/// <remarks>Viva Goals: the template of learn.microsoft.com/viva/goals/import-okrs-projects ("Copy the OKR Reference value of the parent to the Parent OKR
/// field of the Child"; matches by Title, Owner, Type (Organization, Team name, Individual) and Time period) and the fields of its export,
/// learn.microsoft.com/viva/goals/explorer (Object type, Owner, Type, Start date, Due, Status, Progress, Tag, Time period, Aligned, …; "Select the fields to
/// include in the export file"). Neither page shows a whole file, so each field has the names that these pages and the product's dialogs use for it.</remarks>
internal static class ColumnNames
{
    private static readonly (Column Column, string Names)[] All =
    [
        (Column.Team, "team|team name|teamname|mannschaft|gruppe|assigned team|team type name"),
        (Column.Level, "level|ebene|type|typ|okr type"),
        (Column.Objective, "objective|ziel|objective title|objective name"),
        (Column.Why, "why|warum|why it matters|warum jetzt|why now|description|beschreibung|objective description|begründung"),
        (Column.Ambition, "ambition|ambition type|anspruch|commitment|committed or aspirational"),
        (Column.KeyResult, "key result|kr|schlüsselergebnis|key result title|messziel"),
        (Column.Kind, "kind|measured|art|messart|key result type|kr type|metric type|progress type|measured as|metric target type"),
        (Column.Start, "start|start value|startwert|from|von|ausgangswert|initial value|metric start value|metric start"),
        (Column.Target, "target|target value|zielwert|to|bis|zielzahl|metric target value|metric target"),
        (Column.Lower, "lower|lower limit|untere grenze|untergrenze|minimum|min"),
        (Column.Upper, "upper|upper limit|obere grenze|obergrenze|maximum|max"),
        (Column.Unit, "unit|einheit|metric unit|metric|metric name|messgröße"),
        (Column.Steps, "steps|schritte|milestones|meilensteine"),
        (Column.Definition, "definition of done|definition|done when|fertig wenn|erledigt wenn"),
        (Column.Owner, "owner|owner email|owner mail|owner id|owner name|owner email address|verantwortlich|verantwortliche|verantwortlicher|besitzer|eigentümer"),
        (Column.Due, "due|due date|fällig|fällig am|fälligkeit|frist|end date|enddatum|due by"),
        (Column.Weight, "weight|gewicht|gewichtung|weightage"),
        (Column.Title, "title|titel|okr title|name|objective/key result|okr"),
        (Column.RowKind, "object type|objekttyp|entity type|record type|item type|okr/initiative type"),
        (Column.Reference, "okr reference|reference|okr id|id|objective id|unique id|referenz"),
        (Column.Parent, "parent okr|parent|parent objective|parent okr reference|parent id|parent okr id|übergeordnetes okr|parent title"),
        (Column.Passed, "status|progress|progress %|percent complete|score|tag|tags|time period|period|quarter|aligned|aligned to|alignment|check-in date|last check-in|last check-in date|last check-in note|"
            + "created date|created on|created by|last updated|integration|manager|owner manager|start date|current value|metric current value|confidence|url|link|permissions|visibility|team type|check-in owner|delegate|expected progress|closing note"),
    ];

    private static readonly FrozenDictionary<string, Column> ByName = All.SelectMany(one => one.Names.Split('|').Select(name => (Name: Plain(name), one.Column)))
        .DistinctBy(one => one.Name).ToFrozenDictionary(one => one.Name, one => one.Column, StringComparer.Ordinal);

    public static Column? Find(string name) => ByName.TryGetValue(Plain(name), out var column) ? column : null;

    /// <summary>The name of a team, an objective or a key result without regard to capitals and to how its letters are composed. Signs count: "C++" is not "C#".</summary>
    public static string Same(string name) => PlainText.Clean(name).Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    /// <summary>Small letters and digits, accents gone: "Key-Result" and "key result" are one.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(Math.Min(text.Length, 64));
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (plain.Length >= 64) break;
            if (char.IsLetterOrDigit(letter)) plain.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
            else if (letter == '%') plain.Append(letter);
        }
        return plain.ToString();
    }
}
