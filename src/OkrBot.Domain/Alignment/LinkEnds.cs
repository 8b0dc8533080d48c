using System.Security.Cryptography;
using System.Text;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.Alignment;

/// <summary>What an end of a link is in its own team.</summary>
public static class LinkEnds
{
    private const int IdBytes = 16;

    /// <summary>The same for the same two ends, whoever makes it and however often.</summary>
    public static LinkId IdOf(LinkKind kind, LinkEnd from, LinkEnd to)
    {
        var text = string.Join('\n', kind, from.Team, from.Objective.Value, from.KeyResult?.Value, to.Team, to.Objective.Value, to.KeyResult?.Value);
        return new LinkId("l" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, IdBytes)));
    }

    public static bool Exists(TeamCycle state, LinkEnd end) => end.Team == state.Id.Team && state.Objectives.ContainsKey(end.Objective)
        && (end.KeyResult is not { } id || (state.KeyResults.TryGetValue(id, out var keyResult) && keyResult.Objective == end.Objective));

    /// <summary>A draft, or what the team works on: neither stopped nor closed.</summary>
    public static bool IsOpen(TeamCycle state, LinkEnd end) => Exists(state, end)
        && state.Objectives[end.Objective].State is ObjectiveState.Draft or ObjectiveState.Active
        && (end.KeyResult is not { } id || state.KeyResults[id].Stopped is null);

    /// <summary>Whether somebody may read its words: a restricted one its team and named followers only.</summary>
    public static bool Shows(TeamCycle state, LinkEnd end, PersonId reader)
        => Exists(state, end) && Restriction.MaySee(state, state.Objectives[end.Objective], reader);

    /// <summary>What the other side reads of it. Whoever made the link may read more than their team does, so a restricted one has no words there.</summary>
    public static EndLabel Label(TeamCycle state, LinkEnd end) => new(state.Team.Name, Exists(state, end) && !state.Objectives[end.Objective].Restricted ? Title(state, end) : null);

    /// <summary>Null when it is gone.</summary>
    public static string? Title(TeamCycle state, LinkEnd end)
        => end.KeyResult is { } id ? state.KeyResults.GetValueOrDefault(id)?.Title : state.Objectives.GetValueOrDefault(end.Objective)?.Title;

    /// <summary>Nobody links, answers or takes back any more.</summary>
    internal static Refusal? Over(TeamCycle state, DateTimeOffset now)
        => Zones.LocalDay(state.Team.Zone, now) > state.Cycle.End ? new CycleIsOver(state.Cycle.End) : null;
}
