using System.Globalization;
using System.Text;

namespace OkrBot.App.Cards;

/// <summary>Makes text typed by people safe to show: one line, no longer than it may be, and inert in every client.</summary>
public static class UserText
{
    /// <summary>A title on a card: about two lines of a narrow one.</summary>
    public const int TitleLength = 80;

    /// <summary>A sentence on a card: a need, a next step, a decision.</summary>
    public const int SentenceLength = 160;

    private const char Joiner = '\u2060';

    // A "letter" of endless combining marks would pass any count of letters.
    private const int LongestLetter = 16;

    /// <summary>
    /// One line of at most <paramref name="most"/> visible characters, cut with "…". Bidirectional controls, invisible and control characters go;
    /// what a client could read as a link, a mention or a date function (<c>](</c>, <c>&lt;</c>, <c>{{</c>) gets an invisible joiner inside,
    /// because clients run <c>{{DATE()}}</c> in a text run as well, and Markdown in the titles of choices.
    /// </summary>
    public static string Line(string text, int most = TitleLength)
    {
        var clean = Clean(text, most * LongestLetter, keepLines: false);
        var line = new StringBuilder(Math.Min(clean.Length, most) + 8);
        var letters = 0;
        foreach (var letter in Letters(clean))
        {
            if (letters++ == most)
            {
                line.Length = LengthWithoutEnd(line);
                line.Append('…');
                break;
            }
            Append(line, letter);
        }
        return LongWords.Hyphenate(line.ToString());
    }

    /// <summary>What was typed, for the field in which it was typed: kept as it is, but valid and not longer than the field takes.</summary>
    public static string Field(string text, int most)
    {
        var clean = Clean(text, most, keepLines: true);
        return clean.Length <= most ? clean : clean[..(char.IsHighSurrogate(clean[most - 1]) ? most - 1 : most)];
    }

    private static string Clean(string text, int enough, bool keepLines)
    {
        var clean = new StringBuilder(Math.Min(text.Length, enough + 2));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length > enough) break;
            if (keepLines && rune.Value is '\n') clean.Append('\n');
            else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)) AppendSpace(clean, keepLines);
            else if (!IsInvisible(rune)) clean.Append(rune.ToString());
        }
        return keepLines ? clean.ToString() : clean.ToString().TrimEnd();
    }

    private static void AppendSpace(StringBuilder clean, bool keepRuns)
    {
        if (keepRuns || (clean.Length > 0 && clean[^1] != ' ')) clean.Append(' ');
    }

    /// <summary>Format characters hide or reorder text. The two joiners (U+200C, U+200D) stay: Persian, Indic scripts and emoji need them.</summary>
    private static bool IsInvisible(Rune rune)
        => rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse;

    private static IEnumerable<string> Letters(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var letter = elements.GetTextElement();
            yield return letter.Length <= LongestLetter ? letter : letter[..1];
        }
    }

    private static void Append(StringBuilder line, string letter)
    {
        var before = line.Length > 0 ? line[^1] : ' ';
        if ((before, letter) is (']', "(") or ('{', "{") || before is '<') line.Append(Joiner);
        line.Append(letter);
    }

    private static int LengthWithoutEnd(StringBuilder line)
    {
        var length = line.Length;
        while (length > 0 && line[length - 1] is ' ' or Joiner) length--;
        return length;
    }
}
