using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Alignment;

/// <summary>Something that other teams support or need was stopped, dropped or changed: goes through all links of the team, the ones of which it holds no
/// copy too, asks the others and lets the links follow. Each step may be done twice.</summary>
internal sealed class TellLinked(ITeamCycles teams, ILinks links, LinkCopier copier) : IEffectHandler
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    public async Task<WorkResult> DoAsync(PendingEffect pending, CancellationToken cancel)
    {
        if (pending.Effect is not Effect.TellLinked told || await teams.FindAsync(pending.Team, cancel) is not { } state) return WorkResult.Done;
        await foreach (var link in links.OfTeamAsync(pending.Team.Tenant, pending.Team.Cycle, pending.Team.Team, cancel))
            foreach (var change in told.Changes)
                if (!await FollowAsync(state, link, told, change, cancel)) return new WorkResult.Later(pending.Now + TryAgain);
        return WorkResult.Done;
    }

    private async Task<bool> FollowAsync(TeamCycle state, Link link, Effect.TellLinked told, LinkedChange change, CancellationToken cancel)
    {
        var follows = LinkFollowing.Of(link, state.Id.Team, change);
        if (follows.Asks && !await AskAsync(state, link, told, change, cancel)) return false;
        if (!follows.Ends && !follows.Relabels) return true;
        var own = link.From.Team == state.Id.Team ? link.From : link.To;
        return (follows.Ends
            ? await links.ChangeAsync(state.Id.Tenant, state.Id.Cycle, link.Id, stored => LinkTruth.Withdraw(stored, link.Round), cancel) is not LinkChange.Busy
            : await RelabelAsync(state, link, own, cancel)) && await copier.CopyAsync(state.Id.Tenant, state.Id.Cycle, link.Id, cancel);
    }

    /// <summary>Two changes may be told side by side: what was written in between is looked at again, so that an older name never stays.</summary>
    private async Task<bool> RelabelAsync(TeamCycle state, Link link, LinkEnd own, CancellationToken cancel)
    {
        for (EndLabel? written = null; ;)
        {
            var label = LinkEnds.Label(state, own);
            if (label == written) return true;
            if (await links.ChangeAsync(state.Id.Tenant, state.Id.Cycle, link.Id, stored => LinkTruth.Relabel(stored, own.Team, label), cancel) is LinkChange.Busy) return false;
            if (await teams.FindAsync(state.Id, cancel) is not { } newest) return true;
            (written, state) = (label, newest);
        }
    }

    /// <summary>Before the link goes, for nothing would lead to the other team afterwards.</summary>
    private async Task<bool> AskAsync(TeamCycle state, Link link, Effect.TellLinked told, LinkedChange change, CancellationToken cancel)
    {
        // What is gone is told by the name it had.
        var theirs = LinkEnds.Exists(state, link.To) ? LinkEnds.Label(state, link.To) : link.ToLabel ?? LinkEnds.Label(state, link.To);
        var question = new LinkQuestion(link.Id, link.Kind, link.From, theirs, change.News, told.Version, told.At);
        var stamp = new CommandStamp(string.Create(CultureInfo.InvariantCulture, $"ask:{link.Id}:{told.Version}"), null, told.At);
        return await teams.ChangeAsync(state.Id with { Team = link.From.Team }, stamp, other => LinkQuestions.Ask(other, question, told.At), cancel) is not Change.Busy;
    }
}
