using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Tells a facilitator in person that the team's meeting began without objectives.</summary>
internal sealed class OfferEffect(ITeamCycles teams, IDirectory directory, IMessenger messenger, UnaskedMessages unasked) : IEffectHandler
{
    /// <summary>Later than this the offer comes too late to be of use.</summary>
    private static readonly TimeSpan Useful = TimeSpan.FromHours(8);

    public async Task<WorkResult> DoAsync(PendingEffect pending, CancellationToken cancel)
    {
        var offer = (Effect.OfferObjectives)pending.Effect;
        var sent = pending.Now - offer.Occurrence.Start < Useful ? await OfferAsync(pending.Team, offer, pending.Now, cancel) : null;
        return sent switch
        {
            SendResult.Throttled throttled => new WorkResult.Later(throttled.Until),
            SendResult.Failed failed => new WorkResult.Failed($"{failed.Status} {failed.Code}"),
            _ => WorkResult.Done,
        };
    }

    /// <summary>Null when there is no way to this person, or they want no message now. An ambiguous send is not repeated: a message too few is better than one twice.</summary>
    private async Task<SendResult?> OfferAsync(TeamCycleId team, Effect.OfferObjectives offer, DateTimeOffset now, CancellationToken cancel)
    {
        if (await directory.FindPersonAsync(team.Tenant, offer.To, cancel) is not { ServiceUrl: { } serviceUrl } person) return null;
        var chat = person.PersonalChat ?? await messenger.OpenPersonalChatAsync(team.Tenant, person.ChannelId, serviceUrl, cancel);
        if (chat is not { } known || await teams.FindAsync(team, cancel) is not { } state) return null;
        if (!await unasked.TryRecordAsync(person, state.Team.Zone, now, cancel)) return null;
        var words = WordBook.For(CheckInDesk.Slice, person.Locale ?? state.Team.Language);
        var text = words.Text("noObjectives.offer", ("team", MarkdownText.Escape(state.Team.Name)));
        var card = new AdaptiveCard(text, words.Culture.TwoLetterISOLanguageName, [new TextBlock(text)]);
        var sent = await messenger.SendAsync(new ChatAddress(team.Tenant, known, serviceUrl), new OutgoingMessage(card, text), SendClass.Reminder, cancel);
        if (sent is SendResult.Throttled or SendResult.Failed) await unasked.TakeBackAsync(person, now, cancel);
        return sent;
    }
}
