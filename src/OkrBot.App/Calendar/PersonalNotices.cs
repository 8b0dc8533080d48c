using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Calendar;

/// <summary>Writes a card that nobody asked for to one person of a team at once, within their hours and the limits that hold for all such messages; what
/// these do not allow goes out as soon as they do.</summary>
public sealed class PersonalNotices(IDirectory directory, IMessenger messenger, UnaskedMessages unasked)
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(5);

    /// <returns>Done also where there is no way to this person.</returns>
    /// <inheritdoc cref="TrySendAsync"/>
    public async Task<WorkResult> SendAsync(TeamCycle team, PersonId to, Func<string, AdaptiveCard> render, DateTimeOffset now, CancellationToken cancel)
        => await TrySendAsync(team, to, render, now, cancel) is Notice.Later later ? new WorkResult.Later(later.At) : WorkResult.Done;

    /// <param name="render">In this language, BCP 47: the person's, else the team's.</param>
    public async Task<Notice> TrySendAsync(TeamCycle team, PersonId to, Func<string, AdaptiveCard> render, DateTimeOffset now, CancellationToken cancel)
    {
        if (await directory.FindPersonAsync(team.Id.Tenant, to, cancel) is not { ServiceUrl: { } serviceUrl, Unreachable: null } person) return new Notice.NoWay();
        try
        {
            var chat = person.PersonalChat ?? await messenger.OpenPersonalChatAsync(person.Tenant, person.ChannelId, serviceUrl, cancel);
            if (chat is not { } known) return new Notice.NoWay();
            if (!await unasked.TryRecordAsync(person, team.Team.Zone, now, cancel))
                return await unasked.NextAsync(person, team.Team.Zone, now, cancel) is { } next ? new Notice.Later(next > now ? next : now + TryAgain) : new Notice.NoWay();
            var card = render(person.Locale ?? team.Team.Language);
            return await SentAsync(person, await messenger.SendAsync(new ChatAddress(person.Tenant, known, serviceUrl), new OutgoingMessage(card, card.FallbackText), SendClass.Reminder, cancel), now, cancel);
        }
        catch (HttpRequestException)
        {
            return new Notice.Later(now + TryAgain);
        }
    }

    /// <summary>An ambiguous send is not repeated: a message too few is better than one twice.</summary>
    private async Task<Notice> SentAsync(PersonEntry person, SendResult sent, DateTimeOffset now, CancellationToken cancel)
    {
        if (sent is SendResult.Final) return new Notice.NoWay();
        if (sent is not (SendResult.Throttled or SendResult.Failed)) return new Notice.Sent();
        await unasked.TakeBackAsync(person, now, cancel);
        return new Notice.Later(sent is SendResult.Throttled throttled ? throttled.Until : now + TryAgain);
    }
}

/// <summary>How a message to one person ended.</summary>
public abstract record Notice
{
    private Notice() { }

    /// <summary>It went out, or may have.</summary>
    public sealed record Sent : Notice;

    /// <summary>They are not known, cannot be reached, or want no such messages.</summary>
    public sealed record NoWay : Notice;

    /// <summary>Nothing went out yet; from then on it may.</summary>
    public sealed record Later(DateTimeOffset At) : Notice;
}
