using System.Diagnostics;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Replies;

/// <summary>Answers to <c>task/fetch</c> and <c>task/submit</c>. An empty one closes the dialog.</summary>
internal static class DialogReplies
{
    public static HttpReply For(Reply reply) => reply switch
    {
        Reply.Dialog dialog => Write(TaskBody.Card(dialog.Title, Size(dialog.Size), CardJson.Write(dialog.Card))),
        Reply.Show show => Write(TaskBody.Card("", Size(DialogSize.Medium), CardJson.Write(show.Card))),
        Reply.Words words => Write(TaskBody.Message(words.Text)),
        Reply.CloseDialog { Text: { } text } => Write(TaskBody.Message(text)),
        Reply.CloseDialog or Reply.Silence => HttpReply.Ok,
        _ => throw new UnreachableException($"{reply.GetType().Name} is resolved by the registry"),
    };

    public static HttpReply Apology(Sender to) => Write(TaskBody.Message(Replies.Apology.To(to)));

    private static string Size(DialogSize size) => size switch
    {
        DialogSize.Small => "small",
        DialogSize.Large => "large",
        _ => "medium",
    };

    private static HttpReply Write(TaskBody body) => HttpReply.Json(body, ProtocolJson.Default.TaskBody);
}
