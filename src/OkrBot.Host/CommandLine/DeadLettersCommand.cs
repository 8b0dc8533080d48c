using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using OkrBot.App.Ports;

namespace OkrBot.Host.CommandLine;

/// <summary><c>deadletters</c>: shows the work that failed five times and was put aside. <c>deadletters replay</c>: puts it back, due now.</summary>
internal static class DeadLettersCommand
{
    public const string Verb = "deadletters";

    private const int MostShown = 10_000;
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Define(string[] settings)
    {
        var json = new Option<bool>("--json") { Description = "As JSON, all of every letter" };
        var most = new Option<int>("--most") { Description = "Shows so many, the oldest first", DefaultValueFactory = _ => 100 };
        most.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostShown) result.AddError($"--most goes from 1 to {MostShown}");
        });
        var command = new Command(Verb, "Shows the work that failed five times and was put aside") { json, most, DeadLetterReplay.Define(settings) };
        command.SetAction((parsed, cancel) => StorageVerb.RunAsync(
            settings, (services, stopped) => ShowAsync(services.GetRequiredService<IWorkQueue>(), parsed.GetValue(most), parsed.GetValue(json), stopped), cancel));
        return command;
    }

    private static async Task<int> ShowAsync(IWorkQueue queue, int most, bool asJson, CancellationToken cancel)
    {
        var letters = await queue.DeadLettersAsync(most, cancel);
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(letters.Select(DeadLetterLine.Of), Json));
            return ExitCodes.Done;
        }
        var all = letters.Count < most ? letters.Count : await queue.CountDeadLettersAsync(cancel);
        foreach (var line in DeadLetterTable.Lines([.. letters.Select(DeadLetterLine.Of)], all)) Console.WriteLine(line);
        return ExitCodes.Done;
    }
}
