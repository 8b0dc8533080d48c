using System.Collections.Immutable;
using OkrBot.Benchmarks.Saves;
using OkrBot.Benchmarks.Servers;

namespace OkrBot.Benchmarks.Processes;

/// <summary>The server processes of one measurement, all on the same storage.</summary>
internal sealed class ServerGroup : IAsyncDisposable
{
    private readonly List<ServerProcess> _servers = [];

    public ImmutableArray<Uri> Addresses => [.. _servers.Select(server => server.Address)];
    public int LogLines => _servers.Sum(server => server.LogLines);
    public IReadOnlyList<string> Log => [.. _servers.SelectMany(server => server.Log)];

    /// <summary>The first brings the crowd in before the others start.</summary>
    public static async Task<ServerGroup> StartAsync(Contestant contestant, ServeOrder order, CancellationToken cancel)
    {
        var group = new ServerGroup();
        for (var at = 0; at < contestant.Processes; at++)
            group._servers.Add(await ServerProcess.StartAsync(contestant.Role, order with { Sows = at == 0 }, cancel));
        return group;
    }

    public async Task<ServerFigures> FiguresAsync(bool liveHeap, CancellationToken cancel)
    {
        var all = new List<ServerFigures>();
        foreach (var server in _servers) all.Add(await server.FiguresAsync(liveHeap, cancel));
        return ServerFigures.Sum(all);
    }

    public Task<int[]> StoredSavesAsync(CancellationToken cancel) => _servers[0].StoredSavesAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
    }
}
