using System.Text.Json.Nodes;
using OkrBot.App.Cards;

namespace OkrBot.App.Bot;

/// <summary>What the sender gets back. For a button it travels in the same HTTP response; for words it is sent to the chat.</summary>
public abstract record Reply
{
    private Reply() { }

    public static Reply None { get; } = new Silence();

    public sealed record Silence : Reply;

    /// <summary>Plain words. On a button: a short notice, the card stays as it is.</summary>
    public sealed record Words(string Text) : Reply;

    /// <summary>On a button: this card replaces the pressed one for the sender only. On words: sent to the chat.</summary>
    public sealed record Show(AdaptiveCard Card) : Reply;

    /// <summary>Opens a dialog, or replaces what the open one shows.</summary>
    public sealed record Dialog(string Title, AdaptiveCard Card, DialogSize Size = DialogSize.Medium) : Reply;

    /// <summary>The dialog closes; with words it shows them first.</summary>
    public sealed record CloseDialog(string? Text = null) : Reply;

    /// <summary>Another verb's view is the answer: the registry renders it, so that slices need not know each other.</summary>
    public sealed record Continue(string Verb, JsonObject Data) : Reply;

    /// <summary>What a command answers is the answer, as if the presser had said it.</summary>
    /// <param name="Name">Of a registered command.</param>
    public sealed record Command(string Name) : Reply;
}

public enum DialogSize { Small, Medium, Large }
