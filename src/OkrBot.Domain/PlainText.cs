using System.Globalization;
using System.Text;

namespace OkrBot.Domain;

/// <summary>What people typed, made safe to store and to show on one line. Escaping for a card or a page is the renderer's work.</summary>
public static class PlainText
{
    /// <summary>Without control characters, marks that turn the reading direction, invisible and unassigned characters and lone surrogates;
    /// every run of white space, line breaks too, is one space; trimmed.</summary>
    /// <param name="max">UTF-16 units; a longer text is cut without splitting a character.</param>
    public static string Clean(string? text, int max = int.MaxValue)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = new StringBuilder(Math.Min(text.Length, 1024));
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) { gap = clean.Length > 0; continue; }
            if (!IsShown(rune)) continue;
            if (clean.Length + rune.Utf16SequenceLength + (gap ? 1 : 0) > max) break;
            if (gap) clean.Append(' ');
            gap = false;
            clean.Append(rune);
        }
        return clean.ToString();
    }

    // Format characters are the zero-width and the direction marks. The joiner inside emoji goes with them: then two emoji show in place of one.
    private static bool IsShown(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
        or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
}
