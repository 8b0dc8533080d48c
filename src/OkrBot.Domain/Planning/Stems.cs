using System.Collections.Immutable;
using System.Globalization;

namespace OkrBot.Domain.Planning;

/// <summary>One word of a title.</summary>
/// <param name="Stem">In lower case, without its usual endings.</param>
/// <param name="Shown">As it stands in the title.</param>
internal readonly record struct TitleWord(string Stem, string Shown);

/// <summary>Cuts titles into words and words to their stems. Simple on purpose: plural and the commonest endings of English and German; compounds
/// stay whole, so that "Erstattungsdauer" and "Erstattung" are two words.</summary>
internal static class Stems
{
    private const int ShortestStem = 4;

    // The longest first, so that one ending is cut and not a part of it.
    private static readonly ImmutableArray<string> GermanEndings = ["ern", "en", "em", "er", "es", "e", "s", "n"];

    /// <summary>Every run of letters and digits, in order.</summary>
    public static IEnumerable<string> Split(string title)
    {
        var from = -1;
        for (var at = 0; at <= title.Length; at++)
        {
            var isPart = at < title.Length && (char.IsLetterOrDigit(title[at]) || (IsApostrophe(title[at]) && from >= 0));
            if (isPart && from < 0) from = at;
            if (isPart || from < 0) continue;
            yield return WithoutPossessive(title[from..at]);
            from = -1;
        }
    }

    public static string Of(string word, string language)
    {
        var plain = Fold(word.ToLower(CultureInfo.InvariantCulture));
        return language.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? German(plain) : English(plain);
    }

    private static string English(string word)
    {
        if (word.Length <= ShortestStem - 1) return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > ShortestStem) return word[..^3] + "y";
        if (word.EndsWith('s') && word[^2] is not ('s' or 'u' or 'i')) word = word[..^1];
        if (word.EndsWith("ing", StringComparison.Ordinal) && word.Length > ShortestStem + 2) word = Single(word[..^3]);
        else if (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > ShortestStem + 1) word = Single(word[..^2]);
        return word.EndsWith('e') && word.Length > ShortestStem ? word[..^1] : word;
    }

    private static string German(string word)
    {
        foreach (var ending in GermanEndings)
            if (word.Length >= ShortestStem + ending.Length && word.EndsWith(ending, StringComparison.Ordinal)) return word[..^ending.Length];
        return word;
    }

    // "Planned" and "planning" are "plan".
    private static string Single(string word)
        => word.Length > ShortestStem && word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z') ? word[..^1] : word;

    private static string Fold(string word) => word.Replace('ä', 'a').Replace('ö', 'o').Replace('ü', 'u').Replace("ß", "ss", StringComparison.Ordinal);

    private static string WithoutPossessive(string word)
    {
        var at = word.AsSpan().IndexOfAny('\'', '’');
        return at > 0 ? word[..at] : word;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’';
}
