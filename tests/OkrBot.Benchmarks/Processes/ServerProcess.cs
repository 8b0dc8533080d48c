using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Threading.Channels;
using OkrBot.Benchmarks.Servers;

namespace OkrBot.Benchmarks.Processes;

/// <summary>One of the servers in a process of its own: this same program, started with a role.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int LogLinesKept = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Channel<string> _answers = Channel.CreateUnbounded<string>();
    private readonly List<string> _log = [];
    private readonly Task _reading;

    private ServerProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The first lines that the program logged, notices left out.</summary>
    public IReadOnlyList<string> Log => _log;
    public int LogLines { get; private set; }

    public static async Task<ServerProcess> StartAsync(string subject, ServeOrder order, CancellationToken cancel)
    {
        var own = Environment.ProcessPath ?? throw new InvalidOperationException("This program does not know its own file.");
        var start = new ProcessStartInfo(own) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(own) == "dotnet") start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        start.ArgumentList.Add(ServerRole.Prefix + subject);
        var server = new ServerProcess(Process.Start(start)!);
        server.Address = new Uri(await server.AskAsync(JsonSerializer.Serialize(order, ServerJson.Default.ServeOrder), cancel));
        return server;
    }

    public async Task<ServerFigures> FiguresAsync(bool liveHeap, CancellationToken cancel)
        => JsonSerializer.Deserialize(await AskAsync(liveHeap ? ServerRole.AskLiveHeap : ServerRole.AskFigures, cancel), ServerJson.Default.ServerFigures)!;

    /// <summary>The numbers of all saves in the store.</summary>
    public async Task<int[]> StoredSavesAsync(CancellationToken cancel)
        => JsonSerializer.Deserialize(await AskAsync(ServerRole.AskSaves, cancel), ServerJson.Default.Int32Array)!;

    /// <summary>Tells it to stop; ends it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await _process.StandardInput.WriteLineAsync(ServerRole.Stop);
            await _process.StandardInput.FlushAsync();
            await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(Patience));
            if (!_process.HasExited) _process.Kill();
        }
        await _reading;
        _process.Dispose();
    }

    private async Task<string> AskAsync(string line, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), limit.Token);
        await _process.StandardInput.FlushAsync(limit.Token);
        try
        {
            return await _answers.Reader.ReadAsync(limit.Token);
        }
        catch (ChannelClosedException ended)
        {
            throw new InvalidOperationException("The server ended: " + string.Join(Environment.NewLine, _log), ended);
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(ServerRole.Mark, StringComparison.Ordinal)) _answers.Writer.TryWrite(line[ServerRole.Mark.Length..]);
            else if (!line.Contains("\"LogLevel\":\"Information\"", StringComparison.Ordinal) && ++LogLines <= LogLinesKept) _log.Add(line);
        }
        _answers.Writer.Complete();
    }
}
