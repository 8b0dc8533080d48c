using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OkrBot.App.Bot;

/// <summary>The words of each slice, from the files <c>{slice}.words.{language}.json</c> that are built into this program.</summary>
public static class WordBook
{
    private const string Default = "en";

    private static readonly ImmutableHashSet<string> Files = [.. typeof(WordBook).Assembly.GetManifestResourceNames()];

    // Keyed by files that exist, so that a stranger's locale cannot make it grow.
    private static readonly ConcurrentDictionary<string, ImmutableDictionary<string, string>> Read = new(StringComparer.Ordinal);

    /// <summary>The words for a language as Teams told it: <c>de-AT</c>, else <c>de</c>, else English. A key that the nearer file lacks comes from the next.</summary>
    /// <param name="language">BCP 47, hostile; null when not told.</param>
    public static Words For(string slice, string? language)
    {
        var tag = Known(slice, language);
        var texts = Load(slice, Default);
        foreach (var part in Parts(tag)) texts = texts.SetItems(Load(slice, part));
        return new Words(CultureFor(tag), texts);
    }

    /// <summary>The asked language if one of its files is there, so that an English sentence never holds a French month.</summary>
    private static string Known(string slice, string? language)
    {
        if (language is not { Length: > 0 and <= 35 } || !IsCulture(language)) return Default;
        return Parts(language).Any(part => Files.Contains(FileOf(slice, part))) ? language : Default;
    }

    /// <summary><c>de</c>, <c>de-AT</c>: the wider one first.</summary>
    private static IEnumerable<string> Parts(string tag)
    {
        for (var at = tag.IndexOf('-', StringComparison.Ordinal); at > 0; at = tag.IndexOf('-', at + 1)) yield return tag[..at];
        yield return tag;
    }

    private static bool IsCulture(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    /// <summary>English without a country is written the way most of the world reads it: 20 Oct, 09:41.</summary>
    private static CultureInfo CultureFor(string tag) => CultureInfo.GetCultureInfo(tag is Default ? "en-GB" : tag);

    private static ImmutableDictionary<string, string> Load(string slice, string language)
    {
        var file = FileOf(slice, language);
        return Files.Contains(file) ? Read.GetOrAdd(file, ReadFile) : ImmutableDictionary<string, string>.Empty;
    }

    private static string FileOf(string slice, string language) => $"{slice}.words.{language}.json";

    private static ImmutableDictionary<string, string> ReadFile(string file)
    {
        using var stream = typeof(WordBook).Assembly.GetManifestResourceStream(file)!;
        return JsonSerializer.Deserialize(stream, WordsJson.Default.ImmutableDictionaryStringString)!;
    }
}

[JsonSerializable(typeof(ImmutableDictionary<string, string>))]
internal sealed partial class WordsJson : JsonSerializerContext;
