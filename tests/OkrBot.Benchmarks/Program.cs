using OkrBot.Benchmarks.Saves;
using OkrBot.Benchmarks.Scale;
using OkrBot.Benchmarks.Servers;
using OkrBot.Benchmarks.Stages;

// The load run (default) · stages: the pieces of one save · scale: 10,000 teams at the same minute · sync: 2,000 teams' meetings read from 1,500 calendars · overlaps: what 10,000 teams plan twice · serve-bare, serve-turn, serve-embedded, serve-azurite: what the load run starts, each in a process of its own.
return args switch
{
    ["stages"] => await StagesRun.RunAsync(CancellationToken.None),
    ["scale"] => await ScaleRun.RunAsync(CancellationToken.None),
    ["sync"] => await SyncRun.RunAsync(CancellationToken.None),
    ["overlaps"] => OverlapsRun.Run(),
    [var role] when role.StartsWith(ServerRole.Prefix, StringComparison.Ordinal) => await ServerRole.RunAsync(role[ServerRole.Prefix.Length..]),
    _ => await SavesCommand.RunAsync(args),
};
