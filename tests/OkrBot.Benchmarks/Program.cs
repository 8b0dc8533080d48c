using OkrBot.Benchmarks.Saves;
using OkrBot.Benchmarks.Servers;
using OkrBot.Benchmarks.Stages;

// The load run (default) · stages: the pieces of one save · serve-bare, serve-turn, serve-embedded: what the load run starts, each in a process of its own.
return args switch
{
    ["stages"] => await StagesRun.RunAsync(CancellationToken.None),
    [var role] when role.StartsWith(ServerRole.Prefix, StringComparison.Ordinal) => await ServerRole.RunAsync(role[ServerRole.Prefix.Length..]),
    _ => await SavesCommand.RunAsync(args),
};
