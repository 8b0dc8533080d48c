namespace OkrBot.App.Bot;

/// <summary>The words of each slice, from the files <c>{slice}.words.{language}.json</c> that are built into this program.</summary>
public static class WordBook
{
    private static readonly WordShelf Built = new(
        [.. typeof(WordBook).Assembly.GetManifestResourceNames()],
        file => typeof(WordBook).Assembly.GetManifestResourceStream(file)!,
        // Statuses, values and numbers read the same on every card, and so do links with other teams.
        "KeyResults", "Links");

    /// <summary>Each language that has a file, as <c>de</c>.</summary>
    public static IReadOnlyCollection<string> Languages => Built.Languages;

    /// <summary>The words for a language as Teams told it: <c>de-AT</c>, else <c>de</c>, else English. A key that the nearer file lacks comes from the next.</summary>
    /// <param name="language">BCP 47, hostile; null when not told.</param>
    public static Words For(string slice, string? language) => Built.For(slice, language);
}
