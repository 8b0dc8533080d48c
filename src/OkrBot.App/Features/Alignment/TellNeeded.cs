using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Links;
using OkrBot.App.Features.Alignment.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Alignment;

/// <summary>Tells whoever runs the needed team's check-in, in person, that another team needs something of theirs. One message, within the limits that hold
/// for all messages that nobody asked for; what they do not allow goes out later, and the question stands on the team's cards meanwhile.</summary>
internal sealed class TellNeeded(ITeamCycles teams, PersonalNotices notices) : IEffectHandler
{
    private static readonly TimeSpan Useful = TimeSpan.FromDays(3);

    public async Task<WorkResult> DoAsync(PendingEffect pending, CancellationToken cancel)
    {
        if (pending.Effect is not Effect.TellNeeded told || await teams.FindAsync(pending.Team, cancel) is not { } state) return WorkResult.Done;
        if (state.Links.GetValueOrDefault(told.Link) is not { State: LinkState.Asked } link || link.Round != told.Round || pending.Now - link.At > Useful) return WorkResult.Done;
        // Without somebody who runs it, it waits on the team's cards for whoever looks.
        if (Answerer(state) is not { } runner) return WorkResult.Done;
        return await notices.SendAsync(state, runner, language => Card(state, link, runner, language), pending.Now, cancel);
    }

    // Of the company a programme lead answers, who may not be the one that runs its check-in.
    private static PersonId? Answerer(TeamCycle state) => state.Team switch
    {
        { Facilitator: { } runner } when Needs.Answers(state, runner) => runner,
        { Leads: [var lead, ..] } => lead,
        _ => null,
    };

    private static AdaptiveCard Card(TeamCycle state, Link link, PersonId to, string language)
    {
        var key = new LinkKey(state.Id.Team, state.Id.Cycle, ViewToken.From("needed", link.Id.Value, to.Value)) { Link = link.Id, Number = link.Round, Objective = link.To.Objective, KeyResult = link.To.KeyResult };
        return NeededCard.Render(new NeededView(key, state.Team.Name, LinksOf.Of(state, link)), WordBook.For(AlignmentFeature.Slice, language));
    }
}
