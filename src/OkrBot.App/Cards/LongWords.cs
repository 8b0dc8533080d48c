using System.Text;

namespace OkrBot.App.Cards;

/// <summary>Lets very long words break, which clients' text runs do not do by themselves: a German compound would run out of a narrow card.</summary>
internal static class LongWords
{
    /// <summary>Shorter words fit beside a status at 320 pixels and stay whole.</summary>
    private const int Longest = 20;
    private const int Piece = 12;
    private const char SoftHyphen = '\u00AD';

    // Scripts from Arabic on join their letters or break anywhere, so a hyphen would be wrong there.
    private const char EndOfHyphenated = '\u0600';

    public static string Hyphenate(string line)
    {
        StringBuilder? broken = null;
        var start = 0;
        for (var at = 0; at <= line.Length; at++)
        {
            if (at < line.Length && line[at] < EndOfHyphenated && char.IsLetter(line[at])) continue;
            if (at - start > Longest) Break(broken ??= new StringBuilder(line[..start]), line.AsSpan(start, at - start));
            else broken?.Append(line, start, at - start);
            if (at < line.Length) broken?.Append(line[at]);
            start = at + 1;
        }
        return broken?.ToString() ?? line;
    }

    private static void Break(StringBuilder line, ReadOnlySpan<char> word)
    {
        var pieces = (word.Length + Piece - 1) / Piece;
        for (var piece = 0; piece < pieces; piece++)
        {
            if (piece > 0) line.Append(SoftHyphen);
            line.Append(word[(word.Length * piece / pieces)..(word.Length * (piece + 1) / pieces)]);
        }
    }
}
