using System.Collections.Frozen;

namespace OkrBot.App.Features.Import.Columns;

/// <summary>How a key result is measured, as a file says it.</summary>
internal enum MeasureKind { Number, Above, Below, Within, Steps, Done, FindOut }

internal enum RowKind { Objective, KeyResult, Project }

/// <summary>The words of cells in which one of a few things stands.</summary>
/// <remarks>Viva Goals' kinds of key result ("Reach", "Increase from", "Decrease from", "Stay above", "Stay below", "Baseline"):
/// learn.microsoft.com/viva/goals/viva-goals-healthy-okr-program/kr-types.</remarks>
internal static class KindNames
{
    private static readonly FrozenDictionary<string, MeasureKind> Kinds = Names(
        (MeasureKind.Number, "number|zahl|metric|increase|decrease|increase from|decrease from|reach|erhöhen|senken|steigern|kpi|percentage|percent complete|numeric"),
        (MeasureKind.Above, "above|keep above|stay above|mindestens|at least|über halten|oberhalb"),
        (MeasureKind.Below, "below|keep below|stay below|höchstens|at most|unter halten|unterhalb"),
        (MeasureKind.Within, "within|keep within|between|zwischen|innerhalb"),
        (MeasureKind.Steps, "steps|schritte|milestones|milestone|meilensteine"),
        (MeasureKind.Done, "done|binary|done or not|fertig|erledigt|ja nein|yes no|fertig oder nicht"),
        (MeasureKind.FindOut, "find|find out|baseline|measure baseline|herausfinden|ausgangswert finden"));

    private static readonly FrozenDictionary<string, RowKind> Rows = Names(
        (RowKind.Objective, "objective|ziel|o"), (RowKind.KeyResult, "key result|keyresult|kr|schlüsselergebnis"),
        (RowKind.Project, "project|initiative|task|kpi|projekt|vorhaben|initiativen"));

    private static readonly FrozenDictionary<string, bool> Promises = Names(
        (true, "committed|promised|commitment|versprochen|zugesagt|muss"), (false, "aspirational|high|ambitious|stretch|hoch|hoch gesteckt|ambitioniert"));

    public static MeasureKind? Measure(string text) => Kinds.TryGetValue(ColumnNames.Plain(text), out var kind) ? kind : null;

    public static RowKind? Row(string text) => Rows.TryGetValue(ColumnNames.Plain(text), out var kind) ? kind : null;

    /// <summary>Whether all of it is promised; null when the words are none of these.</summary>
    public static bool? IsPromised(string text) => Promises.TryGetValue(ColumnNames.Plain(text), out var promised) ? promised : null;

    private static FrozenDictionary<string, T> Names<T>(params (T Value, string Names)[] all)
        => all.SelectMany(one => one.Names.Split('|').Select(name => (Name: ColumnNames.Plain(name), one.Value))).DistinctBy(one => one.Name)
            .ToFrozenDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
}
