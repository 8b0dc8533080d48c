using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Objectives;

/// <summary>Three silences, one question: a key result without an update in three held check-ins is asked about once, in the room. Then nothing is
/// said about it until somebody answers for it or decides. At most one such question a check-in, the longest silence first.</summary>
public static class Silences
{
    public const int AskedAfter = 3;

    /// <summary>Asked about, and nobody has decided or answered since: it is on no list and in no reminder.</summary>
    public static bool IsQuiet(KeyResult keyResult) => keyResult.AskedIn is not null;

    /// <summary>The one about which this check-in asks; null when it asks about none, or when that is settled.</summary>
    public static KeyResult? Asked(TeamCycle state, Occurrence occurrence) => state.ActiveKeyResults.FirstOrDefault(k => k.AskedIn == occurrence);

    /// <summary>Held check-ins in a row, the newest included, that brought no update. Since its activation while it never had one; a decision to
    /// keep it, or a new owner, starts the count anew.</summary>
    public static int Held(TeamCycle state, KeyResult keyResult)
    {
        var silent = 0;
        for (var i = state.Past.Length - 1; i >= 0 && IsAfterTheLastWord(state, keyResult, state.Past[i]); i--)
            if (state.Past[i].Held) silent++;
        return silent;
    }

    /// <summary>About which one the check-in that opens asks; null when none is due. A question that only a check-in without people heard is asked
    /// again.</summary>
    internal static KeyResult? ToAsk(TeamCycle state, Occurrence opening, DateTimeOffset now)
    {
        var today = Zones.LocalDay(state.Team.Zone, now);
        return (from keyResult in state.ActiveKeyResults
                where !Progress.IsDone(keyResult) && !(keyResult.QuietUntil >= today) && !WasAsked(state, keyResult)
                where keyResult.Latest?.Occurrence != opening
                let silent = Held(state, keyResult)
                where silent >= AskedAfter
                orderby silent descending
                select keyResult).FirstOrDefault();
    }

    private static bool WasAsked(TeamCycle state, KeyResult keyResult)
        => keyResult.AskedIn is { } asked && state.Past.Any(p => p.Held && p.Occurrence == asked);

    private static bool IsAfterTheLastWord(TeamCycle state, KeyResult keyResult, CheckIns.PastSegment past)
    {
        if (past.OpenedAt <= keyResult.DecidedAt) return false;
        return keyResult.Latest is { } latest
            ? past.Occurrence.CompareTo(latest.Occurrence) > 0
            : Zones.LocalDay(state.Team.Zone, past.Occurrence.Start) >= keyResult.ActiveFrom;
    }
}
