using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OkrBot.App.Bot;

/// <summary>Finds the words of a slice among named files.</summary>
/// <param name="files">Names as <c>{slice}.words.{language}.json</c>.</param>
/// <param name="shared">What every slice has beside its own words, which win.</param>
internal sealed class WordShelf(ImmutableHashSet<string> files, Func<string, Stream> open, params ImmutableArray<string> shared)
{
    private const string Default = "en";
    private const string Between = ".words.";
    private const string End = ".json";
    private const int LongestTag = 35;

    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, string>> _read = new(StringComparer.Ordinal);

    /// <inheritdoc cref="WordBook.Languages"/>
    public FrozenSet<string> Languages { get; } = LanguagesOf(files).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The cultures that this machine knows of the languages that have a file, by their names as <c>de-AT</c>.</summary>
    private readonly FrozenDictionary<string, string> _cultures = CulturesOf(files);

    // Keyed by known cultures, so that a stranger's locale cannot make it grow.
    private readonly ConcurrentDictionary<(string Slice, string Culture), Words> _merged = [];

    public int Merged => _merged.Count;

    /// <inheritdoc cref="WordBook.For"/>
    public Words For(string slice, string? language)
    {
        var culture = Known(language);
        return _merged.TryGetValue((slice, culture), out var words) ? words : _merged.GetOrAdd((slice, culture), Merge(slice, culture));
    }

    /// <summary>The asked language if one of the slice's files is in it, so that an English sentence never holds a French month.</summary>
    private Words Merge(string slice, string culture)
    {
        if (!Parts(culture).Any(part => files.Contains(FileOf(slice, part)))) culture = Default;
        var texts = ImmutableDictionary<string, string>.Empty;
        foreach (var part in Parts(culture).Prepend(Default))
            foreach (var one in shared.Append(slice)) texts = texts.SetItems(Load(one, part));
        // English without a country is written the way most of the world reads it: 20 Oct, 09:41.
        return new Words(CultureInfo.GetCultureInfo(culture is Default ? "en-GB" : culture), texts);
    }

    /// <summary>The nearest known culture. The platform is not asked about a stranger's text, because it would remember each.</summary>
    private string Known(string? language)
    {
        if (language is not { Length: > 0 and <= LongestTag }) return Default;
        if (_cultures.TryGetValue(language, out var culture)) return culture;
        if (!language.Split('-').All(subtag => subtag.Length > 0 && subtag.All(char.IsAsciiLetterOrDigit))) return Default;
        foreach (var wider in Parts(language).Reverse())
            if (_cultures.TryGetValue(wider, out culture)) return culture;
        return Default;
    }

    private static FrozenDictionary<string, string> CulturesOf(IEnumerable<string> files)
    {
        var languages = LanguagesOf(files).Append(Default).ToHashSet(StringComparer.Ordinal);
        return CultureInfo.GetCultures(CultureTypes.AllCultures).Select(culture => culture.Name)
            .Where(name => Parts(name).Any(languages.Contains)).ToFrozenDictionary(name => name, StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> LanguagesOf(IEnumerable<string> files) => files.Where(file => file.Contains(Between, StringComparison.Ordinal)).Select(LanguageOf);

    /// <summary><c>de</c>, <c>de-AT</c>: the wider one first.</summary>
    private static IEnumerable<string> Parts(string tag)
    {
        for (var at = tag.IndexOf('-', StringComparison.Ordinal); at > 0; at = tag.IndexOf('-', at + 1)) yield return tag[..at];
        yield return tag;
    }

    private ImmutableDictionary<string, string> Load(string slice, string language)
    {
        var file = FileOf(slice, language);
        return files.Contains(file) ? _read.GetOrAdd(file, Read) : ImmutableDictionary<string, string>.Empty;
    }

    private static string FileOf(string slice, string language) => slice + Between + language + End;

    private static string LanguageOf(string file) => file[(file.LastIndexOf(Between, StringComparison.Ordinal) + Between.Length)..^End.Length];

    private ImmutableDictionary<string, string> Read(string file)
    {
        using var stream = open(file);
        return JsonSerializer.Deserialize(stream, WordsJson.Default.ImmutableDictionaryStringString)!;
    }
}

[JsonSerializable(typeof(ImmutableDictionary<string, string>))]
internal sealed partial class WordsJson : JsonSerializerContext;
