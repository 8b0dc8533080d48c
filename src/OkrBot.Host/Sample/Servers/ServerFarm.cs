using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.Rehearsal.Clock;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Playing.Servers;

namespace OkrBot.Host.Sample.Servers;

/// <summary>Where and how a rehearsal's servers start.</summary>
/// <param name="Settings">All but the clock's.</param>
internal sealed record FarmPlan(IReadOnlyDictionary<string, string?> Settings, string Folder, ScaledTime Time, double Speed, string StorageName);

/// <summary>Real server processes on one store, and a program of this process that only looks into it.</summary>
internal sealed class ServerFarm(FarmPlan plan, WebApplication reader, SampleCompany company, int servers) : IServerFarm, IAsyncDisposable
{
    private readonly Uri[] _addresses = [.. Enumerable.Range(0, servers).Select(_ => ServerProcess.FreeAddress())];
    private readonly ServerProcess?[] _servers = new ServerProcess?[servers];

    public IReadOnlyList<Uri> Addresses => _addresses;
    public string StorageName => plan.StorageName;

    public async Task StartAsync(CancellationToken cancel)
    {
        for (var at = 0; at < servers; at++) _servers[at] = Start(at);
        foreach (var server in _servers) await server!.ReadyAsync(cancel);
    }

    public async Task<Takeover> KillAsync(int server, CancellationToken cancel)
    {
        var dying = _servers[server]!;
        var watch = new TakeoverWatch(reader.Services, company, plan.Time);
        await dying.KillAsync(cancel);
        return await watch.WaitAsync(dying.Id, cancel);
    }

    public async Task<Rolled> RollAsync(int server, CancellationToken cancel)
    {
        var rolled = await _servers[server]!.TerminateAsync(cancel);
        await _servers[server]!.DisposeAsync();
        _servers[server] = Start(server);
        await _servers[server]!.ReadyAsync(cancel);
        return rolled;
    }

    public Task<FarmFacts> ReadAsync(CancellationToken cancel)
        => Patient.ReadAsync(
            () => FarmReading.ReadAsync(
                reader.Services.GetRequiredService<ITeamCycles>(), reader.Services.GetRequiredService<IRooms>(), reader.Services.GetRequiredService<IWorkQueue>(), company, cancel), cancel);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            if (server is not null) await server.DisposeAsync();
    }

    // A child's clock shows what ours does: it is handed over with every start.
    private ServerProcess Start(int at) => ServerProcess.Start(_addresses[at], new Dictionary<string, string?>(plan.Settings, StringComparer.Ordinal)
    {
        ["Clock:Origin"] = plan.Time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        ["Clock:Anchor"] = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        ["Clock:Speed"] = plan.Speed.ToString(CultureInfo.InvariantCulture),
    }, plan.Folder);
}
