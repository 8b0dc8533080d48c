using System.Collections.Immutable;

namespace OkrBot.Domain.Follows;

/// <summary>A team that somebody follows.</summary>
/// <param name="Suggested">Because people there report to them; they have not said so themselves.</param>
public sealed record FollowedTeam(TeamId Team, bool Suggested, DateTimeOffset Since);

/// <summary>The teams that one person follows: what the reporting line suggests, and what they chose, which nothing overwrites.</summary>
/// <param name="Declined">Of these the person said no: they are not suggested again.</param>
public sealed record FollowList(ImmutableArray<FollowedTeam> Teams, ImmutableArray<TeamId> Declined)
{
    /// <summary>More than this no digest tells of.</summary>
    public const int MostTeams = 100;

    public static FollowList Nothing { get; } = new([], []);

    public bool Follows(TeamId team) => Teams.Any(one => one.Team == team);

    /// <summary>As the reporting line is now: what it no longer says ends, what is new begins, and what the person chose stays.</summary>
    public FollowList Suggest(IEnumerable<TeamId> suggested, DateTimeOffset now)
    {
        var wanted = suggested.Distinct().ToList();
        var stay = Teams.RemoveAll(one => one.Suggested && !wanted.Contains(one.Team));
        var fresh = wanted.Where(team => !Declined.Contains(team) && stay.All(one => one.Team != team)).Select(team => new FollowedTeam(team, Suggested: true, now));
        return With([.. stay.AddRange(fresh).Take(MostTeams)], Declined);
    }

    /// <summary>The person looked at <paramref name="shown"/> and ticked some of them: those they follow from now on, the others they do not want.</summary>
    public FollowList Choose(ImmutableArray<TeamId> shown, ImmutableArray<TeamId> ticked, DateTimeOffset now)
    {
        var unwanted = shown.Where(team => !ticked.Contains(team)).ToList();
        var teams = Teams.RemoveAll(one => unwanted.Contains(one.Team));
        foreach (var team in ticked.Where(shown.Contains).Distinct())
        {
            var at = teams.ToList().FindIndex(one => one.Team == team);
            if (at >= 0) teams = teams[at].Suggested ? teams.SetItem(at, teams[at] with { Suggested = false }) : teams;
            else if (teams.Length < MostTeams) teams = teams.Add(new FollowedTeam(team, Suggested: false, now));
        }
        return With(teams, [.. Declined.Where(team => !ticked.Contains(team)).Concat(unwanted).Distinct()]);
    }

    /// <summary>The same when nothing changed.</summary>
    private FollowList With(ImmutableArray<FollowedTeam> teams, ImmutableArray<TeamId> declined)
        => teams.SequenceEqual(Teams) && declined.SequenceEqual(Declined) ? this : new FollowList(teams, declined);
}
