using System.Diagnostics;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Replies;

/// <summary>Answers to <c>adaptiveCard/action</c>. A dialog cannot be opened from there, so its card is shown in place.</summary>
internal static class CardReplies
{
    public static HttpReply For(Reply reply) => reply switch
    {
        Reply.Show show => Write(InvokeBody.Card(CardJson.Write(show.Card))),
        Reply.Dialog dialog => Write(InvokeBody.Card(CardJson.Write(dialog.Card))),
        Reply.Words words => Write(InvokeBody.Message(words.Text)),
        Reply.CloseDialog { Text: { } text } => Write(InvokeBody.Message(text)),
        Reply.CloseDialog or Reply.Silence => HttpReply.Ok,
        _ => throw new UnreachableException($"{reply.GetType().Name} is resolved by the registry"),
    };

    public static HttpReply Apology(Sender to) => Write(InvokeBody.Error(500, "500", Replies.Apology.To(to)));

    private static HttpReply Write(InvokeBody body) => HttpReply.Json(body, ProtocolJson.Default.InvokeBody);
}
