using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Setup.Welcome;

/// <summary>"Set up" on the welcome: what <c>connect meeting</c> answers, to the presser alone.</summary>
internal sealed class StartSetup : ITurnHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancel) => Task.FromResult<Reply>(new Reply.Command(SetupFeature.ConnectName));
}

/// <summary>An example for whoever wants to see one; it holds nothing of anybody.</summary>
internal sealed class ShowExample : ITurnHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var words = SetupFeature.WordsIn(turn.From.Locale);
        var start = turn.Chat.Kind == ChatKind.Personal ? SetupButtons.Connect(words) : turn.Chat.MeetingId is not null ? SetupButtons.Start(words) : null;
        return Task.FromResult<Reply>(new Reply.Show(ExampleCard.Render(start, words)));
    }
}

/// <summary>Back from the example, in the presser's own view of the message.</summary>
internal sealed class ShowWelcome(IDirectory directory, WelcomeFacts facts) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var entry = await directory.FindChatAsync(turn.Tenant, turn.Chat.Id, cancel) ?? Unknown(turn);
        return new Reply.Show(await facts.CardAsync(entry with
        {
            Locale = turn.From.Locale ?? entry.Locale,
            MeetingId = entry.MeetingId ?? turn.Chat.MeetingId,
            AddedBy = turn.Chat.Kind == ChatKind.Personal ? turn.From.Person : entry.AddedBy,
        }, cancel));
    }

    // In a team the entry is the team's, and a channel has none.
    private static ChatEntry Unknown(Turn turn) => new(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl, turn.Now)
    {
        Scope = turn.Chat.Kind switch { ChatKind.Personal => ChatScope.Personal, ChatKind.Channel => ChatScope.Channel, _ => ChatScope.Group },
    };
}
