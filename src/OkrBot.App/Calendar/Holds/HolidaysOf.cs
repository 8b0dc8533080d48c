using OkrBot.App.Ports;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Calendar.Holds;

/// <summary>The days on which teams do not meet.</summary>
internal static class HolidaysOf
{
    /// <param name="whose">Of whose country; null = only those that hold everywhere.</param>
    public static IReadOnlySet<DateOnly> In(Cycle cycle, TenantEntry? tenant, PersonEntry? whose)
    {
        var country = CountryOf(whose);
        var days = new HashSet<DateOnly>();
        // Planning begins before the cycle, and it is caught up with after it.
        for (var year = cycle.Start.AddDays(-30).Year; year <= CyclePlan.LastEntry(cycle).Year; year++) days.UnionWith(NationalHolidays.Of(country, year));
        foreach (var holiday in tenant?.Holidays ?? [])
            if (holiday.Country is null || holiday.Country == country) days.Add(holiday.Day);
        return days;
    }

    /// <summary>As they set it, else as their language says; null = neither does.</summary>
    public static string? CountryOf(PersonEntry? person) => person?.Country ?? NationalHolidays.CountryOf(person?.Locale);
}
