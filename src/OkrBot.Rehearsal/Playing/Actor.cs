using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing;

/// <summary>What a person types for one key result.</summary>
/// <param name="KeyResult">Its title, as the form shows it.</param>
/// <param name="Note">Typed only when the form asks for one.</param>
internal sealed record Typed(string KeyResult, string Value, int Confidence, string? Note = null);

/// <summary>People's acts in a team's room, each told and entered in the ledger.</summary>
internal sealed class Actor(Stage stage, SampleTeam team)
{
    private string ChatId => team.Chat.Id;

    internal async Task<Outcome> NoChangeAsync(DateTimeOffset at, TenantPerson person, CancellationToken cancel)
    {
        await ComeAsync(at, person, cancel);
        var outcome = Settle(person, await stage.Client.PressAsync(person, ChatId, "No change", cancel));
        var count = team.OwnedBy(person).Length;
        stage.Narrator.Does(at, person.Name, count == 2 ? "No change for both" : "No change", outcome.Words);
        return outcome;
    }

    /// <param name="times">How often the save reaches the bot, all at once.</param>
    internal async Task<Outcome> UpdateAsync(DateTimeOffset at, TenantPerson person, Typed[] typed, int times, CancellationToken cancel)
    {
        await ComeAsync(at, person, cancel);
        var opened = await stage.Client.PressAsync(person, ChatId, "Update", cancel);
        if (stage.Client.DialogOf(person) is not { } form) return Tell(at, person, typed, Settle(person, opened));
        Fill(form, typed);
        var answers = await stage.Client.PressTogetherAsync(person, ChatId, new Press("Save"), times, cancel);
        if (answers[0] is BotAnswer.Dialog && stage.Client.DialogOf(person) is { } again)
        {
            Fill(again, typed);
            answers = await stage.Client.PressTogetherAsync(person, ChatId, new Press("Save"), times, cancel);
        }
        stage.Client.Dismiss(person);
        var outcome = Tell(at, person, typed, Settle(person, answers[0]));
        if (times > 1) TellRepeated(at, person, answers, outcome);
        return outcome;
    }

    /// <summary>As clients do that open no dialogs: the form stands in the card itself.</summary>
    internal async Task<Outcome> AnswerHereAsync(DateTimeOffset at, TenantPerson person, Typed[] typed, CancellationToken cancel)
    {
        await ComeAsync(at, person, cancel);
        var answer = await stage.Client.PressAsync(person, ChatId, "Answer here", cancel);
        if (answer is not BotAnswer.Card card) return Tell(at, person, typed, Settle(person, answer));
        var form = new Form(card.Content);
        Fill(form, typed);
        return Tell(at, person, typed, Settle(person, await stage.Client.PressAsync(person, ChatId, new Press("Save") { Form = form }, cancel)));
    }

    /// <summary>The person presses a button of somebody else's card, which the bot must refuse; the refusal's words are told.</summary>
    /// <param name="copied">A view with "No change" on it that a member got.</param>
    internal async Task RefusedAsync(DateTimeOffset at, TenantPerson person, string asWhat, JsonObject? copied, CancellationToken cancel)
    {
        await ComeAsync(at, person, cancel);
        var answer = await stage.Client.PressAsync(person, ChatId, new Press("No change") { On = copied }, cancel);
        var outcome = Outcome.Of(answer, stage.Narrator.CardText);
        if (outcome.Saved || answer is BotAnswer.NoSuchButton) stage.Miss($"{person.Name}, {asWhat}, was not refused.");
        stage.Narrator.Does(at, person.Name, $"({asWhat}) presses No change: “{outcome.Words}”", "");
    }

    /// <summary>What this person sees just now.</summary>
    internal JsonObject? CopyOf(TenantPerson person) => (JsonObject?)stage.Client.CardFor(person, ChatId)?.DeepClone();

    /// <summary>Opens a dialog, fills what <paramref name="fill"/> knows, and sends it.</summary>
    internal async Task<bool> DialogAsync(TenantPerson person, string button, Action<Form> fill, CancellationToken cancel)
    {
        await stage.Client.PressAsync(person, ChatId, button, cancel);
        if (stage.Client.DialogOf(person) is not { } form) return false;
        fill(form);
        var send = CardReader.Buttons(form.Card).FirstOrDefault(candidate => candidate.Type == "Action.Submit")?.Title ?? "Save";
        var answer = await stage.Client.PressAsync(person, ChatId, send, cancel);
        stage.Client.Dismiss(person);
        await stage.Client.RefreshedAsync(cancel);
        return answer is BotAnswer.Nothing or BotAnswer.DialogWords or BotAnswer.Card;
    }

    internal async Task ComeAsync(DateTimeOffset at, TenantPerson person, CancellationToken cancel)
    {
        await stage.AtAsync(at, cancel);
        await stage.Client.RefreshedAsync(cancel);
        await stage.Client.LookAsync(person, ChatId, cancel);
    }

    private static void Fill(Form form, Typed[] typed)
    {
        foreach (var entry in typed)
        {
            form.Fields.FirstOrDefault(input => input.Kind is "Number" or "Text" && IsUnder(input, entry) && !IsConfidence(input))?.Fill(entry.Value);
            form.Fields.FirstOrDefault(input => IsUnder(input, entry) && IsConfidence(input))?.Fill(Words.Of(entry.Confidence));
            if (entry.Note is { } note && !form.TryFill("What changed", note, entry.KeyResult)) form.TryFill("Note", note, entry.KeyResult);
        }
    }

    private static bool IsUnder(Field input, Typed entry) => input.Section.Contains(entry.KeyResult, StringComparison.OrdinalIgnoreCase);

    private static bool IsConfidence(Field input) => input.Label.StartsWith("Confidence", StringComparison.OrdinalIgnoreCase);

    private Outcome Settle(TenantPerson person, BotAnswer answer)
    {
        var outcome = Outcome.Of(answer, stage.Narrator.CardText);
        if (outcome.Saved) stage.Ledger.Told(team, person);
        else
        {
            stage.Ledger.Unsure(team, person);
            stage.Miss($"{person.Name} in {team.Team.Name}: {outcome.Words}");
        }
        return outcome;
    }

    private Outcome Tell(DateTimeOffset at, TenantPerson person, Typed[] typed, Outcome outcome)
    {
        for (var i = 0; i < typed.Length; i++)
        {
            var note = typed[i].Note is { } text ? $", “{text}”" : "";
            var what = $"{typed[i].KeyResult} {typed[i].Value}, confidence {Words.Of(typed[i].Confidence)}{note}";
            stage.Narrator.Does(at, person.Name, what, i == typed.Length - 1 ? outcome.Words : "");
        }
        return outcome;
    }

    private void TellRepeated(DateTimeOffset at, TenantPerson person, IReadOnlyList<BotAnswer> answers, Outcome outcome)
    {
        var same = answers.All(answer => Outcome.Of(answer, stage.Narrator.CardText) == outcome);
        var often = answers.Count == 2 ? "twice" : $"{Words.Of(answers.Count)} times";
        stage.Narrator.Happens(at, $"{person.Name}'s save arrived {often}. {(same ? "The same answer to each." : "The answers differ.")}");
        if (!same) stage.Miss($"A repeated save of {person.Name} was answered differently.");
    }
}
