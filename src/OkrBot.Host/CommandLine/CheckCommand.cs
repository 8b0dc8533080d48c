using System.CommandLine;
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

    private static Task<int> RunAsync(string[] args, CancellationToken cancel) => WrongSettings.ToldAsync(
        stopped => LookAsync(args, stopped),
        reason =>
        {
            Console.WriteLine("settings   " + reason);
            return 1;
        },
        cancel);

    private static async Task<int> LookAsync(string[] args, CancellationToken cancel)
    {
        await using var app = OkrProgram.Build(args);
        WrongSettings.Check(app);
        Console.WriteLine("settings   ok");
        var storage = await app.Services.GetRequiredService<IStorageProbe>().CheckAsync(cancel);
        Console.WriteLine($"storage    {storage.Reason ?? "ok: reachable and writable"}");
        return storage.Ready ? 0 : 1;
    }
}
