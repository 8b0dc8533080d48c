using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Features.Reminders.Cards;

/// <param name="Length">One of the choices.</param>
/// <param name="Problem">Why it is shown again.</param>
/// <param name="OnCard">On the card instead of a dialog.</param>
public sealed record PauseView(JsonObject Data, string Length, DateOnly? Date, string? Problem, bool OnCard);

/// <summary>Asks until when no message shall come.</summary>
public static class PauseCard
{
    public const string LengthField = "pauseFor";
    public const string DateField = "pauseUntil";
    public const string OneWeek = "1w";
    public const string TwoWeeks = "2w";
    public const string UntilDate = "date";

    public static AdaptiveCard Render(PauseView view, Words words)
    {
        var card = new AdaptiveCard(view.Problem ?? words["pause.title"], words.Language,
        [
            Layout.Title(words["pause.title"]),
            .. view.Problem is { } problem ? [Layout.Notice(Rich.Line(Rich.Bold(problem)))] : Array.Empty<CardElement>(),
            new ChoiceInput(LengthField, words["pause.length"],
            [
                new Choice(words["pause.week"], OneWeek),
                new Choice(words["pause.weeks"], TwoWeeks),
                new Choice(words["pause.until"], UntilDate),
            ])
            {
                Value = view.Length is TwoWeeks or UntilDate ? view.Length : OneWeek,
                Expanded = true,
                IsRequired = true,
                ErrorMessage = words["pause.lengthError"],
            },
            new DateInput(DateField, words["pause.date"], view.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ]);
        return view.OnCard
            ? card with { Body = card.Body.Add(Layout.Buttons(new Execute(words["pause.save"], Verbs.ReminderPauseSave, view.Data) { IsPrimary = true, WithInputs = true })) }
            : card with { Actions = [new SubmitDialog(words["pause.save"], Verbs.ReminderPauseSave, view.Data) { IsPrimary = true }] };
    }
}
