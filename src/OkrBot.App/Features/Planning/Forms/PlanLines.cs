using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Planning.Forms;

/// <summary>What is wrong with one line of a typed plan.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Key">Of the words: <c>no.plan.{key}</c>.</param>
internal sealed record PlanProblem(int Line, string Key, string Typed);

/// <summary>An owner's own plan as people type it: one point a line, the day, a colon, the number; of steps the share that should be finished by then, in per
/// cent. Days and numbers as the reader's language writes them, in any order.</summary>
internal static class PlanLines
{
    /// <summary>One for each week of the longest cycle.</summary>
    public const int Most = Cycle.MostWeeks;

    private const int LongestShown = 40;
    private const decimal Percent = 100;

    public static string Write(ImmutableArray<PlanPoint> plan, Measure measure, Words words) => string.Join('\n', plan.Select(point
        => $"{point.Day.ToString(words.Culture.DateTimeFormat.ShortDatePattern, words.Culture)}: {(measure is Measure.Milestones ? words.Amount(point.Value * Percent, "%") : words.Number(point.Value))}"));

    /// <param name="first">No point lies before this day.</param>
    /// <param name="last">Nor after this one.</param>
    public static (ImmutableArray<PlanPoint> Plan, ImmutableArray<PlanProblem> Problems) Read(string? typed, bool inPercent, DateOnly first, DateOnly last, CultureInfo culture)
    {
        var (points, problems) = (new SortedDictionary<DateOnly, decimal>(), ImmutableArray.CreateBuilder<PlanProblem>());
        var number = 0;
        foreach (var line in (typed ?? "").Split('\n').Select(one => PlainText.Clean(one)).Where(one => one.Length > 0))
        {
            number++;
            var (day, value) = Parse(line, first, culture);
            var wrong = day is null ? "day"
                : value is null ? "number"
                : day < first || day > last ? "outside"
                : inPercent && value is < 0 or > Percent ? "percent"
                : !points.TryAdd(day.Value, inPercent ? value.Value / Percent : value.Value) ? "twice"
                : points.Count > Most ? "many" : null;
            if (wrong is not null) problems.Add(new PlanProblem(number, wrong, line.Length > LongestShown ? line[..LongestShown] + "…" : line));
        }
        return ([.. points.Select(point => new PlanPoint(point.Key, point.Value))], problems.ToImmutable());
    }

    // "30 Nov: 60", "30.11. 60": the number stands behind the last colon, else behind the last space.
    private static (DateOnly? Day, decimal? Value) Parse(string line, DateOnly first, CultureInfo culture)
    {
        var at = line.LastIndexOf(':');
        if (at < 0) at = line.TrimEnd('%', ' ').LastIndexOf(' ');
        return at < 0 ? (Day(line, first, culture), null) : (Day(line[..at].Trim(), first, culture), Typed.Number(line[(at + 1)..], culture));
    }

    /// <summary>With its year, or of the year from <paramref name="first"/> on that comes next.</summary>
    private static DateOnly? Day(string typed, DateOnly first, CultureInfo culture)
    {
        var plain = typed.Replace('\u00A0', ' ');
        if (DateOnly.TryParseExact(plain, [.. WithYear(culture)], culture, DateTimeStyles.AllowWhiteSpaces, out var day)) return day;
        foreach (var year in new[] { first.Year, first.Year + 1 })
            if (DateOnly.TryParseExact($"{plain} {year}", [.. WithoutYear(culture).Select(pattern => pattern + " yyyy")], culture, DateTimeStyles.AllowWhiteSpaces, out day) && day >= first) return day;
        return DateOnly.TryParseExact($"{plain} {first.Year}", [.. WithoutYear(culture).Select(pattern => pattern + " yyyy")], culture, DateTimeStyles.AllowWhiteSpaces, out day) ? day : null;
    }

    private static IEnumerable<string> WithYear(CultureInfo culture)
    {
        var numeric = culture.DateTimeFormat.ShortDatePattern;
        return [numeric, Short(numeric), "yyyy-MM-dd", .. Named(culture).SelectMany(pattern => new[] { pattern + " yyyy", pattern + ", yyyy" })];
    }

    private static IEnumerable<string> WithoutYear(CultureInfo culture)
    {
        var numeric = Short(culture.DateTimeFormat.ShortDatePattern).Replace("yyyy", "", StringComparison.Ordinal).Replace("yy", "", StringComparison.Ordinal);
        return [numeric, numeric.Trim('/', '.', '-', ' '), .. Named(culture)];
    }

    private static IEnumerable<string> Named(CultureInfo culture)
    {
        var full = culture.DateTimeFormat.MonthDayPattern;
        var cut = full.Replace("MMMM", "MMM", StringComparison.Ordinal);
        return new[] { full, cut }.SelectMany(one => new[] { one, one.Replace("dd", "d", StringComparison.Ordinal) }).Distinct(StringComparer.Ordinal);
    }

    private static string Short(string pattern)
        => pattern.Replace("dd", "d", StringComparison.Ordinal).Replace("MM", "M", StringComparison.Ordinal);
}
