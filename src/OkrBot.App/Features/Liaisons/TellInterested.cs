using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Liaisons;

/// <summary>Writes into the entries of teams what of another team matters to them, as that team stands now. Cheaper than a look: it changes seldom and is shown
/// often. May be done twice.</summary>
internal sealed class TellInterested(ITeamCycles teams, IDirectory directory) : IEffectHandler
{
    /// <summary>More nobody reads, and a row has an end.</summary>
    private const int Most = 40;

    public async Task<WorkResult> DoAsync(PendingEffect pending, CancellationToken cancel)
    {
        if (pending.Effect is not Effect.TellInterested told) return WorkResult.Done;
        foreach (var team in told.Teams)
            if (await directory.FindTeamAsync(pending.Team.Tenant, team, cancel) is { } known) await TellAsync(pending.Team, told.Objective, known, cancel);
        return WorkResult.Done;
    }

    /// <summary>Looked at again after writing: who was slow must not leave an older word than a quicker one brought.</summary>
    private async Task TellAsync(TeamCycleId from, ObjectiveId objective, TeamEntry known, CancellationToken cancel)
    {
        Concern? written = null;
        for (var first = true; await teams.FindAsync(from, cancel) is { } state; first = false)
        {
            var (title, concerned) = InterestNews.Told(state.Objectives.GetValueOrDefault(objective));
            var concern = title is not null && concerned.Contains(known.Team) ? new Concern(from.Team, from.Cycle, objective, state.Team.Name, title) : null;
            if (!first && concern == written) return;
            await directory.ChangeTeamAsync(from.Tenant, known.Team, entry =>
            {
                var now = entry ?? known;
                var others = now.Concerns.RemoveAll(one => one.Team == from.Team && (one.Objective == objective || one.Cycle != from.Cycle));
                return now with { Concerns = concern is null || others.Length >= Most ? others : others.Add(concern) };
            }, cancel);
            written = concern;
        }
    }
}
