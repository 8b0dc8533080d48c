using OkrBot.App.Bot;
using OkrBot.App.Features.Reminders.Cards;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.Reminders;

/// <summary>Asks for how long: in a dialog, or on the card for clients without dialogs.</summary>
internal sealed class PauseForm : ITurnHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancel) => Task.FromResult(WishDesk.Refused(turn) ?? Show(turn, null));

    public static Reply Show(Turn turn, string? problem)
    {
        var words = RemindersFeature.WordsFor(turn.From.Locale);
        var data = CardData.Of(turn.Act);
        var onCard = turn.Act is Act.Pressed;
        var view = new PauseView(WishDesk.Data(turn), data.Id(PauseCard.LengthField) ?? PauseCard.OneWeek, Typed.Date(data.Text(PauseCard.DateField)), problem, onCard);
        var card = PauseCard.Render(view, words);
        return onCard ? new Reply.Show(card) : new Reply.Dialog(words["pause.title"], card, DialogSize.Small);
    }
}

/// <summary>Pauses until the chosen day.</summary>
internal sealed class SavePause(WishDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (WishDesk.Refused(turn) is { } refused) return refused;
        var data = CardData.Of(turn.Act);
        if (Until(data) is not { } until) return PauseForm.Show(turn, RemindersFeature.WordsFor(turn.From.Locale)["pause.dateMissing"]);
        var taken = await desk.TakeAsync(turn, (manners, calendar) =>
        {
            var today = calendar.DayOf(turn.Now);
            return Wishes.Pause(manners, until(today), today);
        }, cancel);
        if (taken.Refusal is PauseOutOfRange range) return PauseForm.Show(turn, WishCard.OutOfRange(range, taken.Words));
        var card = taken.Refusal is null ? WishCard.Paused(taken.Manners.PausedUntil!.Value, taken.Data, taken.Words) : WishCard.Refused(taken.Refusal, taken.Data, taken.Words);
        return turn.Act is Act.DialogSent ? new Reply.CloseDialog(card.FallbackText) : new Reply.Show(card);
    }

    // A week ends on the same weekday, whenever that is where the person lives.
    private static Func<DateOnly, DateOnly>? Until(CardData data) => (data.Id(PauseCard.LengthField), Typed.Date(data.Text(PauseCard.DateField))) switch
    {
        (PauseCard.OneWeek, _) => today => today.AddDays(7),
        (PauseCard.TwoWeeks, _) => today => today.AddDays(14),
        (_, { } date) => _ => date,
        _ => null,
    };
}
