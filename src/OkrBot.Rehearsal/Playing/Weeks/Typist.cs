using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <param name="Agreed">Next steps that were written and saved.</param>
internal sealed record Saved(Outcome Outcome, int Agreed = 0);

/// <summary>Fills forms in any chat, again where the bot asks for a line more, and judges by what the person reads.</summary>
internal sealed class Typist(CycleStage stage)
{
    /// <summary>The button of a card that asks, for those without dialogs.</summary>
    internal const string Answer = "Answer here";

    /// <summary>A form comes back once for each line that is missing.</summary>
    private const int MostTries = 8;

    internal async Task<Saved> TapAsync(TenantPerson person, string chat, string button, CancellationToken cancel)
        => new(Judge(await stage.Client.PressAsync(person, chat, button, cancel)));

    internal async Task<Saved> InDialogAsync(TenantPerson person, string chat, string button, ImmutableArray<Entry> entries, CancellationToken cancel)
    {
        var answer = await stage.Client.PressAsync(person, chat, button, cancel);
        var agreed = 0;
        for (var tries = 0; tries < MostTries && stage.Client.DialogOf(person) is { } form; tries++)
        {
            agreed = FormFilling.Fill(form, entries);
            answer = await stage.Client.PressAsync(person, chat, "Save", cancel);
        }
        stage.Client.Dismiss(person);
        return new(Judge(answer), agreed);
    }

    internal async Task<Saved> HereAsync(TenantPerson person, string chat, ImmutableArray<Entry> entries, CancellationToken cancel)
        => await OnCardAsync(person, chat, await stage.Client.PressAsync(person, chat, Answer, cancel), entries, cancel);

    internal async Task<Saved> OnCardAsync(TenantPerson person, string chat, BotAnswer answer, ImmutableArray<Entry> entries, CancellationToken cancel)
    {
        var agreed = 0;
        for (var tries = 0; tries < MostTries && FormOf(answer) is { } form; tries++)
        {
            agreed = FormFilling.Fill(form, entries);
            answer = await stage.Client.PressAsync(person, chat, new Press("Save") { Form = form }, cancel);
        }
        return new(Judge(answer), agreed);
    }

    private static Form? FormOf(BotAnswer answer)
        => answer is BotAnswer.Card { Content: JsonObject card } && CardReader.Fields(card).Count > 0 ? new Form(card) : null;

    private Outcome Judge(BotAnswer answer) => Outcome.Of(answer, stage.Narrator.CardText);
}
