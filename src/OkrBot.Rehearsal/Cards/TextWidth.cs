using System.Globalization;
using System.Text;

namespace OkrBot.Rehearsal.Cards;

/// <summary>How many terminal cells a text takes, roughly: East Asian letters and pictures take two, marks on letters none.</summary>
public static class TextWidth
{
    public static int Of(string text)
    {
        var cells = 0;
        foreach (var rune in text.EnumerateRunes()) cells += Of(rune);
        return cells;
    }

    /// <summary>Fills with blanks on the right up to <paramref name="width"/> cells.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    /// <summary>Fills with blanks on the left up to <paramref name="width"/> cells.</summary>
    public static string PadLeft(string text, int width) => new string(' ', Math.Max(0, width - Of(text))) + text;

    /// <summary>Breaks at blanks; a word longer than a line is cut into pieces. Nothing is lost but the blanks at a break.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        List<string> lines = [];
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n')) WrapParagraph(paragraph, Math.Max(2, width), lines);
        return lines;
    }

    private static void WrapParagraph(string paragraph, int width, List<string> lines)
    {
        var line = "";
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width)))
        {
            if (line.Length > 0 && Of(line) + 1 + Of(word) > width)
            {
                lines.Add(line);
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        lines.Add(line);
    }

    private static IEnumerable<string> Pieces(string word, int width)
    {
        var piece = new StringBuilder();
        var cells = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            if (cells + Of(rune) > width)
            {
                yield return piece.ToString();
                piece.Clear();
                cells = 0;
            }
            piece.Append(rune.ToString());
            cells += Of(rune);
        }
        if (piece.Length > 0) yield return piece.ToString();
    }

    private static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    private static bool IsWide(int point) => point is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
        or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF);
}
