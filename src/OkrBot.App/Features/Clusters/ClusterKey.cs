using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Domain;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Clusters;

/// <summary>The ids in a button of a planning card. They name things; they grant nothing.</summary>
/// <param name="View">New in every rendered view.</param>
internal sealed record ClusterKey(CycleId Cycle, string View)
{
    private const string GroupField = "g";
    private const string PageField = "page";
    private const string HereField = "here";

    /// <summary>Whose facilitator reads; null for programme leads.</summary>
    public TeamId? Team { get; init; }
    public ClusterId? Group { get; init; }

    /// <summary>Of the list, from 0.</summary>
    public int Page { get; init; }

    /// <summary>The reader's client has no dialogs: every form stands on the card.</summary>
    public bool Here { get; init; }

    public JsonObject ToData()
    {
        var data = new JsonObject { [CardKey.CycleField] = Cycle.Value, [CardKey.ViewField] = View };
        if (Team is { } team) data[CardKey.TeamField] = team.Value;
        if (Group is { } group) data[GroupField] = group.Value;
        if (Page > 0) data[PageField] = Page.ToString(CultureInfo.InvariantCulture);
        if (Here) data[HereField] = "1";
        return data;
    }

    /// <summary>For the card that answers a press, with a token of its own.</summary>
    public static ClusterKey Next(Turn turn, CycleId cycle)
    {
        var data = CardData.Of(turn.Act);
        return new ClusterKey(cycle, ViewToken.From(turn.ActivityId, turn.From.ChannelId, data.Id(CardKey.ViewField) ?? ""))
        {
            Team = data.Id(CardKey.TeamField) is { } team ? new TeamId(team) : null,
            Group = data.Id(GroupField) is { } group ? new ClusterId(group) : null,
            Page = int.TryParse(data.Id(PageField), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Min(page, 10_000) : 0,
            Here = data.Id(HereField) == "1",
        };
    }
}
