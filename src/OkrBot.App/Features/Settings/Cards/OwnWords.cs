using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.Settings.Cards;

/// <summary>Working hours and countries in words.</summary>
internal static class OwnWords
{
    private const int LeastRun = 3;

    /// <summary>"Mon–Fri, 09:00–17:00"; days apart stand one by one.</summary>
    public static string Hours(WorkingWeek week, Words words)
    {
        var days = Enumerable.Range(1, 7).Select(at => (DayOfWeek)(at % 7)).Where(week.Holds).ToList();
        var isRun = days.Count >= LeastRun && Place(days[^1]) - Place(days[0]) == days.Count - 1;
        var named = isRun ? $"{Name(days[0], words)}–{Name(days[^1], words)}" : string.Join(", ", days.Select(day => Name(day, words)));
        var (from, to) = week.Hours;
        return $"{named}, {from.ToString("t", words.Culture)}–{to.ToString("t", words.Culture)}";
    }

    /// <summary>The country in its own name.</summary>
    /// <param name="code">Two letters of ISO 3166 that the platform knows.</param>
    public static string Country(string code) => new RegionInfo(code).NativeName;

    private static int Place(DayOfWeek day) => ((int)day + 6) % 7;

    private static string Name(DayOfWeek day, Words words) => words.Culture.DateTimeFormat.GetAbbreviatedDayName(day);
}
