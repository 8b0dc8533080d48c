using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Features.Settings.Cards;

/// <param name="View">The token of this view.</param>
internal sealed record OwnFormView(OwnForm Form, string View)
{
    /// <summary>Why it is shown again.</summary>
    public string? Problem { get; init; }
    public bool OnCard { get; init; }
}

/// <summary>Asks a person when they work and whose holidays they keep.</summary>
internal static class OwnFormCard
{
    public const string DaysField = "workDays";
    public const string FromField = "workFrom";
    public const string ToField = "workTo";
    public const string CountryField = "country";
    private const int FirstHour = 5;
    private const int LastHour = 22;

    public static AdaptiveCard Render(OwnFormView view, Words words)
    {
        var data = new JsonObject { [CardKey.ViewField] = view.View };
        ImmutableArray<CardElement> body =
        [
            Layout.Title(words["ownForm.title"]),
            .. view.Problem is { } problem ? [Layout.Notice(Rich.Line(Rich.Bold(problem)))] : Array.Empty<CardElement>(),
            .. Fields(view.Form, words),
        ];
        var card = new AdaptiveCard(view.Problem ?? words["spoken.ownForm"], words.Language, body);
        return view.OnCard
            ? card with
            {
                Body = body.Add(Layout.Buttons(
                    new Execute(words["button.save"], Verbs.SaveOwnSettings, data) { IsPrimary = true, WithInputs = true },
                    new Execute(words["button.back"], Verbs.ShowSettings, []))),
            }
            : card with { Actions = [new SubmitDialog(words["button.save"], Verbs.SaveOwnSettings, data) { IsPrimary = true }] };
    }

    private static CardElement[] Fields(OwnForm form, Words words) =>
    [
        new ChoiceInput(DaysField, words["ownForm.days"], [.. Enumerable.Range(1, 7).Select(at => (DayOfWeek)(at % 7)).Select(day => new Choice(words.Culture.DateTimeFormat.GetDayName(day), Number(day)))])
        {
            IsMultiSelect = true, Expanded = true, Value = string.Join(',', form.Week.Days.Select(Number)),
        },
        new ChoiceInput(FromField, words["ownForm.from"], [.. Hours(words)]) { Value = Code(form.Week.From) },
        new ChoiceInput(ToField, words["ownForm.to"], [.. Hours(words)]) { Value = Code(form.Week.To) },
        new ChoiceInput(CountryField, words["ownForm.country"],
            [new Choice(words["ownForm.asLanguage"], OwnForm.AsLanguage), .. NationalHolidays.Countries.Select(code => new Choice(OwnWords.Country(code), code)).OrderBy(choice => choice.Title, StringComparer.Create(words.Culture, ignoreCase: true))])
        {
            Value = form.KnownCountry ?? OwnForm.AsLanguage,
        },
    ];

    private static string Number(DayOfWeek day) => ((int)day).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Choice> Hours(Words words)
        => Enumerable.Range(FirstHour, LastHour - FirstHour + 1).Select(hour => new TimeOnly(hour, 0)).Select(hour => new Choice(hour.ToString("t", words.Culture), Code(hour)));

    private static string Code(TimeOnly hour) => hour.ToString("HH:mm", CultureInfo.InvariantCulture);
}
