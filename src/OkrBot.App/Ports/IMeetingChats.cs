using System.Collections.Immutable;
using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>The chat of a Teams meeting.</summary>
/// <param name="Organizer">Of the meeting in Teams, who may be another than the calendar's.</param>
public sealed record MeetingChat(ChatId Chat, PersonId Organizer)
{
    /// <summary>Whom the organiser named as co-organiser or presenter.</summary>
    public ImmutableArray<PersonId> Presenters { get; init; } = [];

    public bool IsRunBy(PersonId person) => person == Organizer || Presenters.Contains(person);
}

/// <summary>Whether the bot was in the chat before.</summary>
public enum Joined { Now, Already }

/// <summary>From a meeting to its chat, and into it.</summary>
public interface IMeetingChats
{
    /// <summary>The chat behind a join link.</summary>
    /// <param name="organizer">Who probably organises it, where the link does not say; Teams also answers for a co-organiser.</param>
    Task<Asked<MeetingChat>> FindAsync(TenantId tenant, PersonId organizer, string joinLink, CancellationToken cancel);

    /// <summary>Adds this bot's own app to the chat, with the consent that its manifest asks for. Twice does nothing twice.</summary>
    Task<Asked<Joined>> JoinAsync(TenantId tenant, ChatId chat, CancellationToken cancel);
}
