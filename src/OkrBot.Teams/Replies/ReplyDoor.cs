using OkrBot.App.Bot;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Replies;

/// <summary>Gives the bot's answer to the sender: in the HTTP response for buttons and dialogs, as a message for everything else.</summary>
internal sealed class ReplyDoor(MessageReplies messages)
{
    public async Task<HttpReply> DeliverAsync(Turn turn, Activity activity, Reply reply, CancellationToken cancel)
    {
        switch (turn.Act)
        {
            case Act.Pressed { CanReply: true }:
                return CardReplies.For(reply);
            case Act.DialogOpened or Act.DialogSent:
                return DialogReplies.For(reply);
            default:
                await messages.SendAsync(turn, activity, reply, cancel);
                return HttpReply.Ok;
        }
    }

    /// <summary>For a bug. Events get no words, because nobody asked, and no 200: Teams would believe that they arrived.
    /// A delivery again is handled again.</summary>
    public async Task<HttpReply> ApologiseAsync(Turn turn, Activity activity)
    {
        switch (turn.Act)
        {
            case Act.Pressed { CanReply: true }:
                return CardReplies.Apology(turn.From);
            case Act.DialogOpened or Act.DialogSent:
                return DialogReplies.Apology(turn.From);
            case Act.Said or Act.Pressed:
                await messages.ApologiseAsync(turn, activity);
                return HttpReply.Ok;
            default:
                return HttpReply.Unavailable;
        }
    }
}
