using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.Objectives.Numbers;

/// <summary>Where the number can be looked up.</summary>
/// <param name="Link">As typed; empty takes it away.</param>
public sealed record LinkSource(PersonId By, KeyResultId KeyResult, string? Link);

/// <summary>From now on this key, and no other, brings its number.</summary>
/// <param name="KeyId">Of the new key.</param>
public sealed record MakeWriteKey(PersonId By, KeyResultId KeyResult, string KeyId);

/// <summary>No key brings its number any more.</summary>
public sealed record RevokeWriteKey(PersonId By, KeyResultId KeyResult);

/// <summary>Where a key result's number comes from: its owner and whoever runs the check-in say.</summary>
public static class NumberSources
{
    public const int LongestLink = 400;

    public static Decision Decide(TeamCycle state, LinkSource command)
    {
        if (MayNot(state, command.By, command.KeyResult) is { } refusal) return refusal;
        var typed = PlainText.Clean(command.Link);
        var link = typed.Length == 0 ? null : Https(typed);
        if (link is null && typed.Length > 0) return new SourceNotHttps(LongestLink);
        return link == state.KeyResults[command.KeyResult].Source ? Decision.Nothing : Decision.Of(new TeamEvent.SourceLinked(command.KeyResult, link, command.By));
    }

    public static Decision Decide(TeamCycle state, MakeWriteKey command, DateTimeOffset now)
    {
        if (MayNot(state, command.By, command.KeyResult) is { } refusal) return refusal;
        var keyResult = state.KeyResults[command.KeyResult];
        if (!HasNumber(keyResult.Measure)) return new HasNoNumber(keyResult.Id);
        return keyResult.Key?.Id == command.KeyId ? Decision.Nothing : Decision.Of(new TeamEvent.WriteKeyNamed(keyResult.Id, new WriteKey(command.KeyId, command.By, now), command.By));
    }

    public static Decision Decide(TeamCycle state, RevokeWriteKey command)
    {
        if (MayNot(state, command.By, command.KeyResult) is { } refusal) return refusal;
        return state.KeyResults[command.KeyResult].Key is null ? Decision.Nothing : Decision.Of(new TeamEvent.WriteKeyNamed(command.KeyResult, null, command.By));
    }

    /// <summary>Why this person decides nothing on its number; null = they may.</summary>
    public static Refusal? MayNot(TeamCycle state, PersonId by, KeyResultId id)
    {
        if (Authority.MemberOnly(state.Team, by) is { } stranger) return stranger;
        if (!state.KeyResults.TryGetValue(id, out var keyResult) || !state.Objectives.TryGetValue(keyResult.Objective, out var objective)) return new UnknownKeyResult(id);
        if (by != keyResult.Owner && !Leading.Runs(state.Team, by)) return new NotYourNumber(state.Team.Facilitator);
        return keyResult.Stopped is null && objective.State is ObjectiveState.Draft or ObjectiveState.Active ? null : new KeyResultIsStopped(id);
    }

    public static bool HasNumber(Measure measure) => measure is not (Measure.Milestones or Measure.Binary);

    private static string? Https(string typed)
        => typed.Length <= LongestLink && Uri.TryCreate(typed, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
            && url.UserInfo.Length == 0 && url.Host.Contains('.', StringComparison.Ordinal) && url.AbsoluteUri.Length <= LongestLink
            ? url.AbsoluteUri
            : null;
}
