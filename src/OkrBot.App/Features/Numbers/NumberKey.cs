using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Domain;

namespace OkrBot.App.Features.Numbers;

/// <summary>The ids in a button of this slice. They name things; they grant nothing.</summary>
/// <param name="View">New in every rendered view and part of the command id, so that a double click is one command.</param>
/// <param name="Here">The reader's client has no dialogs: every form stands on the card.</param>
internal sealed record NumberKey(TeamId Team, CycleId Cycle, KeyResultId KeyResult, string View, bool Here)
{
    private const string HereField = "here";

    /// <summary>The plan reads the same, so that "Back" leads there.</summary>
    public JsonObject ToData()
    {
        var data = new JsonObject { [CardKey.TeamField] = Team.Value, [CardKey.CycleField] = Cycle.Value, [OkrKey.KeyResultField] = KeyResult.Value, [CardKey.ViewField] = View };
        if (Here) data[HereField] = "1";
        return data;
    }

    /// <summary>Null when it names no key result.</summary>
    public static NumberKey? Read(CardData data)
        => data.Id(CardKey.TeamField) is { } team && data.Id(CardKey.CycleField) is { } cycle && data.Id(OkrKey.KeyResultField) is { } keyResult
            ? new NumberKey(new TeamId(team), new CycleId(cycle), new KeyResultId(keyResult), data.Id(CardKey.ViewField) ?? "", data.Id(HereField) == "1")
            : null;
}
