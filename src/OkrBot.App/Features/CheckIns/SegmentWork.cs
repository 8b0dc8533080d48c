using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>A segment's time has come: opens it by timer, ranks the agenda, shows the last call, closes it. It reads the state and
/// does what the state says is due, so that running twice does nothing twice.</summary>
internal sealed class SegmentWork(ITeamCycles teams, TimeProvider time) : IWorkHandler
{
    public const string Kind = "segment";

    /// <summary>An item whose commit never came is dropped after this long.</summary>
    public static readonly TimeSpan CommitWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Team: { } team, Occurrence: { } on }) return new WorkResult.Failed("a segment item names a team and an occurrence");
        var now = time.GetUtcNow();
        if (now < item.Due) return new WorkResult.Later(item.Due);
        var stamp = new CommandStamp($"tick-{on.Start.ToUnixTimeSeconds()}-{now.ToUnixTimeMilliseconds()}", null, now);
        var change = await teams.ChangeAsync(team, stamp, state => Conducting.Tick(state, on, now), cancel);
        return change switch
        {
            Change.Busy => new WorkResult.Later(now + LookAgain),
            Change.Saved saved when IsAhead(item, saved.State) => now - item.CreatedAt > CommitWait ? WorkResult.Done : new WorkResult.Later(now + LookAgain),
            Change.Saved saved when OpensLater(saved.State, on, now) is { } opens => new WorkResult.Later(opens),
            _ => WorkResult.Done,
        };
    }

    // No event came, and the placement puts the opening later than the first look: nobody else would look again.
    private static DateTimeOffset? OpensLater(TeamCycle state, Occurrence on, DateTimeOffset now)
        => state.Find(on) is null && Conducting.NextDue(state, on, now) is { } due && due > now ? due : null;

    private static bool IsAhead(WorkItem item, TeamCycle state) => item.ExpectedVersion > state.Version;
}
