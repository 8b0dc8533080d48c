using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Programme.Forms;
using OkrBot.App.Features.Programme.Views;

namespace OkrBot.App.Features.Programme.Cards;

/// <summary>The programme's own holidays: those that are known, with a tick to remove them, and a field for more.</summary>
internal static class HolidaysCard
{
    public const string ChosenField = "chosenHolidays";

    /// <summary>More ticks than this are no list that anybody reads, and more than a card holds.</summary>
    private const int MostShown = 40;
    private const int MostProblems = 10;

    public static AdaptiveCard Render(HolidaysView view, ProgrammeButtons buttons, Words words)
    {
        var card = new AdaptiveCard(view.Problems is [var first, ..] ? first : view.Done ?? words["spoken.holidays"], words.Language,
        [
            Layout.Title(words["holidays.title"]),
            .. ProgrammeWords.Told(view.Done, Problems(view, words)),
            new TextBlock(words["holidays.text"]) { Spacing = Spacing.Small },
            .. Known(view, words),
            new TextInput(HolidayLines.DatesField, words["label.dates"])
            {
                Value = view.Dates is null ? null : UserText.Field(view.Dates, HolidayLines.LongestText), MaxLength = HolidayLines.LongestText, IsMultiline = true, Placeholder = ProgrammeWords.Example(words),
            },
            new ChoiceInput(HolidayLines.CountryField, words["label.country"],
                [new Choice(words["country.everywhere"], HolidayLines.Everywhere), .. NationalHolidays.Countries.Select(code => new Choice(ProgrammeWords.Country(code), code))])
            {
                Value = view.Country ?? HolidayLines.Everywhere,
            },
        ]);
        var add = buttons.Send("button.add", Verbs.AddHolidays, view.OnCard);
        CardAction[] remove = view.Known.IsEmpty ? [] : [buttons.Send("button.remove", Verbs.RemoveHolidays, view.OnCard, isPrimary: false)];
        return view.OnCard ? card with { Body = [.. card.Body, .. Layout.ButtonRows([add, .. remove, buttons.Back])] } : card with { Actions = [add, .. remove] };
    }

    private static ImmutableArray<string> Problems(HolidaysView view, Words words) => view.Problems.Length > MostProblems
        ? [.. view.Problems.Take(MostProblems), words.Plural("more", view.Problems.Length - MostProblems)]
        : view.Problems;

    private static IEnumerable<CardElement> Known(HolidaysView view, Words words)
    {
        if (view.Known.IsEmpty) yield break;
        yield return new ChoiceInput(ChosenField, words["label.known"], [.. view.Known.Take(MostShown).Select(h => new Choice(ProgrammeWords.Holiday(h, words), HolidayLines.IdOf(h)))])
        {
            IsMultiSelect = true, Expanded = true,
        };
        if (view.Known.Length > MostShown) yield return Layout.Small(words.Plural("more", view.Known.Length - MostShown)) with { Spacing = Spacing.Small };
    }
}
