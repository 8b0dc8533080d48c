using OkrBot.Domain.CheckIns;

namespace OkrBot.Domain.Objectives;

/// <summary>It stays as it is, although nobody has answered for a while.</summary>
/// <param name="Occurrence">The check-in on whose card it was decided.</param>
public sealed record KeepKeyResult(PersonId By, Occurrence Occurrence, KeyResultId KeyResult);

/// <inheritdoc cref="KeepKeyResult"/>
/// <summary>Somebody else of the team owns it from now on.</summary>
public sealed record NameOwner(PersonId By, Occurrence Occurrence, KeyResultId KeyResult, PersonId Owner);

/// <inheritdoc cref="KeepKeyResult"/>
/// <summary>Nobody works on it any more in this cycle.</summary>
/// <param name="Reason">Why, in one line; required.</param>
public sealed record StopKeyResult(PersonId By, Occurrence Occurrence, KeyResultId KeyResult, string Reason);

/// <summary>What whoever runs a check-in decides on a key result. Saying it again changes nothing.</summary>
public static class KeyResultDecisions
{
    public const int LongestReason = 300;

    /// <summary>Answers the question of three silences; where nobody asked, nothing is to be decided.</summary>
    public static Decision Decide(TeamCycle state, KeepKeyResult command, DateTimeOffset now)
    {
        if (MayDecide(state, command.By, command.Occurrence, command.KeyResult) is { } refusal) return refusal;
        return Silences.IsQuiet(state.KeyResults[command.KeyResult])
            ? After(state, new TeamEvent.KeyResultKept(command.KeyResult, command.By, now), now)
            : Decision.Nothing;
    }

    public static Decision Decide(TeamCycle state, NameOwner command, DateTimeOffset now)
    {
        if (MayDecide(state, command.By, command.Occurrence, command.KeyResult) is { } refusal) return refusal;
        if (Authority.MemberOnly(state.Team, command.Owner) is not null) return new NotOnTeam(command.Owner);
        return state.KeyResults[command.KeyResult].Owner == command.Owner
            ? Decision.Nothing
            : After(state, new TeamEvent.OwnerNamed(command.KeyResult, command.Owner, command.By, now), now);
    }

    public static Decision Decide(TeamCycle state, StopKeyResult command, DateTimeOffset now)
    {
        if (state.KeyResults.GetValueOrDefault(command.KeyResult)?.Stopped is { } stopped && stopped.By == command.By) return Decision.Nothing;
        if (MayDecide(state, command.By, command.Occurrence, command.KeyResult) is { } refusal) return refusal;
        var reason = PlainText.Clean(command.Reason);
        if (reason.Length == 0) return new StopReasonMissing();
        if (reason.Length > LongestReason) return new StopReasonTooLong(reason.Length, LongestReason);
        return After(state, new TeamEvent.KeyResultStopped(command.KeyResult, new Stop(reason, command.By, now)), now);
    }

    /// <summary>Why this person decides nothing on it on this check-in's card; null = they may.</summary>
    public static Refusal? MayDecide(TeamCycle state, PersonId by, Occurrence occurrence, KeyResultId id)
    {
        if (state.Find(occurrence) is not { State: not SegmentState.Awaited } segment) return new NotRunning();
        if (Authority.RunnerOnly(state.Team, segment, by) is { } refusal) return refusal;
        if (!state.KeyResults.TryGetValue(id, out var keyResult)) return new UnknownKeyResult(id);
        if (keyResult.Stopped is not null) return new KeyResultIsStopped(id);
        return state.IsActive(keyResult) ? null : new UnknownKeyResult(id);
    }

    private static Decision After(TeamCycle state, TeamEvent decided, DateTimeOffset now) => EarlyClose.After(state, [decided], now);
}
