using Microsoft.Extensions.Logging;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Teams.Connector;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Replies;

/// <summary>Answers that are messages: into the thread where the person spoke, or into the personal chat when the button of an old client
/// has no reply that only its presser sees.</summary>
internal sealed partial class MessageReplies(ConnectorSender sender, TimeProvider time, ILogger<MessageReplies> log)
{
    private static readonly TimeSpan ApologyLimit = TimeSpan.FromSeconds(10);

    public async Task SendAsync(Turn turn, Activity incoming, Reply reply, CancellationToken cancel)
    {
        if (OutgoingActivity.From(reply) is not { } message)
            return;
        if (turn.Act is Act.Pressed && turn.Chat.Kind != ChatKind.Personal)
        {
            await ToPersonAsync(turn, message, cancel);
            return;
        }
        var thread = new ConversationReference(turn.Tenant.Value, incoming.Conversation!.Id!, turn.Chat.ServiceUrl);
        var answersWords = turn.Act is Act.Said && !string.IsNullOrEmpty(incoming.Id);
        Note(turn, await sender.SendAsync(thread, message, answersWords ? incoming.Id : null, SendClass.Open, cancel));
    }

    public async Task ApologiseAsync(Turn turn, Activity incoming)
    {
        using var limit = new CancellationTokenSource(ApologyLimit, time);
        try
        {
            await SendAsync(turn, incoming, new Reply.Words(Apology.To(turn.From)), limit.Token);
        }
        catch (OperationCanceledException)
        {
            LogNotAnswered(turn.ActivityId, "timeout");
        }
        catch (HttpRequestException e)
        {
            LogNotAnswered(turn.ActivityId, e.Message);
        }
    }

    private async Task ToPersonAsync(Turn turn, Activity message, CancellationToken cancel)
    {
        if (await sender.OpenPersonalChatAsync(turn.Tenant.Value, turn.From.ChannelId, turn.Chat.ServiceUrl, SendClass.Open, cancel) is not { } chat)
        {
            LogNotAnswered(turn.ActivityId, "no personal chat");
            return;
        }
        Note(turn, await sender.SendAsync(new(turn.Tenant.Value, chat, turn.Chat.ServiceUrl), message, null, SendClass.Open, cancel));
    }

    private void Note(Turn turn, SendResult result)
    {
        if (result is not SendResult.Sent)
            LogNotAnswered(turn.ActivityId, result.ToString());
    }

    [LoggerMessage(1030, LogLevel.Warning, "The answer to activity {ActivityId} was not sent: {Outcome}")]
    private partial void LogNotAnswered(string activityId, string outcome);
}
