using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <param name="Agreed">Next steps that were written and saved.</param>
internal sealed record Saved(Outcome Outcome, int Agreed = 0);

/// <summary>What people press and type to answer: on the card in the meeting's chat, in its dialog, or in their personal chat.</summary>
internal sealed class Hands(CycleStage stage, SampleTeam team)
{
    /// <summary>A form comes back once for each line that is missing.</summary>
    private const int MostTries = 8;

    private string ChatId => team.Chat.Id;

    internal async Task<Saved> NoChangeAsync(TenantPerson person, CancellationToken cancel)
    {
        await stage.Client.LookAsync(person, ChatId, cancel);
        return new(Judge(await PressAsync(person, "No change", cancel)));
    }

    internal async Task<Saved> UpdateAsync(TenantPerson person, ImmutableArray<Entry> entries, CancellationToken cancel)
    {
        await stage.Client.LookAsync(person, ChatId, cancel);
        return await InDialogAsync(person, "Update", entries, cancel);
    }

    /// <summary>Whoever runs it answers for others.</summary>
    internal async Task<Saved> ForTheRoomAsync(TenantPerson person, ImmutableArray<Entry> entries, CancellationToken cancel)
    {
        await stage.Client.LookAsync(person, ChatId, cancel);
        return await InDialogAsync(person, "Answer for the room", entries, cancel);
    }

    internal async Task<Saved> HereAsync(TenantPerson person, ImmutableArray<Entry> entries, CancellationToken cancel)
    {
        await stage.Client.LookAsync(person, ChatId, cancel);
        return await OnCardAsync(person, ChatId, await PressAsync(person, "Answer here", cancel), entries, cancel);
    }

    /// <summary>Says "check in" in the personal chat and fills the form that comes.</summary>
    internal async Task<Saved> InPersonAsync(TenantPerson person, ImmutableArray<Entry> entries, CancellationToken cancel)
    {
        var chat = stage.Setup.Tenant.World.PersonalChat(person).Id;
        var before = stage.Client.NewestCard(chat)?.Id;
        await stage.Client.SayAsync(person, chat, "check in", cancel);
        if (stage.Client.NewestCard(chat) is not { Card: { } card } message || message.Id == before) return new(new Outcome(false, false, "no form came"));
        return await OnCardAsync(person, chat, new BotAnswer.Card(card), entries, cancel);
    }

    private async Task<Saved> InDialogAsync(TenantPerson person, string button, ImmutableArray<Entry> entries, CancellationToken cancel)
    {
        var answer = await PressAsync(person, button, cancel);
        var agreed = 0;
        for (var tries = 0; tries < MostTries && stage.Client.DialogOf(person) is { } form; tries++)
        {
            agreed = FormFilling.Fill(form, entries);
            answer = await PressAsync(person, "Save", cancel);
        }
        stage.Client.Dismiss(person);
        return new(Judge(answer), agreed);
    }

    private async Task<Saved> OnCardAsync(TenantPerson person, string chat, BotAnswer answer, ImmutableArray<Entry> entries, CancellationToken cancel)
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

    private Task<BotAnswer> PressAsync(TenantPerson person, string title, CancellationToken cancel)
        => stage.Client.PressAsync(person, ChatId, title, cancel);

    private Outcome Judge(BotAnswer answer) => Outcome.Of(answer, stage.Narrator.CardText);
}
