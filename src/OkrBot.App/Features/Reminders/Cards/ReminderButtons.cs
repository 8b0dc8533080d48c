using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;

namespace OkrBot.App.Features.Reminders.Cards;

/// <summary>Six buttons: to answer in the words of the check-in, and to say how messages should come.</summary>
internal sealed class ReminderButtons(ReminderView view, Words words)
{
    /// <summary>"No change" repeats a last answer, so it is offered only where all have one.</summary>
    public ImmutableArray<CardAction> Answering => view.Lines.All(line => line.KeyResult.Value is not null)
        ? [new Execute(NoChange(), Verbs.NoChange, view.Key.ToData()) { IsPrimary = true }, Update]
        : [Update with { IsPrimary = true }];

    /// <summary>For clients without dialogs.</summary>
    public Execute AnswerHere => new(words["button.answerHere"], Verbs.Form, view.Key.ToData());

    public Execute Tomorrow => new(words["button.tomorrow"], Verbs.ReminderSnooze, Data());
    public OpenDialog Pause => new(words["button.pause"], Verbs.ReminderPause, Data());
    public Execute Stop => new(words["button.stop"], Verbs.ReminderStop, Data());

    private OpenDialog Update => new(words["button.update"], Verbs.Update, view.Key.ToData());

    private string NoChange() => view.Lines.Length switch
    {
        1 => words["button.noChange"],
        2 => words["button.noChangeBoth"],
        var count => words.Text("button.noChangeAll", ("count", words.Number(count))),
    };

    private JsonObject Data() => new() { [WishDesk.ToField] = view.To.Value, [CardKey.ViewField] = view.Key.View };
}
