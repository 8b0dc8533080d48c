using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Domain;

namespace OkrBot.App.Cards;

/// <summary>A team's check-in that a card acts on beside its first.</summary>
/// <param name="Start">The occurrence's scheduled start; the series is known from the stored state.</param>
public sealed record TeamKey(TeamId Team, CycleId Cycle, DateTimeOffset Start);

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
    public const string AlsoField = "also";
    public const string OfField = "of";

    /// <summary>So many more teams are read; a card names no more.</summary>
    public const int MostAlso = 7;

    /// <summary>A member answers this one for its absent owner and has said so.</summary>
    public KeyResultId? For { get; init; }

    /// <summary>The reader was told that it has closed: saving now is meant, and marked as after the meeting.</summary>
    public bool Late { get; init; }

    /// <summary>Further teams that the card shows and its buttons act on, each of them once and none of them the first.</summary>
    public ImmutableArray<TeamKey> Also { get; init; } = [];

    /// <summary>Whose key result, blocker or item the button names, where several teams stand on one card; null = the first team's.</summary>
    public TeamId? Of { get; init; }

    /// <summary>One key for each team, the first named first.</summary>
    public IEnumerable<CardKey> Each() =>
    [
        this with { Also = [], Of = null },
        .. Also.Select(one => this with { Team = one.Team, Cycle = one.Cycle, Start = one.Start, Also = [], Of = null }),
    ];

    /// <summary>One key that names all of them, with the view and the flags of the first.</summary>
    public static CardKey Together(IReadOnlyList<CardKey> each) => each[0] with { Also = [.. each.Skip(1).Select(k => new TeamKey(k.Team, k.Cycle, k.Start))] };

    public JsonObject ToData()
    {
        var data = new JsonObject { [TeamField] = Team.Value, [CycleField] = Cycle.Value, [StartField] = Instant(Start), [ViewField] = View };
        if (For is { } keyResult) data[ForField] = keyResult.Value;
        if (Late) data[LateField] = "1";
        if (!Also.IsEmpty) data[AlsoField] = new JsonArray([.. Also.Select(Data)]);
        if (Of is { } team) data[OfField] = team.Value;
        return data;
    }

    public bool Equals(CardKey? other) => other is not null && Team == other.Team && Cycle == other.Cycle && Start == other.Start && View == other.View
        && For == other.For && Late == other.Late && Of == other.Of && Also.SequenceEqual(other.Also);

    public override int GetHashCode() => HashCode.Combine(Team, Cycle, Start, View);

    private static JsonObject Data(TeamKey one) => new() { [TeamField] = one.Team.Value, [CycleField] = one.Cycle.Value, [StartField] = Instant(one.Start) };

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
