using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Clusters;

/// <summary>A programme lead's turn while a cycle is planned.</summary>
internal sealed record LeadScene(Turn Turn, Cycle Cycle)
{
    public Words Words { get; } = ClustersFeature.WordsFor(Turn.From.Locale);
    public ClusterKey Key => ClusterKey.Next(Turn, Cycle.Id);
    public PersonId Sender => Turn.From.Person!.Value;
    public TenantId Tenant => Turn.Tenant;
}

/// <summary>What the handlers of this slice share: who may, and which cycle is planned.</summary>
internal sealed class ClusterDesk(ProgrammeLeads leads, IDirectory directory, ITeamCycles teams)
{
    /// <summary>Null = the answer says why not: for everybody but programme leads, in chats with others, and while nothing is planned.</summary>
    public async Task<(LeadScene? Scene, Reply No)> LeadAsync(Turn turn, CancellationToken cancel)
    {
        if (!leads.Includes(turn)) return (null, ProgrammeLeads.No(turn));
        var words = ClustersFeature.WordsFor(turn.From.Locale);
        if (turn.Chat.Kind != ChatKind.Personal) return (null, new Reply.Words(words["refused.inPerson"]));
        return await PlannedAsync(turn, cancel) is { } cycle ? (new LeadScene(turn, cycle), Reply.None) : (null, new Reply.Words(words["refused.notNow"]));
    }

    /// <summary>The cycle that is planned today; null = none.</summary>
    public async Task<Cycle?> PlannedAsync(Turn turn, CancellationToken cancel)
        => await directory.FindTenantAsync(turn.Tenant, cancel) is { } tenant ? PlanningWindow.CycleOf(tenant.Cycles, Zones.LocalDay(turn.From.Zone ?? "UTC", turn.Now)) : null;

    /// <summary>The team whose facilitator presses, while its cycle is planned. A team of others answers as if it did not exist.</summary>
    public async Task<(TeamCycle? Team, Reply No)> FacilitatorAsync(Turn turn, CancellationToken cancel)
    {
        var words = ClustersFeature.WordsFor(turn.From.Locale);
        if (turn.From.Person is not { } sender) return (null, new Reply.Words(words["refused.anonymous"]));
        if (turn.Chat.Kind != ChatKind.Personal) return (null, new Reply.Words(words["refused.inPerson"]));
        var data = CardData.Of(turn.Act);
        if (data.Id(Cards.ClusterButtons.TeamField) is not { } team || data.Id(Cards.ClusterButtons.CycleField) is not { } cycle
            || await teams.FindAsync(new TeamCycleId(turn.Tenant, new(team), new(cycle)), cancel) is not { } state || Authority.MemberOnly(state.Team, sender) is not null)
            return (null, new Reply.Words(words["refused.gone"]));
        if (state.Team.Facilitator is { } facilitator && facilitator != sender) return (null, new Reply.Words(words["refused.notRunner"]));
        return PlanningWindow.IsOpen(state.Cycle, Zones.LocalDay(state.Team.Zone, turn.Now)) ? (state, Reply.None) : (null, new Reply.Words(words["refused.notNow"]));
    }
}
