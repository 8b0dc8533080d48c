using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Rosters;

/// <summary>Reads one team's people once a night: what an event that was lost would have told.</summary>
internal sealed class ReadRosterWork(ITeamCycles teams, RosterLook look, TimeProvider time) : IWorkHandler
{
    public const string Kind = "roster.read";

    /// <summary>After that the next night reads.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item.Team is not { } team) return new WorkResult.Failed("a roster names a team");
        var now = time.GetUtcNow();
        if (await teams.FindAsync(team, cancel) is not { Team.Kind: not TeamKind.Individual } state) return WorkResult.Done;
        var looked = await look.LookByNightAsync(state, now, cancel);
        return looked.RetryAt is { } at && now - item.CreatedAt < Longest ? new WorkResult.Later(at) : WorkResult.Done;
    }
}
