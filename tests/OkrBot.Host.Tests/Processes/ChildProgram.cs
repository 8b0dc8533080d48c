using System.Collections.Concurrent;
using System.Diagnostics;

namespace OkrBot.Host.Tests.Processes;

/// <summary>The real program as a process of its own.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private static readonly string[] OwnSettings = ["Cloud", "Graph__", "Teams__", "Storage__", "Clock__", "Public__", "Telemetry__", "OTEL_", "DOTNET_ENVIRONMENT", "ASPNETCORE_"];

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _out = new();
    private readonly ConcurrentQueue<string> _error = new();

    /// <param name="arguments">The verb and its options.</param>
    /// <param name="settings">In the form <c>Section:Name</c>; they become the environment, in which nothing else of ours is left.</param>
    /// <param name="folder">The working folder.</param>
    public ChildProgram(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings, string folder)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "OkrBot.Host.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(_out, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_error, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Out => string.Join('\n', _out);
    public string Error => string.Join('\n', _error);
    public bool HasExited => _process.HasExited;

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<Ended> RunAsync(
        string[] arguments, IReadOnlyDictionary<string, string?>? settings = null, string? folder = null, TimeSpan? within = null)
    {
        var own = folder ?? Directory.CreateTempSubdirectory("okrbot-child-").FullName;
        await using var child = new ChildProgram(arguments, settings ?? new Dictionary<string, string?>(StringComparer.Ordinal), own);
        var ended = await child.EndedAsync(within ?? TimeSpan.FromSeconds(60));
        if (folder is null) Directory.Delete(own, recursive: true);
        return ended;
    }

    /// <summary>Fails when the process has not ended by itself by then.</summary>
    public async Task<Ended> EndedAsync(TimeSpan within)
    {
        await _process.WaitForExitAsync().WaitAsync(within);
        return new Ended(_process.ExitCode, Out, Error);
    }

    /// <summary><c>kill -9</c>: no signal handler, no flush, no good-bye.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM, as an orchestrator sends it.</summary>
    public async Task TerminateAsync()
    {
        using var signal = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"kill -TERM {_process.Id}"]))!;
        await signal.WaitForExitAsync();
    }

    public Task GoneAsync() => _process.WaitForExitAsync();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static bool IsOurs(string name) => OwnSettings.Any(own => name.StartsWith(own, StringComparison.OrdinalIgnoreCase));

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null) lines.Enqueue(line);
    }
}

internal sealed record Ended(int Code, string Out, string Error);
