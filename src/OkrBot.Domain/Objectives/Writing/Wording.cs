using System.Collections.Immutable;
using System.Globalization;

namespace OkrBot.Domain.Objectives.Writing;

/// <summary>What a title could say better. It explains itself and never blocks.</summary>
public enum WordingHint
{
    /// <summary>Neither the title nor the measure holds a number.</summary>
    NoNumber,

    /// <summary>It names something that is done, where what comes of it is meant.</summary>
    Activity,

    /// <summary>It says "better" without saying how much.</summary>
    Vague,
}

/// <param name="Word">As it stands in the title; null where no word is meant.</param>
public sealed record WordingRemark(WordingHint Hint, string? Word);

/// <summary>The words of one language that the checks look for, in lower case.</summary>
/// <param name="Activities">"launch", "continue", … as a title begins with them.</param>
/// <param name="Vague">"improve", "better", …</param>
public sealed record WordingLists(ImmutableHashSet<string> Activities, ImmutableHashSet<string> Vague)
{
    /// <param name="activities">Separated by <c>|</c>.</param>
    /// <param name="vague">Separated by <c>|</c>.</param>
    public static WordingLists Of(string activities, string vague) => new(Split(activities), Split(vague));

    private static ImmutableHashSet<string> Split(string list)
        => [.. list.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLower(CultureInfo.InvariantCulture))];
}

/// <summary>Looks at the wording of objectives and key results.</summary>
public static class Wording
{
    private static readonly char[] Between = [' ', ',', '.', ';', ':', '!', '?', '(', ')', '"', '/', '-', '–', '—'];

    /// <summary>An objective is said in words; its key results measure it.</summary>
    public static ImmutableArray<WordingRemark> OfObjective(string title, WordingLists lists) => [.. Activity(Words(title), lists)];

    public static ImmutableArray<WordingRemark> OfKeyResult(string title, Measure measure, WordingLists lists)
    {
        var words = Words(title);
        var isMeasured = measure is Measure.Metric or Measure.KeepAbove or Measure.KeepBelow or Measure.KeepWithin || title.Any(char.IsDigit);
        return [.. Activity(words, lists), .. isMeasured ? [] : Vague(words, lists), .. isMeasured || measure is Measure.Baseline ? [] : new[] { new WordingRemark(WordingHint.NoNumber, null) }];
    }

    private static string[] Words(string title) => title.Split(Between, StringSplitOptions.RemoveEmptyEntries);

    // A verb is an activity where the title begins with it, or ends in German.
    private static IEnumerable<WordingRemark> Activity(string[] words, WordingLists lists)
        => words.Where((word, at) => (at == 0 || at == words.Length - 1) && lists.Activities.Contains(word.ToLower(CultureInfo.InvariantCulture)))
            .Take(1).Select(word => new WordingRemark(WordingHint.Activity, word));

    private static IEnumerable<WordingRemark> Vague(string[] words, WordingLists lists)
        => words.Where(word => lists.Vague.Contains(word.ToLower(CultureInfo.InvariantCulture))).Take(1).Select(word => new WordingRemark(WordingHint.Vague, word));
}
