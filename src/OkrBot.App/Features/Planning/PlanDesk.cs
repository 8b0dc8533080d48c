using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives.Writing;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Planning;

/// <summary>What the handlers of this slice share: the sender's own teams, and the one way of changing them. A team of others answers as if it did not exist.</summary>
internal sealed class PlanDesk(IDirectory directory, ITeamCycles teams, ProgrammeLeads leads, DatesFacts dates)
{
    /// <summary>The sender runs the OKR programme too.</summary>
    public bool LeadsProgramme(Turn turn) => leads.Includes(turn);

    /// <summary>The sender's teams in their present weeks, in the order in which they joined them.</summary>
    public async Task<ImmutableArray<TeamCycle>> TeamsAsync(Turn turn, PersonId sender, CancellationToken cancel)
    {
        var person = await directory.FindPersonAsync(turn.Tenant, sender, cancel);
        var own = ImmutableArray.CreateBuilder<TeamCycle>();
        foreach (var team in (person?.Teams ?? []).Select(t => t.Team).Distinct())
        {
            // The entry only says where to look; whether it is so, the team knows.
            if (await directory.FindTeamAsync(turn.Tenant, team, cancel) is not { Current: { } cycle }) continue;
            if (await teams.FindAsync(new TeamCycleId(turn.Tenant, team, cycle), cancel) is { } state && IsOf(state, sender)) own.Add(state);
        }
        return own.ToImmutable();
    }

    /// <summary>Null when the card leads nowhere for its sender.</summary>
    public async Task<PlanScene?> FindAsync(Turn turn, CancellationToken cancel)
        => PlanPress.Read(turn) is { } press && await teams.FindAsync(press.Team, cancel) is { } state && IsOf(state, press.Sender) ? new PlanScene(press, state) : null;

    /// <summary>With what of other teams matters to this one, and with its dates.</summary>
    public async Task<PlanScene> WithSurroundingsAsync(PlanScene scene, CancellationToken cancel) => scene with
    {
        Concerns = (await directory.FindTeamAsync(scene.State.Id.Tenant, scene.State.Id.Team, cancel))?.Concerns ?? [],
        Dates = await dates.OfAsync(scene.State, scene.Now, cancel),
    };

    /// <summary>With its dates where the reader may begin the team's first objective: invitations come of it, and whoever begins should know before.</summary>
    public async Task<PlanScene> WithDatesAsync(PlanScene scene, CancellationToken cancel)
        => scene.Leads && Activation.Active(scene.State).IsEmpty ? scene with { Dates = await dates.OfAsync(scene.State, scene.Now, cancel) } : scene;

    /// <summary>With the names of the teams that care about one objective.</summary>
    public async Task<PlanScene> WithNamesAsync(PlanScene scene, ObjectiveId id, CancellationToken cancel)
    {
        var names = ImmutableDictionary.CreateBuilder<TeamId, string>();
        foreach (var team in scene.State.Objectives.GetValueOrDefault(id)?.Interested ?? [])
            if (await directory.FindTeamAsync(scene.State.Id.Tenant, team, cancel) is { } entry) names[team] = entry.Name;
        return scene with { TeamNames = names.ToImmutable() };
    }

    public Task<Change> ChangeAsync(PlanPress press, Func<TeamCycle, Decision> decide, CancellationToken cancel)
        => teams.ChangeAsync(press.Team, press.Stamp, state => IsOf(state, press.Sender) ? decide(state) : new NotHere(), cancel);

    public static Words WordsOf(Turn turn) => WordBook.For(PlanningFeature.Slice, turn.From.Locale);

    // Of the company its leads alone: who checks in there reads what it works on, and writes nothing.
    private static bool IsOf(TeamCycle state, PersonId sender) => Leading.ToDraft(state.Team, sender) is null;
}
