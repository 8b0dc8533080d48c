using System.Collections.Frozen;

namespace OkrBot.Domain.Planning;

/// <summary>Words that say nothing of what a plan is about: small words, how a thing is counted, and what every objective says.</summary>
internal static class StopWords
{
    private const string English =
        "the and for with from into onto out off per our your their its his her who what when where which that this these those than then them they you are was were been being has have had "
        + "will can may must should not yet all any each every one two three four five most more less least few many much own same other another before after until within without during between "
        + "over under above below about across around again only just also very too new first last next now still even both such via get gets got make makes made take takes keep keeps let lets "
        + "time times rate rates share number average median mean total value level amount size ratio score percentage baseline target "
        + "improve improved improves better best faster fast increase reduce decrease grow growth raise lower launch launched continue start build built implement develop create roll introduce deliver release ship "
        + "run hold finish complete support work works working team teams goal goals objective result results quarter cycle easy easily good great";

    private const string German =
        "der die das den dem des ein eine einen einem einer eines und oder für mit von vom zum zur bei bis aus auf über unter nach vor seit ohne gegen durch zwischen innerhalb während "
        + "wir uns unser unsere unseren unserer ihr ihre ihren ihrer sein seine sich wer was wenn wann wie wo dass als auch nur noch schon sehr mehr weniger meist alle allen aller alles jede jeder jeden jedes kein keine keinen "
        + "ist sind war waren wird werden wurde haben hat hatte kann können soll sollen muss müssen darf nicht nie immer wieder neu neue neuen neuer neues erste ersten erster letzte nächste gleich eigene eigenen "
        + "zeit zeiten dauer rate quote anteil zahl mittel mittlere durchschnitt durchschnittlich wert stand höhe menge ziel ziele ergebnis ergebnisse quartal zyklus "
        + "verbessern verbessert besser schneller schnell erhöhen senken steigern verringern wachsen einführen eingeführt fortführen starten bauen umsetzen entwickeln erstellen liefern abschließen "
        + "unterstützen arbeiten arbeit team teams leicht einfach gut beste besten";

    private static readonly FrozenSet<string> EnglishStems = StemsOf(English, "en");
    private static readonly FrozenSet<string> GermanStems = StemsOf(German, "de");

    public static bool Holds(string stem, string language)
        => language.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? GermanStems.Contains(stem) : EnglishStems.Contains(stem);

    // A German team writes some of its words in English, and not the other way round.
    private static FrozenSet<string> StemsOf(string list, string language)
        => list.Split(' ').Concat(Units.Words).Select(word => Stems.Of(word, language)).ToFrozenSet(StringComparer.Ordinal);
}
