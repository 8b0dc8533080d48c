using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.Reminders.Cards;

/// <summary>What a person hears who said something about their messages, with the way back.</summary>
public static class WishCard
{
    /// <param name="on">The day on which it comes again.</param>
    public static AdaptiveCard Snoozed(DateOnly on, Words words)
        => Card(words.Text("snoozed.title", ("day", Day(on, words))), words["snoozed.text"], words);

    /// <param name="until">The day on which messages come again.</param>
    public static AdaptiveCard Paused(DateOnly until, JsonObject data, Words words)
        => Card(words.Text("paused.title", ("day", Day(until, words))), words["paused.text"], words, Start(data, words));

    public static AdaptiveCard Stopped(JsonObject data, Words words) => Card(words["stopped.title"], words["stopped.text"], words, Start(data, words));

    public static AdaptiveCard Started(JsonObject data, Words words)
        => Card(words["started.title"], words["started.text"], words, new Execute(words["button.stop"], Verbs.ReminderStop, data));

    public static AdaptiveCard Refused(Refusal refusal, JsonObject data, Words words) => refusal is MessagesAreOff
        ? Card(words["off.title"], words["off.text"], words, Start(data, words))
        : Card(words["nothing.title"], words["nothing.text"], words);

    public static string OutOfRange(PauseOutOfRange range, Words words)
        => words.Text("pause.outOfRange", ("first", range.First.ToString("d", words.Culture)), ("last", range.Last.ToString("d", words.Culture)));

    private static AdaptiveCard Card(string title, string text, Words words, params ReadOnlySpan<CardAction> buttons) => new(
        $"{title}. {text}", words.Language,
        [
            Layout.Title(title),
            new TextBlock(text) { Spacing = Spacing.Small },
            .. buttons.IsEmpty ? Array.Empty<CardElement>() : [Layout.Buttons(buttons)],
        ]);

    private static Execute Start(JsonObject data, Words words) => new(words["button.start"], Verbs.ReminderStart, data) { IsPrimary = true };

    /// <summary>"Wednesday 4 Nov".</summary>
    private static string Day(DateOnly day, Words words) => words.Text("day", ("weekday", day.ToString("dddd", words.Culture)), ("date", words.Date(day)));
}
