using System.Collections.Frozen;
using System.Globalization;

namespace OkrBot.Domain.Planning;

/// <summary>Units of one meaning, however people write them in English and German.</summary>
internal static class Units
{
    private static readonly FrozenDictionary<string, string> Known = Spellings(
        "%|percent|per cent|pct|percentage|prozent|vh",
        "ms|millisecond|milliseconds|millisekunde|millisekunden",
        "s|sec|secs|second|seconds|sek|sekunde|sekunden",
        "min|mins|minute|minutes|minuten",
        "h|hr|hrs|hour|hours|std|stunde|stunden",
        "d|day|days|tag|tage|tagen|working days|arbeitstage",
        "wk|week|weeks|woche|wochen",
        "mo|month|months|monat|monate|monaten",
        "yr|year|years|jahr|jahre|jahren",
        "eur|€|euro|euros",
        "usd|$|dollar|dollars",
        "gbp|£|pound|pounds|pfund",
        "#|count|number|pcs|pieces|stk|stück|stueck|anzahl",
        "pt|pts|point|points|punkt|punkte|punkten");

    /// <summary>The words that name a unit: they say nothing of what is measured.</summary>
    public static IEnumerable<string> Words => Known.Keys;

    /// <summary>"Days", "Tage" and "d" are one; another unit is its own stem.</summary>
    public static string Of(string unit, string language)
    {
        var plain = unit.Trim().TrimEnd('.').ToLower(CultureInfo.InvariantCulture);
        return Known.TryGetValue(plain, out var known) ? known : Stems.Of(plain, language);
    }

    private static FrozenDictionary<string, string> Spellings(params ReadOnlySpan<string> lists)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        foreach (var list in lists)
        {
            var spellings = list.Split('|');
            foreach (var one in spellings) all[one] = spellings[0];
        }
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
