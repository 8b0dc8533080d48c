using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;

namespace OkrBot.Domain.Alignment;

/// <summary>What is wrong with something that others need.</summary>
public enum Trouble { Stalled, OffTrack }

/// <summary>Whether a key result that others need is stalled or off track, judged at the close of each check-in.</summary>
public static class Troubles
{
    /// <summary>As the newest closed check-in left it; null = neither.</summary>
    public static Trouble? Of(TeamCycle state, KeyResult keyResult) => state.Past.IsEmpty || !state.IsActive(keyResult) ? null : At(state, keyResult, state.Past.Length - 1);

    /// <summary>The check-in since which, without a better one in between, it has been so; null when it is fine.</summary>
    public static Occurrence? Since(TeamCycle state, KeyResult keyResult)
    {
        Occurrence? since = null;
        if (state.IsActive(keyResult))
            for (var at = state.Past.Length - 1; at >= 0 && At(state, keyResult, at) is not null; at--) since = state.Past[at].Occurrence;
        return since;
    }

    /// <summary>With what was known when that check-in closed.</summary>
    private static Trouble? At(TeamCycle state, KeyResult keyResult, int past)
    {
        var closed = state.Past[past].ClosedAt;
        var isNewest = past == state.Past.Length - 1;
        var then = isNewest ? keyResult : keyResult with { Updates = [.. keyResult.Updates.TakeWhile(update => update.At <= closed)], Override = null };
        var team = isNewest ? state : state with { Past = state.Past[..(past + 1)] };
        var day = Zones.LocalDay(state.Team.Zone, closed);
        if (StatusRules.Suggest(team, then, day).Status == Status.OffTrack) return Trouble.OffTrack;
        return Signals.IsStalled(team, then, day) ? Trouble.Stalled : null;
    }
}
