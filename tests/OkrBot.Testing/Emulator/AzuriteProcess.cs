using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OkrBot.Testing.Emulator;

/// <summary>Starts the emulator, and ends it with this process, however that ends.</summary>
internal static partial class AzuriteProcess
{
    /// <summary>When the pipe to it closes, because it was closed or because nobody holds it any more, the emulator goes.</summary>
    private const string EndsWithPipe = "node \"$@\" & read -r nothing; kill $!";

    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    /// <exception cref="InvalidOperationException">It is not installed, or did not start.</exception>
    public static Azurite Start()
    {
        var folder = Repository.PathOf("tests", "OkrBot.Testing", "Azurite");
        var script = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script)) throw new InvalidOperationException($"Azurite is not installed: npm ci --ignore-scripts in {folder}");
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", EndsWithPipe, "azurite", script, .. Arguments]) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.StandardInput.Close();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return Listening(process).WaitAsync(Within).GetAwaiter().GetResult();
    }

    private static IEnumerable<string> Arguments =>
    [
        "--blobPort", "0", "--queuePort", "0", "--tablePort", "0", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent",
    ];

    private static async Task<Azurite> Listening(Process process)
    {
        var at = new Dictionary<string, Uri>(StringComparer.Ordinal);
        while (at.Count < 3)
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Azurite ended while it started.");
            if (ListeningLine().Match(line) is { Success: true } match) at[match.Groups["service"].Value] = new Uri(match.Groups["address"].Value);
        }

        _ = process.StandardOutput.ReadToEndAsync();
        return new Azurite(Azurite.ConnectionStringOf(at["Table"], at["Queue"]));
    }

    [GeneratedRegex(@"^Azurite (?<service>\w+) service is successfully listening at (?<address>http://\S+)$", RegexOptions.NonBacktracking)]
    private static partial Regex ListeningLine();
}
