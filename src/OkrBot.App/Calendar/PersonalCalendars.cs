using OkrBot.App.Ports;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Calendar;

/// <summary>Puts together when a person works: their zone and hours, their country's holidays, and the days that the programme set.</summary>
public static class PersonalCalendars
{
    /// <param name="zone">Where the person's own zone is not known.</param>
    public static PersonalCalendar Of(PersonEntry person, TenantEntry? tenant, string zone, DateTimeOffset now)
    {
        var own = person.Zone ?? zone;
        var country = person.Country ?? NationalHolidays.CountryOf(person.Locale);
        var year = Zones.LocalDay(own, now).Year;
        var days = Enumerable.Range(year - 1, 3).SelectMany(one => NationalHolidays.Of(country, one)).ToHashSet();
        foreach (var holiday in tenant?.Holidays ?? [])
            if (holiday.Country is null || holiday.Country == country) days.Add(holiday.Day);
        return new PersonalCalendar(own, person.Manners.Week ?? WorkingWeek.Default, days);
    }
}
