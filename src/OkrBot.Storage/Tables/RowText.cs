using System.Globalization;

namespace OkrBot.Storage.Tables;

/// <summary>A text in one property, or in several (<c>Json</c>, <c>Json1</c>, …) where it is longer than one may be.</summary>
public static class RowText
{
    private const string Name = "Json";

    public static TableRow WithJson(this TableRow row, string json)
    {
        row[Name] = Cut(json, 0);
        for (var part = 1; part * TableLimits.CharsPerString < json.Length; part++)
            row[NameOf(part)] = Cut(json, part);
        return row;
    }

    /// <exception cref="InvalidDataException">The row has no such text: it is not one of ours.</exception>
    public static string Json(this TableRow row)
    {
        var first = row.GetString(Name) ?? throw new InvalidDataException($"The row {row.RowKey} has no {Name}.");
        if (row.GetString(NameOf(1)) is null) return first;
        var parts = new List<string> { first };
        while (row.GetString(NameOf(parts.Count)) is { } next) parts.Add(next);
        return string.Concat(parts);
    }

    private static string NameOf(int part) => Name + part.ToString(CultureInfo.InvariantCulture);

    private static string Cut(string json, int part)
    {
        var start = part * TableLimits.CharsPerString;
        return json.Substring(start, Math.Min(TableLimits.CharsPerString, json.Length - start));
    }
}
