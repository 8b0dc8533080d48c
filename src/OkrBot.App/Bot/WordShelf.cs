using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OkrBot.App.Bot;

/// <summary>Finds the words of a slice among named files.</summary>
/// <param name="files">Names as <c>{slice}.words.{language}.json</c>.</param>
internal sealed class WordShelf(ImmutableHashSet<string> files, Func<string, Stream> open)
{
    private const string Default = "en";
    private const int LongestTag = 35;

    // Keyed by files that exist, so that a stranger's locale cannot make it grow.
    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, string>> _read = new(StringComparer.Ordinal);

    /// <inheritdoc cref="WordBook.For"/>
    public Words For(string slice, string? language)
    {
        var tag = Known(slice, language);
        var texts = Load(slice, Default);
        foreach (var part in Parts(tag)) texts = texts.SetItems(Load(slice, part));
        return new Words(CultureFor(tag), texts);
    }

    /// <summary>The asked language if one of its files is there, so that an English sentence never holds a French month.</summary>
    private string Known(string slice, string? language)
    {
        if (language is not { Length: > 0 and <= LongestTag } || !IsCulture(language)) return Default;
        return Parts(language).Any(part => files.Contains(FileOf(slice, part))) ? language : Default;
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

    private ImmutableDictionary<string, string> Load(string slice, string language)
    {
        var file = FileOf(slice, language);
        return files.Contains(file) ? _read.GetOrAdd(file, Read) : ImmutableDictionary<string, string>.Empty;
    }

    private static string FileOf(string slice, string language) => $"{slice}.words.{language}.json";

    private ImmutableDictionary<string, string> Read(string file)
    {
        using var stream = open(file);
        return JsonSerializer.Deserialize(stream, WordsJson.Default.ImmutableDictionaryStringString)!;
    }
}

[JsonSerializable(typeof(ImmutableDictionary<string, string>))]
internal sealed partial class WordsJson : JsonSerializerContext;
