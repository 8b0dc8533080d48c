using System.Collections.Concurrent;

namespace OkrBot.Rehearsal.Clients;

/// <summary>Stands between Teams and the servers, as a cloud's does: each delivery goes to the next server, and past one that takes no connection.
/// Safe for many threads.</summary>
public sealed class LoadBalancer(params Uri[] servers)
{
    private readonly ConcurrentDictionary<Uri, int> _answered = [];
    private Uri[] _servers = servers;
    private int _last = -1;
    private int _refused;
    private int _cut;

    public IReadOnlyList<Uri> Servers
    {
        get => Volatile.Read(ref _servers);
        set => Volatile.Write(ref _servers, [.. value]);
    }

    /// <summary>Connections that a server did not take: what was to go there went to the next.</summary>
    public int Refused => _refused;

    /// <summary>Deliveries that were taken and got no answer.</summary>
    public int Cut => _cut;

    public int AnsweredBy(Uri server) => _answered.GetValueOrDefault(server);

    internal int MostTries => Servers.Count == 1 ? 1 : 2 * Servers.Count;

    internal Uri Next()
    {
        var all = Servers;
        return all[(int)((uint)Interlocked.Increment(ref _last) % (uint)all.Count)];
    }

    internal void Answered(Uri server) => _answered.AddOrUpdate(server, 1, static (_, count) => count + 1);

    internal void Failed(bool isRefused) => _ = isRefused ? Interlocked.Increment(ref _refused) : Interlocked.Increment(ref _cut);
}
