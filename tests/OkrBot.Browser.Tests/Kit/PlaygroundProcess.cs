using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;
using OkrBot.Testing;

namespace OkrBot.Browser.Tests.Kit;

/// <summary>The real Agents Playground with the settings that README's readers use, on a free port.</summary>
internal sealed class PlaygroundProcess : IAsyncDisposable
{
    private const string Ready = "Listening on ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HttpClient _http = new();

    private PlaygroundProcess(Process process, int port)
    {
        _process = process;
        Address = new Uri($"http://localhost:{port}/");
    }

    public Uri Address { get; }

    /// <param name="app">Where it sends activities.</param>
    public static async Task<PlaygroundProcess> StartAsync(Uri app)
    {
        Node.Package("@microsoft", "m365agentsplayground", "cli.js");
        var process = Node.Start("playground.cjs", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // Otherwise it ends at once where it finds no browser of its own.
            ["TEAMSAPPTESTER_BROWSER"] = "none",
            ["M365_AGENTS_PLAYGROUND_LOGFILE"] = Pictures.PathOf("playground.log"),
            ["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = Repository.PathOf("manifest", "playground", "m365agentsplayground.yml"),
        }, "start", "-e", app.ToString(), "-c", "msteams", "-p", FreePort().ToString(CultureInfo.InvariantCulture), "--disable-telemetry");
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        // It takes another port when this one is gone meanwhile, and says which.
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                // From here on nobody reads what it prints; a full pipe would stop it.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new PlaygroundProcess(process, int.Parse(line[Ready.Length..], CultureInfo.InvariantCulture));
            }
        throw new InvalidOperationException("The Agents Playground did not start.");
    }

    /// <summary>Injects an activity from manifest/playground, and waits until its log shows the bot's answer.</summary>
    /// <param name="page">Open on the Playground.</param>
    public async Task InjectAsync(IPage page, string file)
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf("manifest", "playground", file + ".json"));
        var activity = text.Replace("http://localhost:56150/", Address.ToString(), StringComparison.Ordinal);
        var kind = file.StartsWith("meeting", StringComparison.Ordinal) ? "event" : "invoke";
        var answered = page.GetByText($"{kind} 200");
        var before = await answered.CountAsync();
        using var content = new StringContent(activity, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(Address, "_internal/v1/customActivities"), content);
        response.EnsureSuccessStatusCode();
        await Assertions.Expect(answered).ToHaveCountAsync(before + 1);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
        _http.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
