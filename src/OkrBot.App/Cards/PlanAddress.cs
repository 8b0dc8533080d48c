using System.Text.Json.Nodes;
using OkrBot.Domain;

namespace OkrBot.App.Cards;

/// <summary>Where an objective stands in its team's plan, for buttons of other cards that lead there.</summary>
public static class PlanAddress
{
    public static JsonObject Of(TeamId team, CycleId cycle, ObjectiveId objective, string view) => new()
    {
        [CardKey.TeamField] = team.Value, [CardKey.CycleField] = cycle.Value, [CardKey.ViewField] = view, [PlanFields.Objective] = objective.Value,
    };
}
