using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Links;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Alignment;

/// <summary>The ids in a button about links. They name things; they grant nothing.</summary>
/// <param name="View">New in every rendered view and part of the command id, so that a double click is one command.</param>
internal sealed record LinkKey(TeamId Team, CycleId Cycle, string View)
{
    private const string KindField = "how";
    private const string WithField = "with";
    private const string NumberField = "n";
    private const string HelpsName = "helps";
    private const string NeedsName = "needs";

    public ObjectiveId? Objective { get; init; }

    /// <summary>Null = the objective as a whole.</summary>
    public KeyResultId? KeyResult { get; init; }
    public LinkId? Link { get; init; }

    /// <summary>Of the link that is being made.</summary>
    public LinkKind? Kind { get; init; }

    /// <summary>The other team of the link that is being made.</summary>
    public TeamId? With { get; init; }

    /// <summary>Which asking or which change is answered.</summary>
    public long Number { get; init; }

    /// <inheritdoc cref="PlanFields.Here"/>
    public bool Here { get; init; }

    /// <summary>The same team, without anything of a link.</summary>
    public LinkKey Plain => this with { Link = null, Kind = null, With = null, Number = 0 };

    public JsonObject ToData()
    {
        var data = new JsonObject { [CardKey.TeamField] = Team.Value, [CardKey.CycleField] = Cycle.Value, [CardKey.ViewField] = View };
        if (Objective is { } objective) data[PlanFields.Objective] = objective.Value;
        if (KeyResult is { } keyResult) data[PlanFields.KeyResult] = keyResult.Value;
        if (Link is { } link) data[LinkFields.Link] = link.Value;
        if (Kind is { } kind) data[KindField] = kind == LinkKind.Supports ? HelpsName : NeedsName;
        if (With is { } with) data[WithField] = with.Value;
        if (Number != 0) data[NumberField] = Number.ToString(CultureInfo.InvariantCulture);
        if (Here) data[PlanFields.Here] = "1";
        return data;
    }

    /// <summary>Null when it names no team.</summary>
    public static LinkKey? Read(CardData data)
    {
        // On a card of several teams the button says whose item it is.
        if ((data.Id(CardKey.OfField) ?? data.Id(CardKey.TeamField)) is not { } team || data.Id(CardKey.CycleField) is not { } cycle) return null;
        return new LinkKey(new TeamId(team), new CycleId(cycle), data.Id(CardKey.ViewField) ?? "")
        {
            Objective = data.Id(PlanFields.Objective) is { } objective ? new ObjectiveId(objective) : null,
            KeyResult = data.Id(PlanFields.KeyResult) is { } keyResult ? new KeyResultId(keyResult) : null,
            Link = data.Id(LinkFields.Link) is { } link ? new LinkId(link) : null,
            Kind = data.Id(KindField) switch { HelpsName => LinkKind.Supports, NeedsName => LinkKind.Needs, _ => null },
            With = data.Id(WithField) is { } with ? new TeamId(with) : null,
            Number = long.TryParse(data.Id(NumberField), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
            Here = data.Id(PlanFields.Here) == "1",
        };
    }
}
