using System.Text.Json.Nodes;
using OkrBot.Domain;

namespace OkrBot.App.Cards;

/// <summary>The ids that a check-in card carries. They name things; they grant nothing.</summary>
/// <param name="Start">The occurrence's scheduled start; the series is known from the stored state.</param>
/// <param name="View">The view token: new in every rendered view, part of the command id, so that a double click is one command.</param>
public sealed record CardKey(TeamId Team, CycleId Cycle, DateTimeOffset Start, string View)
{
    public const string TeamField = "team";
    public const string CycleField = "cycle";
    public const string StartField = "start";
    public const string ViewField = "view";
    public const string ForField = "for";
    public const string LateField = "late";

    /// <summary>A member answers this one for its absent owner and has said so.</summary>
    public KeyResultId? For { get; init; }

    /// <summary>The reader was told that it has closed: saving now is meant, and marked as after the meeting.</summary>
    public bool Late { get; init; }

    public JsonObject ToData()
    {
        var data = new JsonObject
        {
            [TeamField] = Team.Value,
            [CycleField] = Cycle.Value,
            [StartField] = Start.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
            [ViewField] = View,
        };
        if (For is { } keyResult) data[ForField] = keyResult.Value;
        if (Late) data[LateField] = "1";
        return data;
    }
}
