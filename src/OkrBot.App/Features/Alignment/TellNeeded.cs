using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Cards.Links;
using OkrBot.App.Features.Alignment.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Alignment;

/// <summary>Tells whoever runs the needed team's check-in, in person, that another team needs something of theirs. One message, within the limits that hold
/// for all messages that nobody asked for; what they do not allow waits some hours, and the question stands on the team's cards meanwhile.</summary>
internal sealed class TellNeeded(ITeamCycles teams, IDirectory directory, IMessenger messenger, UnaskedMessages unasked) : IEffectHandler
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromHours(1);
    private static readonly TimeSpan Useful = TimeSpan.FromDays(3);

    public async Task<WorkResult> DoAsync(PendingEffect pending, CancellationToken cancel)
    {
        if (pending.Effect is not Effect.TellNeeded told || await teams.FindAsync(pending.Team, cancel) is not { } state) return WorkResult.Done;
        if (state.Links.GetValueOrDefault(told.Link) is not { State: LinkState.Asked } link || link.Round != told.Round || pending.Now - link.At > Useful) return WorkResult.Done;
        // Without somebody who runs it, it waits on the team's cards for whoever looks.
        if (Answerer(state) is not { } runner || await directory.FindPersonAsync(state.Id.Tenant, runner, cancel) is not { ServiceUrl: not null, Unreachable: null } person) return WorkResult.Done;
        return await TellAsync(state, link, person, pending.Now, cancel) switch
        {
            null => new WorkResult.Later(pending.Now + TryAgain),
            SendResult.Throttled throttled => new WorkResult.Later(throttled.Until),
            SendResult.Failed failed => new WorkResult.Failed($"{failed.Status} {failed.Code}"),
            // An ambiguous send is not repeated: a message too few is better than one twice.
            _ => WorkResult.Done,
        };
    }

    // Of the company a programme lead answers, who may not be the one that runs its check-in.
    private static PersonId? Answerer(TeamCycle state) => state.Team switch
    {
        { Facilitator: { } runner } when Needs.Answers(state, runner) => runner,
        { Leads: [var lead, ..] } => lead,
        _ => null,
    };

    /// <summary>Null: not now.</summary>
    private async Task<SendResult?> TellAsync(TeamCycle state, Link link, PersonEntry person, DateTimeOffset now, CancellationToken cancel)
    {
        var chat = person.PersonalChat ?? await messenger.OpenPersonalChatAsync(person.Tenant, person.ChannelId, person.ServiceUrl!, cancel);
        if (chat is not { } known || !await unasked.TryRecordAsync(person, state.Team.Zone, now, cancel)) return null;
        var words = WordBook.For(AlignmentFeature.Slice, person.Locale ?? state.Team.Language);
        var key = new LinkKey(state.Id.Team, state.Id.Cycle, ViewToken.From("needed", link.Id.Value, person.Person.Value)) { Link = link.Id, Number = link.Round, Objective = link.To.Objective, KeyResult = link.To.KeyResult };
        var card = NeededCard.Render(new NeededView(key, state.Team.Name, LinksOf.Of(state, link)), words);
        var sent = await messenger.SendAsync(new ChatAddress(person.Tenant, known, person.ServiceUrl!), new OutgoingMessage(card, card.FallbackText), SendClass.Reminder, cancel);
        if (sent is SendResult.Throttled or SendResult.Failed) await unasked.TakeBackAsync(person, now, cancel);
        return sent;
    }
}
