using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Features.Settings.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.Settings;

/// <summary>What stands in the form of one's own hours and holidays.</summary>
/// <param name="Country">Two letters of ISO 3166; anything else = as the language says.</param>
internal sealed record OwnForm(WorkingWeek Week, string? Country)
{
    /// <summary>The value of "as my language says": a choice without a value cannot be chosen.</summary>
    public const string AsLanguage = "-";

    public string? KnownCountry => NationalHolidays.Countries.Contains(Country, StringComparer.Ordinal) ? Country : null;

    public static OwnForm Of(PersonEntry? person) => new(person?.Manners.Week is { Days.IsEmpty: false } week ? week : WorkingWeek.Default, person?.Country);

    /// <summary>What cannot be read is as usual.</summary>
    public static OwnForm Typed(CardData data) => new(
        new WorkingWeek(DaysOf(data.Text(OwnFormCard.DaysField)), Hour(data.Text(OwnFormCard.FromField)) ?? WorkingWeek.Default.From, Hour(data.Text(OwnFormCard.ToField)) ?? WorkingWeek.Default.To),
        data.Id(OwnFormCard.CountryField));

    /// <summary>A list as clients send several choices: "1,2,5".</summary>
    private static ImmutableArray<DayOfWeek> DaysOf(string? text)
        => [.. (text ?? "").Split(',').Select(Bot.Typed.Whole).OfType<int>().Where(day => day is >= 0 and <= 6).Select(day => (DayOfWeek)day)];

    private static TimeOnly? Hour(string? text)
        => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;
}
