using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OkrBot.Testing.Emulator;

/// <summary>The emulator as a process. It ends with this one, however that ends.</summary>
internal sealed partial class AzuriteProcess : IDisposable
{
    /// <summary>When the pipe to it closes, because it was closed or because nobody holds it any more, the emulator goes.</summary>
    private const string EndsWithPipe = "node \"$@\" & read -r nothing; kill -KILL $!";

    private static readonly string[] Arguments =
    [
        "--blobPort", "0", "--queuePort", "0", "--tablePort", "0", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent",
    ];

    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Dictionary<string, Uri> _at = new(StringComparer.Ordinal);

    private AzuriteProcess(Process process) => _process = process;

    public Uri Tables => _at["Table"];
    public Uri Queues => _at["Queue"];

    /// <exception cref="InvalidOperationException">It is not installed, or did not start.</exception>
    public static async Task<AzuriteProcess> StartAsync(params string[] more)
    {
        var folder = Repository.PathOf("tests", "OkrBot.Testing", "Azurite");
        var script = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script)) throw new InvalidOperationException($"Azurite is not installed: npm ci --ignore-scripts in {folder}");
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", EndsWithPipe, "azurite", script, .. Arguments, .. more]) start.ArgumentList.Add(argument);
        var emulator = new AzuriteProcess(Process.Start(start)!);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => emulator.Dispose();
        emulator._process.ErrorDataReceived += (_, _) => { };
        emulator._process.BeginErrorReadLine();
        await emulator.ListeningAsync().WaitAsync(Within);
        return emulator;
    }

    public void Dispose() => _process.StandardInput.Close();

    private async Task ListeningAsync()
    {
        while (_at.Count < 3)
        {
            var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Azurite ended while it started.");
            if (ListeningLine().Match(line) is { Success: true } match) _at[match.Groups["service"].Value] = new Uri(match.Groups["address"].Value);
        }

        _ = _process.StandardOutput.ReadToEndAsync();
    }

    [GeneratedRegex(@"^Azurite (?<service>\w+) service is successfully listening at (?<address>https?://\S+)$", RegexOptions.NonBacktracking)]
    private static partial Regex ListeningLine();
}
