using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Liaisons;

/// <summary>The ids in a button about a liaison, named as a plan's are, so that the way back leads there. They name things; they grant nothing.</summary>
/// <param name="KeyResult">Null = the objective as a whole.</param>
internal sealed record LiaisonKey(TeamId Team, CycleId Cycle, ObjectiveId Objective, KeyResultId? KeyResult, string View)
{
    /// <summary>The reader's client has no dialogs.</summary>
    public bool Here { get; init; }

    public LinkEnd End => new(Team, Objective, KeyResult);

    public JsonObject ToData()
    {
        var data = new JsonObject { [CardKey.TeamField] = Team.Value, [CardKey.CycleField] = Cycle.Value, [CardKey.ViewField] = View, [PlanFields.Objective] = Objective.Value };
        if (KeyResult is { } keyResult) data[PlanFields.KeyResult] = keyResult.Value;
        if (Here) data[PlanFields.Here] = "1";
        return data;
    }

    /// <summary>Null when it names no objective of a team.</summary>
    public static LiaisonKey? Read(CardData data)
        => data.Id(CardKey.TeamField) is { } team && data.Id(CardKey.CycleField) is { } cycle && data.Id(PlanFields.Objective) is { } objective
            ? new LiaisonKey(new TeamId(team), new CycleId(cycle), new ObjectiveId(objective), data.Id(PlanFields.KeyResult) is { } id ? new KeyResultId(id) : null, data.Id(CardKey.ViewField) ?? "")
            {
                Here = data.Id(PlanFields.Here) == "1",
            }
            : null;
}
