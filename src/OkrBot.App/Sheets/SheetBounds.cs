namespace OkrBot.App.Sheets;

/// <summary>Finds the sheet that is meant and keeps the bounds, whatever the format.</summary>
internal static class SheetBounds
{
    public static IEnumerable<SheetPart> Keep(IEnumerable<RawPart> parts, Func<SheetRow, bool> isNames, SheetLimits limits)
    {
        var found = false;
        foreach (var part in parts)
        {
            foreach (var said in part switch
            {
                RawPart.Refused refused => [new SheetPart.Refused(refused.Problem)],
                RawPart.Hidden hidden => [new SheetPart.Passed(hidden.Name, IsHidden: true)],
                RawPart.Sheet sheet when !found => OfSheet(sheet, isNames, limits),
                RawPart.Sheet sheet => [new SheetPart.Passed(sheet.Name, IsHidden: false)],
                _ => Enumerable.Empty<SheetPart>(),
            })
            {
                found |= said is SheetPart.Names;
                yield return said;
                if (said is SheetPart.Refused) yield break;
            }
        }
        if (!found) yield return new SheetPart.Refused(new SheetProblem.NoNames());
    }

    private static IEnumerable<SheetPart> OfSheet(RawPart.Sheet sheet, Func<SheetRow, bool> isNames, SheetLimits limits)
    {
        var (looked, rows, text, named) = (0, 0, 0L, false);
        foreach (var part in SheetReader.Guard(sheet.Rows))
        {
            if (part is RawPart.Refused refused) { yield return new SheetPart.Refused(refused.Problem); yield break; }
            if (part is RawPart.Merged merged && named) yield return merged.Of;
            if (part is not RawPart.Row { Of: var row } raw || row.Cells.All(cell => cell.IsBlank)) continue;
            if (!named)
            {
                if (!isNames(row)) { if (++looked >= limits.RowsBeforeNames) break; continue; }
                named = true;
                if (raw.HasMore) { yield return new SheetPart.Refused(new SheetProblem.TooManyColumns(limits.MostColumns)); yield break; }
                yield return new SheetPart.Names(sheet.Name, row);
                continue;
            }
            text += row.Cells.Sum(cell => (long)cell.Text.Length);
            if (++rows > limits.MostRows) { yield return new SheetPart.Refused(new SheetProblem.TooManyRows(limits.MostRows)); yield break; }
            if (text > limits.MostText) { yield return new SheetPart.Refused(new SheetProblem.TooMuchText(limits.MostText)); yield break; }
            yield return new SheetPart.Data(row);
        }
        if (!named && sheet.Name.Length > 0) yield return new SheetPart.Passed(sheet.Name, IsHidden: false);
    }
}
