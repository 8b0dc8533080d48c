using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace OkrBot.Domain.Planning;

/// <summary>The names of markets: countries and regions in English and German, and what the programme adds of its own. Only listed names count,
/// because German writes every noun with a capital; and a name counts only where it is written with one, a short one in capitals ("us" is no market).</summary>
public sealed class Markets
{
    private const int LongestShortForm = 3;

    // One market a line, its names in the two languages; a region that is a plain word may be written small.
    private static readonly ImmutableArray<string> Names =
    [
        "germany|deutschland", "austria|österreich", "switzerland|schweiz", "poland|polen", "france|frankreich", "spain|spanien", "portugal", "italy|italien",
        "netherlands|niederlande|niederlanden|holland", "belgium|belgien", "luxembourg|luxemburg", "denmark|dänemark", "sweden|schweden", "norway|norwegen", "finland|finnland",
        "iceland|island", "ireland|irland", "united kingdom|vereinigtes königreich|uk|great britain|großbritannien|england", "scotland|schottland", "wales",
        "czechia|tschechien", "slovakia|slowakei", "hungary|ungarn", "romania|rumänien", "bulgaria|bulgarien", "greece|griechenland", "croatia|kroatien", "slovenia|slowenien",
        "serbia|serbien", "estonia|estland", "latvia|lettland", "lithuania|litauen", "ukraine", "turkey|türkei", "israel", "egypt|ägypten", "morocco|marokko", "south africa|südafrika",
        "nigeria", "kenya|kenia", "united states|vereinigte staaten|usa|us", "canada|kanada", "mexico|mexiko", "brazil|brasilien", "argentina|argentinien", "chile", "colombia|kolumbien",
        "china", "japan", "india|indien", "korea", "singapore|singapur", "indonesia|indonesien", "vietnam", "thailand", "australia|australien", "new zealand|neuseeland",
        "europe|europa|eu", "asia|asien", "africa|afrika", "north america|nordamerika", "south america|südamerika|latam", "middle east|naher osten", "nordics|skandinavien|scandinavia",
        "benelux", "dach", "emea", "apac", "baltics|baltikum",
    ];

    private static readonly ImmutableArray<string> Regions = ["north|norden|nord", "south|süden|süd", "east|osten|ost", "west|westen"];

    private readonly FrozenDictionary<string, string> _names;
    private readonly FrozenDictionary<string, string> _regions;

    private Markets(IEnumerable<string> own)
    {
        _names = Forms(Names.Concat(own.Select(Plain).Where(name => name.Length > 0)));
        _regions = Forms(Regions);
    }

    public static Markets Default { get; } = new([]);

    /// <param name="own">Names that the programme adds: of cities, regions, segments. One or two words each; what is longer is never found.</param>
    public static Markets With(IEnumerable<string> own) => new(own);

    /// <summary>The market that one word names, or null.</summary>
    internal string? Of(string word)
    {
        var plain = Plain(word);
        if (_regions.GetValueOrDefault(plain) is { } region) return region;
        if (!char.IsUpper(word[0]) || (word.Length <= LongestShortForm && word.Any(char.IsLower))) return null;
        return _names.GetValueOrDefault(plain);
    }

    /// <summary>The market that two words name together, or null.</summary>
    internal string? Of(string first, string second)
        => char.IsUpper(first[0]) && char.IsUpper(second[0]) ? _names.GetValueOrDefault($"{Plain(first)} {Plain(second)}") : null;

    private static string Plain(string name) => name.Trim().ToLower(CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, string> Forms(IEnumerable<string> markets)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        foreach (var market in markets)
        {
            var forms = market.Split('|');
            foreach (var form in forms) all.TryAdd(form, forms[0]);
        }
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
