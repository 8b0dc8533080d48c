using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Features.Liaisons.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Liaisons;

/// <summary>Tells a liaison in person that what they unstick is stuck, or that they were named. Looks at what is stored now: what has mended itself, or is
/// somebody else's by now, is told to nobody.</summary>
internal sealed class TellLiaison(ITeamCycles teams, PersonalNotices notices) : IEffectHandler
{
    /// <summary>Later than this the next check-in has said it.</summary>
    private static readonly TimeSpan Useful = TimeSpan.FromDays(6);

    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    public async Task<WorkResult> DoAsync(PendingEffect pending, CancellationToken cancel)
    {
        if (pending.Effect is not Effect.TellLiaison told || pending.Now - told.At > Useful || await teams.FindAsync(pending.Team, cancel) is not { } state) return WorkResult.Done;
        var end = new LinkEnd(state.Id.Team, told.Objective, told.KeyResult);
        if (!LinkEnds.IsOpen(state, end) || Liaising.Named(state, end) is not { } named || Liaising.Acting(state, named) is not { } to) return WorkResult.Done;
        var key = new LiaisonKey(state.Id.Team, state.Id.Cycle, told.Objective, told.KeyResult, ViewToken.From(told.Id, to.Value, pending.Now.ToString("O", CultureInfo.InvariantCulture)));
        // Named in the commit that accepts the need, which stands a moment later, or never where it lost against another.
        if (told.Named is not null && TeamsOf.Needing(state, end).Length == 0)
            return pending.Now - told.At < Settles ? new WorkResult.Later(pending.Now + TryAgain) : WorkResult.Done;
        if (told.Named is { } chosen) return chosen == to ? await notices.SendAsync(state, to, language => NamedCard.Render(Named(state, end, named, key), In(language)), pending.Now, cancel) : WorkResult.Done;
        return told.Stuck is { } id && Stuck(state, id, key, pending.Now) is { } view ? await notices.SendAsync(state, to, language => StuckCard.Render(view, In(language)), pending.Now, cancel) : WorkResult.Done;
    }

    private static Words In(string language) => WordBook.For(LiaisonsFeature.Slice, language);

    private static NamedView Named(TeamCycle state, LinkEnd end, Liaison named, LiaisonKey key)
        => new(key, state.Team.Name, LinkEnds.Title(state, end) ?? "", FactsOf.FirstName(state, named.NamedBy), TeamsOf.Needing(state, end));

    /// <summary>Null when it is fine again.</summary>
    private static StuckView? Stuck(TeamCycle state, KeyResultId id, LiaisonKey key, DateTimeOffset now)
    {
        if (!state.KeyResults.TryGetValue(id, out var keyResult) || Troubles.Of(state, keyResult) is not { } trouble) return null;
        var shown = new OkrKey(state.Id.Team, state.Id.Cycle) { KeyResult = id };
        return new StuckView(key, shown, state.Team.Name, FactsOf.KeyResult(state, keyResult, now), trouble, TeamsOf.Names(Liaising.NeededBy(state, keyResult)));
    }
}

/// <summary>Brings what teams show of what they need in step with the team that is needed. May be done twice; what was written in between is looked at again.</summary>
internal sealed class TellNeeding(ITeamCycles teams) : IEffectHandler
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    public async Task<WorkResult> DoAsync(PendingEffect pending, CancellationToken cancel)
    {
        if (pending.Effect is not Effect.TellNeeding told) return WorkResult.Done;
        foreach (var id in told.Links)
            if (!await TellAsync(pending, id, cancel)) return new WorkResult.Later(pending.Now + TryAgain);
        return WorkResult.Done;
    }

    private async Task<bool> TellAsync(PendingEffect pending, LinkId id, CancellationToken cancel)
    {
        NeedNote? written = null;
        while (await teams.FindAsync(pending.Team, cancel) is { } state && state.Links.GetValueOrDefault(id) is { State: LinkState.Accepted } link)
        {
            var note = LiaisonNews.NoteOf(state, link);
            if (note == written) return true;
            var stamp = new CommandStamp($"note:{id}:{state.Version.ToString(CultureInfo.InvariantCulture)}", null, pending.Now);
            if (await teams.ChangeAsync(state.Id with { Team = link.From.Team }, stamp, other => LinkCopies.Decide(other, id, note, pending.Now), cancel) is Change.Busy) return false;
            written = note;
        }
        return true;
    }
}
