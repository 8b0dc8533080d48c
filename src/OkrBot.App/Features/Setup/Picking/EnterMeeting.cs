using System.Text;
using OkrBot.App.Bot;
using OkrBot.App.Features.Setup.Welcome;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup.Picking;

/// <param name="There">As if the sender had spoken in the meeting's chat.</param>
/// <param name="Organizer">Of the meeting in Teams.</param>
internal sealed record FoundChat(Turn There, PersonId Organizer);

/// <summary>The bot goes into a meeting's chat by itself and says hello there once, whether or not Teams reports the installation too.</summary>
internal sealed class EnterMeeting(IMeetingChats chats, IDirectory directory, IWorkQueue queue)
{
    /// <summary>The team is linked by then, so that the hello can name it.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(3);

    /// <summary>The meeting's chat, which nobody in it notices yet.</summary>
    /// <returns>Nothing and no reason where Teams does not name the sender as organiser, co-organiser or presenter, whatever the calendar says: a link can be put
    /// into any appointment, and nobody brings the bot into a meeting that is not theirs.</returns>
    public async Task<Asked<FoundChat>> FindAsync(Turn turn, PersonId sender, RecurringMeeting meeting, CancellationToken cancel)
    {
        var found = await chats.FindAsync(turn.Tenant, sender, meeting.JoinLink, cancel);
        // Graph does not tell it to who is merely invited.
        if (found.Why is NoAnswer.Gone && !meeting.IsOrganizer) return new(null, null);
        if (found.Value is not { } chat) return new(null, found.Why);
        if (!chat.IsRunBy(sender)) return new(null, null);
        return new(new FoundChat(turn with { Chat = new Conversation(chat.Chat, ChatKind.Group, turn.Chat.ServiceUrl, MeetingIdOf(chat.Chat)) }, chat.Organizer), null);
    }

    /// <returns>Why the bot is not in that chat; null = it is.</returns>
    public async Task<NoAnswer?> EnterAsync(Turn there, CancellationToken cancel)
    {
        if ((await chats.JoinAsync(there.Tenant, there.Chat.Id, cancel)).Why is { } why) return why;
        await GreetAsync(there, cancel);
        return null;
    }

    // First the item, as everywhere: an entry without one would never be answered. Where the bot was before, it has said hello.
    private async Task GreetAsync(Turn there, CancellationToken cancel)
    {
        var place = new ChatPlace(there.Tenant, there.Chat.Id);
        await queue.EnqueueAsync([new WorkItem(WelcomeWork.Kind, $"welcome:{place.Chat}", there.Now + Gather, there.Now) { Chat = place }], cancel);
        await directory.ChangeChatAsync(place.Tenant, place.Chat, entry => (entry is { Removed: false } here ? here : Fresh(place, there)) with
        {
            AddedBy = there.From.Person,
            AddedByName = there.From.Name,
            Locale = there.From.Locale,
            MeetingId = there.Chat.MeetingId,
            Picked = true,
        }, cancel);
    }

    private static ChatEntry Fresh(ChatPlace place, Turn there) => new(place.Tenant, place.Chat, there.Chat.ServiceUrl, there.Now) { Scope = ChatScope.Group };

    /// <summary>The Bot Framework's id of a private meeting, the same for every occurrence; what Teams delivers later says the same.</summary>
    private static string MeetingIdOf(ChatId chat) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"0#{chat.Value}#0"));
}
