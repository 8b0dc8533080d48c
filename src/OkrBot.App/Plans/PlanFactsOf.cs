using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Plans;

/// <summary>What the Board says of a team's plan, and what a search for overlaps reads of that.</summary>
public static class PlanFactsOf
{
    public static PlanFacts Team(TeamCycle state) => new(state.Team.Kind, state.Team.Language, state.Team.Facilitator,
    [
        .. from objective in state.Objectives.Values
           where objective.State is ObjectiveState.Draft or ObjectiveState.Active
           orderby objective.Order
           select Of(state, objective),
    ])
    {
        Needed =
        [
            .. from link in state.Links.Values
               where link.Kind == LinkKind.Needs && link.To.Team == state.Id.Team && link.IsLive && LinkEnds.IsOpen(state, link.To)
               select new NeedFact(link.Id, link.From, link.To, link.State, LiaisonOf(state, link.To) is not null),
        ],
    };

    /// <summary>Null for a row without a plan, and for what no planning conversation is about: the company's plan, and one person's own.</summary>
    public static PlannedTeam? Words(BoardRow row) => row.Plan is not { Kind: Domain.Teams.TeamKind.Team } plan ? null : new PlannedTeam(row.Team.Team, plan.Language,
    [
        .. from objective in plan.Objectives
           where objective.Title is not null
           from line in objective.KeyResults.Select(k => new PlannedLine(objective.Id, k.Id, k.Title ?? "") { Unit = k.Unit }).Prepend(new PlannedLine(objective.Id, null, objective.Title!))
           select line,
    ]);

    private static PlannedFact Of(TeamCycle state, Objective objective) => new(objective.Id, objective.State, objective.Restricted ? null : objective.Title,
    [
        .. from keyResult in state.KeyResults.Values
           where keyResult.Objective == objective.Id && keyResult.Stopped is null
           orderby keyResult.Order
           select objective.Restricted ? new PlannedResultFact(keyResult.Id, null, null) : new PlannedResultFact(keyResult.Id, keyResult.Title, Unit(keyResult.Measure)),
    ]);

    private static Liaison? LiaisonOf(TeamCycle state, LinkEnd end)
        => end.KeyResult is { } id ? state.KeyResults.GetValueOrDefault(id)?.Liaison : state.Objectives.GetValueOrDefault(end.Objective)?.Liaison;

    private static string? Unit(Measure measure) => measure switch
    {
        Measure.Metric m => m.Unit,
        Measure.KeepAbove m => m.Unit,
        Measure.KeepBelow m => m.Unit,
        Measure.KeepWithin m => m.Unit,
        Measure.Baseline m => m.Unit,
        _ => null,
    };
}
