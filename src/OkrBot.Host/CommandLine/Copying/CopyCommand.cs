using System.CommandLine;
using Microsoft.Extensions.Options;
using OkrBot.Storage.Copying;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.CommandLine.Copying;

/// <summary><c>copy --from PLACE --to PLACE</c>: moves a whole installation from one store to an empty other one, and compares both. No server may run on
/// either. One that stopped goes on when it is started again.</summary>
internal static class CopyCommand
{
    public const string Verb = "copy";

    public static Command Define(string[] settings)
    {
        var from = new Option<string>("--from") { Description = "The source, which stays as it is: " + PlaceSyntax.Help, Required = true };
        var to = new Option<string>("--to") { Description = "The target, which has to be empty: the same words", Required = true };
        var fromPrefix = new Option<string?>("--from-prefix") { Description = "The source's Storage:Prefix in Azure" };
        var toPrefix = new Option<string?>("--to-prefix") { Description = "The target's Storage:Prefix in Azure" };
        var stopped = new Option<bool>("--stopped") { Description = "No server runs on either, though one wrote a moment ago" };
        var command = new Command(Verb, "Moves a whole installation to another store and compares both; stop the servers first") { from, to, fromPrefix, toPrefix, stopped };
        command.SetAction((parsed, cancel) => WrongSettings.ToldAsync(
            async stop =>
            {
                ServeOptions.Require(settings);
                var own = StorageProgram.Settings(settings);
                var source = PlaceSyntax.Read("--from", parsed.GetValue(from)!, parsed.GetValue(fromPrefix), own);
                var target = PlaceSyntax.Read("--to", parsed.GetValue(to)!, parsed.GetValue(toPrefix), own);
                return await ToldAsync(canceled => RunAsync(source, target, parsed.GetValue(stopped), canceled), stop);
            },
            reason =>
            {
                Console.Error.WriteLine(reason);
                return ExitCodes.NotConfigured;
            },
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(IConfiguration source, IConfiguration target, bool isStopped, CancellationToken cancel)
    {
        await using var from = await OpenAsync("--from", source, cancel);
        await using var to = await OpenAsync("--to", target, cancel);
        Console.WriteLine($"from     {from.Place.Name}");
        Console.WriteLine($"to       {to.Place.Name}");
        var copy = new InstallationCopy(from.Place, to.Place, step => Console.WriteLine("         " + step), TimeProvider.System);
        if (!isStopped && await copy.RunningAsync(cancel) is { } at)
            throw new CopyRefusedException($"A server wrote at {at:HH:mm:ss} UTC. Stop every server on source and target; if they are stopped, say --stopped.");
        var report = await copy.RunAsync(cancel);
        foreach (var line in CopyLines.Of(report)) Console.WriteLine(line);
        return report.IsGood ? ExitCodes.Done : ExitCodes.NotDone;
    }

    private static async Task<OpenedStore> OpenAsync(string option, IConfiguration settings, CancellationToken cancel)
    {
        try
        {
            return await OpenedStore.OpenAsync(settings, asSource: option == "--from", TimeProvider.System, cancel);
        }
        catch (OptionsValidationException wrong)
        {
            throw new OptionsValidationException(option, typeof(CopyCommand), wrong.Failures.Select(failure => $"{option}: {failure}"));
        }
    }

    private static async Task<int> ToldAsync(Func<CancellationToken, Task<int>> run, CancellationToken cancel)
    {
        try
        {
            return await run(cancel);
        }
        catch (CopyRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
        }
        catch (StorageUnavailableException error)
        {
            await Console.Error.WriteLineAsync($"Storage does not answer: {error.Message} The same command goes on where this one stopped.");
        }
        return ExitCodes.NotDone;
    }
}
