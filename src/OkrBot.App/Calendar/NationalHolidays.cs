using System.Collections.Concurrent;
using System.Collections.Frozen;
using PublicHoliday;

namespace OkrBot.App.Calendar;

/// <summary>The holidays of a whole country, without those of its states, from the library PublicHoliday.</summary>
public static class NationalHolidays
{
    private const int LongestLocale = 35;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    private static readonly FrozenDictionary<string, Func<IPublicHolidays>> Calendars = new Dictionary<string, Func<IPublicHolidays>>(StringComparer.Ordinal)
    {
        ["AT"] = () => new AustriaPublicHoliday(),
        ["AU"] = () => new AustraliaPublicHoliday(),
        ["BE"] = () => new BelgiumPublicHoliday(),
        ["BR"] = () => new BrazilPublicHoliday(),
        ["CA"] = () => new CanadaPublicHoliday(),
        ["CH"] = () => new SwitzerlandPublicHoliday(),
        ["CZ"] = () => new CzechRepublicPublicHoliday(),
        ["DE"] = () => new GermanPublicHoliday(),
        ["DK"] = () => new DenmarkPublicHoliday(),
        ["EE"] = () => new EstoniaPublicHoliday(),
        ["ES"] = () => new SpainPublicHoliday(),
        ["FI"] = () => new FinlandPublicHoliday(),
        ["FR"] = () => new FrancePublicHoliday(),
        ["GB"] = () => new UKBankHoliday(),
        ["GR"] = () => new GreecePublicHoliday(),
        ["HR"] = () => new CroatiaPublicHoliday(),
        ["HU"] = () => new HungaryPublicHoliday(),
        ["IE"] = () => new IrelandPublicHoliday(),
        ["IT"] = () => new ItalyPublicHoliday(),
        ["JP"] = () => new JapanPublicHoliday(),
        ["KZ"] = () => new KazakhstanPublicHoliday(),
        ["LT"] = () => new LithuaniaPublicHoliday(),
        ["LU"] = () => new LuxembourgPublicHoliday(),
        ["LV"] = () => new LatviaPublicHoliday(),
        ["ME"] = () => new MontenegroPublicHoliday(),
        ["MX"] = () => new MexicoPublicHoliday(),
        ["NL"] = () => new DutchPublicHoliday(),
        ["NO"] = () => new NorwayPublicHoliday(),
        ["NZ"] = () => new NewZealandPublicHoliday(),
        ["PL"] = () => new PolandPublicHoliday(),
        ["PT"] = () => new PortugalPublicHoliday(),
        ["RO"] = () => new RomanianPublicHoliday(),
        ["RS"] = () => new SerbianPublicHoliday(),
        ["SE"] = () => new SwedenPublicHoliday(),
        ["SI"] = () => new SloveniaPublicHoliday(),
        ["SK"] = () => new SlovakiaPublicHoliday(),
        ["TR"] = () => new TurkeyPublicHoliday(),
        ["US"] = () => new USAPublicHoliday(),
        ["ZA"] = () => new SouthAfricaPublicHoliday(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<(string Country, int Year), FrozenSet<DateOnly>> Read = [];

    /// <summary>Two letters of ISO 3166 each, in order.</summary>
    public static IEnumerable<string> Countries => Calendars.Keys.Order(StringComparer.Ordinal);

    /// <summary>Empty for a country that is not known here and for years that nobody plans.</summary>
    public static IReadOnlySet<DateOnly> Of(string? country, int year)
        => country is not null && year is >= FirstYear and <= LastYear && Calendars.TryGetValue(country, out var calendar)
            ? Read.GetOrAdd((country, year), key => calendar().PublicHolidays(key.Year).Select(DateOnly.FromDateTime).ToFrozenSet())
            : FrozenSet<DateOnly>.Empty;

    /// <summary>The country in a locale such as <c>de-DE</c> or <c>zh-Hant-TW</c>; null where it names none that is known here.</summary>
    /// <param name="locale">BCP 47, hostile.</param>
    public static string? CountryOf(string? locale)
        => locale is { Length: <= LongestLocale }
            ? locale.Split('-').Skip(1).Select(part => part.ToUpperInvariant()).FirstOrDefault(Calendars.ContainsKey)
            : null;
}
