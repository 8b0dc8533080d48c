using System.Text.Json.Nodes;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Matrix;

/// <summary>Walks through the cards as people would, from card to form to card, and collects every button that is offered on the way.</summary>
internal sealed class Harvest(Stage stage)
{
    private const int Deepest = 4;
    private readonly Dictionary<(PressKind, string), Offered> _found = [];

    public IReadOnlyCollection<Offered> Found => [.. _found.Values.OrderBy(o => o.Verb, StringComparer.Ordinal).ThenBy(o => o.Kind)];

    /// <summary>What this person sees in Checkout's chat, and everything that it leads to without saving anything.</summary>
    public Task LookAsync(string person) => stage.Client.CardFor(stage.Person(person), stage.ChatId) is { } card
        ? WalkAsync(person, stage.ChatId, card, inDialog: false, Deepest)
        : Task.CompletedTask;

    /// <summary>What the bot answers to these words in the person's own chat.</summary>
    public async Task AskAsync(string person, string words)
    {
        var chat = await stage.PersonalChatAsync(person);
        await stage.Client.SayAsync(stage.Person(person), chat, words, CancellationToken.None);
        await ReadAsync(person, chat);
    }

    /// <summary>The newest card of a chat.</summary>
    public Task ReadAsync(string person, string chat) => stage.Client.NewestCard(chat)?.Card is { } card
        ? WalkAsync(person, chat, card, inDialog: false, Deepest)
        : Task.CompletedTask;

    private async Task WalkAsync(string person, string chat, JsonObject card, bool inDialog, int depth)
    {
        foreach (var button in CardReader.Buttons(card))
        {
            if (Offered.Of(button, card, inDialog) is not { } offered || !_found.TryAdd((offered.Kind, offered.Verb), offered)) continue;
            if (depth == 0 || !Opens(offered)) continue;
            var answer = await Pressing.PressAsync(stage, new Presser(stage.Person(person), chat), offered);
            var next = answer switch { BotAnswer.Card c => c.Content, BotAnswer.Dialog d => d.Content, _ => null };
            if (next is not null) await WalkAsync(person, chat, next, answer is BotAnswer.Dialog, depth - 1);
        }
    }

    /// <summary>Forms and views: pressing them changes nothing.</summary>
    private static bool Opens(Offered offered) => offered.Kind == PressKind.Dialog || ButtonMatrixTests.OpensOnly.Contains(offered.Verb);
}
