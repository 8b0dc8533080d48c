using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Replies;

/// <summary>Writes the bot's messages as activities.</summary>
internal static class OutgoingActivity
{
    /// <summary>Null when there is nothing to say.</summary>
    public static Activity? From(Reply reply) => reply switch
    {
        Reply.Words words => Text(words.Text),
        Reply.CloseDialog { Text: { } text } => Text(text),
        Reply.Show show => Card(show.Card, show.Card.FallbackText),
        Reply.Dialog dialog => Card(dialog.Card, dialog.Title),
        Reply.Silence or Reply.CloseDialog => null,
        _ => throw new System.Diagnostics.UnreachableException($"{reply.GetType().Name} is resolved by the registry"),
    };

    public static Activity From(OutgoingMessage message) => message.Card is { } card ? Card(card, message.Summary) : Text(message.Summary);

    /// <summary>Plain: what people typed is never read as Markdown.</summary>
    public static Activity Text(string text) => new() { Type = ActivityTypes.Message, Text = text, TextFormat = "plain" };

    private static Activity Card(AdaptiveCard card, string summary) => new()
    {
        Type = ActivityTypes.Message,
        Summary = summary,
        Attachments = [new(Attachment.AdaptiveCardType, CardJson.Write(card))],
    };
}
