using System.CommandLine;
using Microsoft.Extensions.Options;
using OkrBot.Storage;

namespace OkrBot.Host.CommandLine;

/// <summary><c>check</c>: says whether the settings are complete and the storage can be reached and written, without serving anything.</summary>
internal static class CheckCommand
{
    public static Command Define()
    {
        var command = new Command("check", "Says whether settings and storage are all right");
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => RunAsync([.. parsed.UnmatchedTokens], cancel));
        return command;
    }

    private static async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        try
        {
            await using var app = OkrProgram.Build(args);
            app.Services.GetService<IStartupValidator>()?.Validate();
            Console.WriteLine("settings   ok");
            var storage = await app.Services.GetRequiredService<IStorageProbe>().CheckAsync(cancel);
            Console.WriteLine($"storage    {storage.Reason ?? "ok: reachable and writable"}");
            return storage.Ready ? 0 : 1;
        }
        catch (OptionsValidationException wrong)
        {
            Console.WriteLine("settings   " + string.Join("; ", wrong.Failures));
            return 1;
        }
    }
}
