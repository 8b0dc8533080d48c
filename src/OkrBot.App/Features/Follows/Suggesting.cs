using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Follows;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Follows;

/// <summary>Teams whose people report to somebody, two levels down: those that one of them runs or is on. Who they are is asked and not kept.</summary>
internal sealed class Suggesting(IDirectory directory, IOrganisation organisation, IFollows follows, TeamFinder teams)
{
    /// <summary>Of more reports only the teams that they run are looked for.</summary>
    private const int MostLookedUp = 200;
    private const int MostTeams = 20_000;

    /// <summary>Costs one request to Graph and one more for each twenty reports, and one to storage for each report.</summary>
    /// <returns>The row as it is then, and whether it was asked in vain and may be asked again later.</returns>
    public async Task<(FollowEntry Entry, DateTimeOffset? RetryAt)> LookAsync(TenantId tenant, PersonId person, DateTimeOffset now, CancellationToken cancel)
    {
        var asked = await organisation.ReportingLineAsync(tenant, person, cancel);
        var suggested = asked.Why is null ? await TeamsOfAsync(tenant, asked.Value, now, cancel) : null;
        var entry = await follows.ChangeAsync(tenant, person, known => Told(known ?? new FollowEntry(tenant, person, FollowList.Nothing), asked.Why, suggested, now), cancel);
        return (entry, asked.Why is NoAnswer.Later later ? later.At : null);
    }

    /// <summary>Where nothing was told, nothing ends.</summary>
    private static FollowEntry Told(FollowEntry known, NoAnswer? why, IReadOnlyCollection<TeamId>? suggested, DateTimeOffset now) => (why, suggested) switch
    {
        (null, { } teams) => known with { List = known.List.Suggest(teams, now), SuggestedAt = now, MissingRight = null },
        (NoAnswer.MissingRight lacking, _) => known with { MissingRight = lacking.Right.Name },
        _ => known,
    };

    private async Task<IReadOnlyCollection<TeamId>> TeamsOfAsync(TenantId tenant, IReadOnlyCollection<PersonId> line, DateTimeOffset now, CancellationToken cancel)
    {
        if (line.Count == 0) return [];
        var inLine = line.ToHashSet();
        var all = await teams.FindAsync(tenant, text: null, MostTeams, now, cancel);
        var found = all.Where(team => team.Facilitator is { } runner && inLine.Contains(runner)).Select(team => team.Team).ToHashSet();
        foreach (var report in line.Take(MostLookedUp))
            foreach (var team in (await directory.FindPersonAsync(tenant, report, cancel))?.Teams ?? [])
                if (TeamLevels.PersonOf(team.Team) is null && team.Team != TeamLevels.Company) found.Add(team.Team);
        // In order of their names, as the person reads them.
        return [.. all.Where(team => found.Contains(team.Team)).Select(team => team.Team)];
    }
}
