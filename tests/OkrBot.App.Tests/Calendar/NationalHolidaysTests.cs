using System.Collections.Immutable;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Tests.Calendar;

public sealed class NationalHolidaysTests
{
    [Theory]
    [InlineData("DE", "2026-10-03", true)]
    [InlineData("DE", "2026-12-26", true)]
    [InlineData("DE", "2026-11-01", false)] // All Saints, in some states only
    [InlineData("GB", "2026-12-28", true)]
    [InlineData("US", "2026-11-26", true)]
    [InlineData("PL", "2026-11-11", true)]
    [InlineData("XX", "2026-12-25", false)]
    [InlineData(null, "2026-12-25", false)]
    [InlineData("DE", "1800-12-25", false)]
    [InlineData("DE", "9999-12-25", false)]
    public void Days_off_are_those_of_the_whole_country(string? country, string day, bool off)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(off, NationalHolidays.Of(country, on.Year).Contains(on));
    }

    [Fact]
    public void Every_country_has_some()
    {
        Assert.True(NationalHolidays.Countries.Count() > 30);
        Assert.All(NationalHolidays.Countries, country => Assert.InRange(NationalHolidays.Of(country, 2026).Count, 4, 25));
    }

    [Theory]
    [InlineData("de-DE", "DE")]
    [InlineData("en-gb", "GB")]
    [InlineData("de-Latn-AT-1996", "AT")]
    [InlineData("de", null)]
    [InlineData("en-XX", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("DE", null)]
    public void The_country_of_a_locale_is_its_region(string? locale, string? country) => Assert.Equal(country, NationalHolidays.CountryOf(locale));

    [Fact]
    public void A_long_locale_names_no_country() => Assert.Null(NationalHolidays.CountryOf(new string('x', 200) + "-DE"));

    [Fact]
    public void A_persons_own_country_wins_and_the_programmes_days_count_where_they_are_set()
    {
        var person = new PersonEntry(new("t"), new("p"), "29:1", null, null, null, "de-DE", "Europe/Berlin", []);
        ImmutableArray<Holiday> set = [new(new(2026, 11, 10), null), new(new(2026, 11, 11), "DE"), new(new(2026, 11, 12), "PL")];
        var tenant = new TenantEntry(new("t"), []) { Holidays = set };
        var now = new DateTimeOffset(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);

        var german = PersonalCalendars.Of(person, tenant, "UTC", now);
        Assert.Equal((false, false, true), (german.IsWorkingDay(new(2026, 11, 10)), german.IsWorkingDay(new(2026, 11, 11)), german.IsWorkingDay(new(2026, 11, 12))));
        var polish = PersonalCalendars.Of(person with { Country = "PL" }, tenant, "UTC", now);
        Assert.Equal((false, false, false), (polish.IsWorkingDay(new(2026, 11, 10)), polish.IsWorkingDay(new(2026, 11, 11)), polish.IsWorkingDay(new(2026, 11, 12))));
        var unknown = PersonalCalendars.Of(person with { Locale = null, Zone = null }, null, "America/Los_Angeles", now);
        Assert.Equal(("America/Los_Angeles", true), (unknown.Zone, unknown.IsWorkingDay(new(2026, 12, 25))));
    }
}
