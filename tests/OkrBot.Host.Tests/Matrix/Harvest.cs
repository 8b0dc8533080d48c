using System.Text.Json.Nodes;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Matrix;

/// <summary>Walks through the cards as people would, from card to form to card, and collects every button that is offered on the way.</summary>
/// <param name="found">The first of each kind is kept; several stages share it.</param>
internal sealed class Harvest(Stage stage, Dictionary<(PressKind, string), Offered> found)
{
    private const int Deepest = 4;

    /// <summary>What these people see in Checkout's chat, and everything that it leads to without saving anything.</summary>
    public async Task LookAsync(params string[] people)
    {
        foreach (var person in people)
        {
            await stage.Client.LookAsync(stage.Person(person), stage.ChatId, CancellationToken.None);
            await LookAsync(person);
        }
    }

    /// <summary>Presses what no card offers to this person, and walks on from the answer.</summary>
    public async Task TryAsync(string person, string verb, JsonObject data, string? chat = null)
    {
        if (await stage.ForgeAsync(person, verb, data, chat) is BotAnswer.Card card)
            await WalkAsync(person, chat ?? stage.ChatId, card.Content, inDialog: false, Deepest);
    }

    private Task LookAsync(string person) => stage.Client.CardFor(stage.Person(person), stage.ChatId) is { } card
        ? WalkAsync(person, stage.ChatId, card, inDialog: false, Deepest)
        : Task.CompletedTask;

    /// <summary>What the bot answers to these words in the person's own chat.</summary>
    public async Task AskAsync(string person, string words)
    {
        var chat = await stage.PersonalChatAsync(person);
        await SayAsync(person, chat, words);
    }

    public async Task SayAsync(string person, string chat, string words)
    {
        await stage.Client.SayAsync(stage.Person(person), chat, words, CancellationToken.None);
        await stage.WorkAsync();
        await ReadAsync(person, chat);
    }

    /// <summary>The newest card of a chat.</summary>
    public Task ReadAsync(string person, string chat) => stage.Client.NewestCard(chat)?.Card is { } card
        ? WalkAsync(person, chat, card, inDialog: false, Deepest)
        : Task.CompletedTask;

    /// <summary>What a dialog shows that is open.</summary>
    public Task ReadDialogAsync(string person, string chat, JsonObject card) => WalkAsync(person, chat, card, inDialog: true, Deepest);

    private async Task WalkAsync(string person, string chat, JsonObject card, bool inDialog, int depth)
    {
        foreach (var button in CardReader.Buttons(card))
        {
            if (Offered.Of(button, card, inDialog) is not { } offered || !found.TryAdd((offered.Kind, offered.Verb), offered)) continue;
            if (depth == 0 || !Opens(offered)) continue;
            var answer = await Pressing.PressAsync(stage, new Presser(stage.Person(person), chat), offered);
            var next = answer switch { BotAnswer.Card c => c.Content, BotAnswer.Dialog d => d.Content, _ => null };
            if (next is not null) await WalkAsync(person, chat, next, answer is BotAnswer.Dialog, depth - 1);
        }
    }

    /// <summary>Forms and views: pressing them changes nothing.</summary>
    private static bool Opens(Offered offered) => offered.Kind == PressKind.Dialog || ButtonMatrixTests.OpensOnly.Contains(offered.Verb);
}
