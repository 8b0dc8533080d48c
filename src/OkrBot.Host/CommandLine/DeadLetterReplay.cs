using System.CommandLine;
using OkrBot.App.Ports;

namespace OkrBot.Host.CommandLine;

/// <summary><c>deadletters replay ID…</c> or <c>--all</c>: puts dead letters back into the queue, due now, with no attempts counted. Says of each what
/// happened; one that is not there makes the exit code 1, and the others are put back all the same.</summary>
internal static class DeadLetterReplay
{
    private const int AtOnce = 100;

    public static Command Define(string[] settings)
    {
        var ids = new Argument<string[]>("ID") { Description = "As deadletters shows them", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Everything that stands when the verb begins" };
        var command = new Command("replay", "Puts dead letters back into the queue, due now") { ids, all };
        command.Validators.Add(result =>
        {
            var named = result.GetValue(ids) ?? [];
            if (named.FirstOrDefault(id => id.StartsWith('-')) is { } slip) result.AddError($"{slip} is no option of replay");
            else if ((named.Length > 0) == result.GetValue(all)) result.AddError("replay takes either IDs or --all");
        });
        command.SetAction((parsed, cancel) => StorageVerb.RunAsync(
            settings,
            (services, stopped) => parsed.GetValue(all)
                ? AllAsync(services.GetRequiredService<IWorkQueue>(), stopped)
                : NamedAsync(services.GetRequiredService<IWorkQueue>(), parsed.GetValue(ids) ?? [], stopped),
            cancel));
        return command;
    }

    private static async Task<int> NamedAsync(IWorkQueue queue, IEnumerable<string> ids, CancellationToken cancel)
    {
        var missing = 0;
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (await ReplayAsync(queue, id, "", cancel)) continue;
            missing++;
            await Console.Error.WriteLineAsync($"{id}  there is no such dead letter; deadletters shows those that stand");
        }
        return missing == 0 ? ExitCodes.Done : ExitCodes.NotDone;
    }

    /// <summary>In handfuls until none is left of those that stood at the beginning: what dies meanwhile has another id.</summary>
    private static async Task<int> AllAsync(IWorkQueue queue, CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var replayed = 0;
        for (var left = await queue.CountDeadLettersAsync(cancel); left > 0;)
        {
            var letters = (await queue.DeadLettersAsync(AtOnce, cancel)).Where(letter => seen.Add(letter.Id)).Take(left).ToList();
            if (letters.Count == 0) break;
            foreach (var letter in letters)
                if (await ReplayAsync(queue, letter.Id, $"  {DeadLetterLine.Of(letter).About}", cancel)) replayed++;
            left -= letters.Count;
        }
        Console.WriteLine(replayed == 0 ? "No dead letters." : $"{replayed} put back, due now.");
        return ExitCodes.Done;
    }

    private static async Task<bool> ReplayAsync(IWorkQueue queue, string id, string about, CancellationToken cancel)
    {
        var isBack = await queue.ReplayAsync(id, cancel);
        if (isBack) Console.WriteLine($"{id}  put back, due now{about}");
        return isBack;
    }
}
