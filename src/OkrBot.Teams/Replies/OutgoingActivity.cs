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
        Reply.Words words => Markdown(words.Text),
        Reply.CloseDialog { Text: { } text } => Markdown(text),
        Reply.Show show => Card(show.Card, show.Card.FallbackText),
        Reply.Dialog dialog => Card(dialog.Card, dialog.Title),
        Reply.Silence or Reply.CloseDialog => null,
        _ => throw new System.Diagnostics.UnreachableException($"{reply.GetType().Name} is resolved by the registry"),
    };

    public static Activity From(OutgoingMessage message) => message.Card is { } card ? Card(card, message.Summary) : Plain(message.Summary);

    /// <summary>The bot's words carry Markdown; what people typed is inside them escaped (<see cref="MarkdownText"/>).</summary>
    private static Activity Markdown(string text) => Text(text, "markdown");

    /// <summary>The words of a notification are never Markdown.</summary>
    private static Activity Plain(string text) => Text(text, "plain");

    private static Activity Text(string text, string format) => new() { Type = ActivityTypes.Message, Text = text, TextFormat = format };

    private static Activity Card(AdaptiveCard card, string summary) => new()
    {
        Type = ActivityTypes.Message,
        Summary = summary,
        Attachments = [new(Attachment.AdaptiveCardType, CardJson.Write(card))],
    };
}
