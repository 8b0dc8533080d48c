using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Planning.Forms;
using OkrBot.Domain;

namespace OkrBot.App.Features.Planning;

/// <summary>The ids in a button of a plan. They name things; they grant nothing.</summary>
/// <param name="View">New in every rendered view and part of the command id, so that a double click is one command.</param>
internal sealed record PlanKey(TeamId Team, CycleId Cycle, string View)
{
    public const string ObjectiveField = PlanFields.Objective;
    public const string KeyResultField = PlanFields.KeyResult;
    public const string HereField = PlanFields.Here;
    public const string KindField = "kind";

    /// <summary>Null = a new one.</summary>
    public ObjectiveId? Objective { get; init; }

    /// <inheritdoc cref="Objective"/>
    public KeyResultId? KeyResult { get; init; }

    /// <summary>The reader's client has no dialogs: every form stands on the card.</summary>
    public bool Here { get; init; }

    /// <summary>Of the key result whose form it is, once it was chosen.</summary>
    public KeyResultKind? Kind { get; init; }

    public PlanKey For(ObjectiveId objective) => this with { Objective = objective, KeyResult = null, Kind = null };

    public PlanKey ForTeam => this with { Objective = null, KeyResult = null, Kind = null };

    public JsonObject ToData()
    {
        var data = new JsonObject { [CardKey.TeamField] = Team.Value, [CardKey.CycleField] = Cycle.Value, [CardKey.ViewField] = View };
        if (Objective is { } objective) data[ObjectiveField] = objective.Value;
        if (KeyResult is { } keyResult) data[KeyResultField] = keyResult.Value;
        if (Here) data[HereField] = "1";
        if (Kind is { } kind) data[KindField] = Kinds.Name(kind);
        return data;
    }

    /// <summary>Null when it names no team.</summary>
    public static PlanKey? Read(CardData data)
        => data.Id(CardKey.TeamField) is { } team && data.Id(CardKey.CycleField) is { } cycle
            ? new PlanKey(new TeamId(team), new CycleId(cycle), data.Id(CardKey.ViewField) ?? "")
            {
                Objective = data.Id(ObjectiveField) is { } objective ? new ObjectiveId(objective) : null,
                KeyResult = data.Id(KeyResultField) is { } keyResult ? new KeyResultId(keyResult) : null,
                Here = data.Id(HereField) == "1",
                Kind = Kinds.Read(data.Id(KindField)),
            }
            : null;
}
