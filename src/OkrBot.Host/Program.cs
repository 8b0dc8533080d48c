using OkrBot.Host.CommandLine;

// serve (default) · rehearse · check: one file each in CommandLine/.
return await OkrCommands.RunAsync(args);
