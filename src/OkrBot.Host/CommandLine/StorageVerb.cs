using OkrBot.Storage.Tables;

namespace OkrBot.Host.CommandLine;

/// <summary>Runs what a verb does on the storage of the settings, and tells in a sentence what kept it from doing so.</summary>
internal static class StorageVerb
{
    public static Task<int> RunAsync(string[] settings, Func<IServiceProvider, CancellationToken, Task<int>> run, CancellationToken cancel)
        => WrongSettings.ToldAsync(
            async stopped =>
            {
                ServeOptions.Require(settings);
                await using var program = StorageProgram.Open(settings);
                try
                {
                    return await run(program.Services, stopped);
                }
                catch (StorageUnavailableException error)
                {
                    await Console.Error.WriteLineAsync("Storage does not answer: " + error.Message);
                    return ExitCodes.NotDone;
                }
            },
            reason =>
            {
                Console.Error.WriteLine(reason);
                return ExitCodes.NotConfigured;
            },
            cancel);
}
