using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.Programme.Views;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Programme;

/// <summary>Reads the programme's figures: one pass over the directory's teams and one over its meetings, and no team itself.</summary>
internal sealed class ProgrammeFacts(IDirectory directory)
{
    public async Task<ProgrammeView> ViewAsync(Turn turn, CancellationToken cancel)
    {
        var tenant = await directory.FindTenantAsync(turn.Tenant, cancel) ?? new TenantEntry(turn.Tenant, []);
        var meeting = new HashSet<TeamId>();
        await foreach (var series in directory.SeriesAsync(turn.Tenant, cancel))
            foreach (var team in series.Teams) meeting.Add(team.Team);
        var counts = new Dictionary<CycleId, (int Teams, int Unled, int Unmet)>();
        // What people have for themselves is nobody's figure.
        await foreach (var team in directory.TeamsAsync(turn.Tenant, cancel))
            foreach (var cycle in TeamLevels.PersonOf(team.Team) is not null ? [] : new[] { team.Current, team.Next }.OfType<CycleId>())
            {
                var (teams, unled, unmet) = counts.GetValueOrDefault(cycle);
                counts[cycle] = (teams + 1, unled + (team.Facilitator is null ? 1 : 0), unmet + (meeting.Contains(team.Team) ? 0 : 1));
            }
        var today = ProgrammeDesk.Today(turn);
        ImmutableArray<CycleLine> lines =
        [
            .. from cycle in tenant.Live
               orderby cycle.Start descending
               let count = counts.GetValueOrDefault(cycle.Id)
               select new CycleLine(cycle, StateOf(cycle, today)) { Teams = count.Teams, WithoutRunner = count.Unled, WithoutMeeting = count.Unmet },
        ];
        return new ProgrammeView(today, [.. lines.Reverse()]) { Holidays = [.. tenant.Holidays.Where(h => h.Day >= today).OrderBy(h => h.Day).ThenBy(h => h.Country, StringComparer.Ordinal)] };
    }

    private static CycleState StateOf(Cycle cycle, DateOnly today)
        => cycle.Holds(today) ? CycleState.Running : cycle.Start > today ? CycleState.Next : CycleState.FinalValues;
}
