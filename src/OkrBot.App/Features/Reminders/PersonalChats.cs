using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Reminders;

/// <summary>The personal chat with somebody: opened when the first message is due, given up when Teams refuses for good.</summary>
internal sealed class PersonalChats(IDirectory directory, IMessenger messenger)
{
    /// <summary>On Monday mornings every meeting wants its card: a new chat, which costs a second call, waits.</summary>
    private static readonly TimeOnly MondaysFrom = new(12, 0);
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(5);

    /// <summary>Answers when to look at the person again: at once when the chat is there now.</summary>
    public async Task<WorkResult> OpenAsync(PersonsAnswers answers, DateTimeOffset now, CancellationToken cancel)
    {
        var person = answers.Person;
        var today = answers.Calendar.DayOf(now);
        var noon = answers.Calendar.At(today, MondaysFrom);
        if (today.DayOfWeek == DayOfWeek.Monday && now < noon) return new WorkResult.Later(noon);
        try
        {
            if (await messenger.OpenPersonalChatAsync(person.Tenant, person.ChannelId, person.ServiceUrl!, cancel) is not { } chat)
            {
                await LostAsync(person, "no personal chat", cancel);
                return WorkResult.Done;
            }
            await directory.ChangePersonAsync(person.Tenant, person.Person, entry => (entry ?? person) with { PersonalChat = chat }, cancel);
            return new WorkResult.Later(now);
        }
        catch (HttpRequestException)
        {
            return new WorkResult.Later(now + TryAgain);
        }
    }

    /// <summary>Final, and quiet: nobody else is told.</summary>
    public Task LostAsync(PersonEntry person, string why, CancellationToken cancel)
        => directory.ChangePersonAsync(person.Tenant, person.Person, entry => (entry ?? person) with { Unreachable = why }, cancel);
}
