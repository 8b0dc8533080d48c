using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OkrBot.Rehearsal.Playing.Servers;

namespace OkrBot.Host.Sample.Servers;

/// <summary>This program once more, as a server in a process of its own, on loopback.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int KeptLines = 20;
    private static readonly string[] OwnSettings = ["Teams__", "Storage__", "Clock__", "Public__", "Telemetry__", "OTEL_", "DOTNET_ENVIRONMENT", "ASPNETCORE_"];
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _process;
    private readonly Uri _address;

    private ServerProcess(Process process, Uri address) => (_process, _address) = (process, address);

    public int Id => _process.Id;

    /// <param name="settings">In the form <c>Section:Name</c>; they become the environment, in which nothing else of ours is left.</param>
    public static ServerProcess Start(Uri address, IReadOnlyDictionary<string, string?> settings, string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        // Started as "dotnet OkrBot.Host.dll", or as the program itself.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        foreach (var argument in (string[])["serve", "--urls", address.ToString(), "--Logging:LogLevel:Default", "Warning"]) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var server = new ServerProcess(Process.Start(start)!, address);
        server._process.OutputDataReceived += (_, line) => server.Keep(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Keep(line.Data);
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
    }

    /// <exception cref="InvalidOperationException">It ended, or is not ready after a minute; with its last words.</exception>
    public async Task ReadyAsync(CancellationToken cancel)
    {
        using var http = new HttpClient();
        var began = TimeProvider.System.GetTimestamp();
        while (!await AnswersAsync(http, cancel))
        {
            if (_process.HasExited || TimeProvider.System.GetElapsedTime(began) > StartsWithin)
                throw new InvalidOperationException($"A server did not start: {string.Join(Environment.NewLine, _lines)}");
            await Task.Delay(LookAgain, TimeProvider.System, cancel);
        }
    }

    /// <summary><c>kill -9</c>: no signal handler, no flush, no good-bye.</summary>
    public async Task KillAsync(CancellationToken cancel)
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(cancel);
    }

    /// <summary>SIGTERM, as an orchestrator sends it. Who has not ended after 40 s is killed.</summary>
    public async Task<Rolled> TerminateAsync(CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        using (var signal = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {Id}")]))!)
            await signal.WaitForExitAsync(cancel);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(EndsWithin);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            await KillAsync(cancel);
        }
        return new Rolled(TimeProvider.System.GetElapsedTime(began), _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(_address, "health/ready"), cancel);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        while (_lines.Count > KeptLines) _lines.TryDequeue(out _);
    }

    private static bool IsOurs(string name) => OwnSettings.Any(own => name.StartsWith(own, StringComparison.OrdinalIgnoreCase));
}
