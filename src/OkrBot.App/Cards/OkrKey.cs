using System.Text.Json.Nodes;
using OkrBot.Domain;

namespace OkrBot.App.Cards;

/// <summary>The ids in a button that shows a team's objectives or one key result. They name things; they grant nothing.</summary>
public sealed record OkrKey(TeamId Team, CycleId Cycle)
{
    public const string KeyResultField = "kr";
    public const string FromField = "from";
    public const string LookField = "look";

    public KeyResultId? KeyResult { get; init; }

    /// <summary>Which list "Back" leads to, by its verb's last word; null = none.</summary>
    public string? From { get; init; }

    /// <summary>Which of its pictures is shown; null = the first.</summary>
    public string? Look { get; init; }

    /// <param name="view">New in every rendered view.</param>
    public JsonObject ToData(string view)
    {
        var data = ToData();
        data[CardKey.ViewField] = view;
        return data;
    }

    public JsonObject ToData()
    {
        var data = new JsonObject { [CardKey.TeamField] = Team.Value, [CardKey.CycleField] = Cycle.Value };
        if (KeyResult is { } keyResult) data[KeyResultField] = keyResult.Value;
        if (From is { } from) data[FromField] = from;
        if (Look is { } look) data[LookField] = look;
        return data;
    }
}
