using System.Globalization;
using System.Text;

namespace OkrBot.Storage.Tables;

/// <summary>A text in one property, or in several (<c>Json</c>, <c>Json1</c>, …) where it is longer than one may be.</summary>
public static class RowText
{
    private const string Name = "Json";

    public static TableRow WithJson(this TableRow row, string json)
    {
        var start = 0;
        for (var part = 0; part == 0 || start < json.Length; part++)
        {
            var end = EndOfPart(json, start);
            row[part == 0 ? Name : NameOf(part)] = json[start..end];
            start = end;
        }

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

    /// <summary>Never between the two halves of one character.</summary>
    private static int EndOfPart(string json, int start)
    {
        var end = Math.Min(start + TableLimits.CharsPerString, json.Length);
        return end < json.Length && char.IsHighSurrogate(json[end - 1]) && char.IsLowSurrogate(json[end]) ? end - 1 : end;
    }

    /// <summary>The text, with U+FFFD in the place of each half of a surrogate pair that stands alone.</summary>
    internal static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return text;
        var well = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) well.Append(rune.ToString());
        return well.ToString();
    }
}
