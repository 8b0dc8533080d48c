using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Settings;
using OkrBot.Storage.Tables;

namespace OkrBot.Host.Changes;

/// <summary>Tells client states of ours from forged ones without a look into storage. Beside those that are signed under the secret of now stand the ones of subscriptions
/// that were begun before states were signed, or under a secret of before: they are read once a process, as soon as it starts, and each ends with the next night's
/// renewal, which begins its subscription anew.</summary>
internal sealed class StandingStates(ClientStates states, IWatches watches, IOptions<GraphOptions> graph, TimeProvider time)
{
    /// <summary>While storage does not answer, no stranger makes it be asked more often.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private Task<FrozenDictionary<string, string>>? _reading;
    private DateTimeOffset _again;

    private TenantId Home => new(graph.Value.TenantId);

    /// <exception cref="StorageUnavailableException">Nothing could be read; whoever asks for the first time tries again.</exception>
    public Task GetReadyAsync(CancellationToken cancel) => FormerAsync(cancel);

    /// <exception cref="StorageUnavailableException">Nobody can tell yet: it was not read since the start.</exception>
    public async ValueTask<bool> HasAsync(ToldChange one, CancellationToken cancel)
    {
        var former = await FormerAsync(cancel);
        return await states.IsOursAsync(Home, one.Secret, cancel) || (one.Owner is { } owner && former.TryGetValue(owner, out var known) && ClientStates.IsSame(known, one.Secret));
    }

    private Task<FrozenDictionary<string, string>> FormerAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_reading is null || (_reading is { IsCompleted: true, IsCompletedSuccessfully: false } && now >= _again)) (_reading, _again) = (ReadAsync(CancellationToken.None), now + Rest);
            return _reading.WaitAsync(cancel);
        }
    }

    private async Task<FrozenDictionary<string, string>> ReadAsync(CancellationToken cancel)
    {
        await states.GetReadyAsync(cancel);
        var all = await Task.WhenAll(Shards.All.Select(shard => ReadAsync(new Shard(shard), cancel)));
        return all.SelectMany(some => some).ToFrozenDictionary(one => one.Key, one => one.Value, StringComparer.OrdinalIgnoreCase);
    }

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(Shard shard, CancellationToken cancel)
    {
        var former = new List<KeyValuePair<string, string>>();
        try
        {
            await foreach (var watch in watches.AllAsync(Home, shard, cancel))
                if (watch.Secret is { } state && !await states.IsOursAsync(Home, state, cancel)) former.Add(new(watch.Owner.Value, state));
        }
        // One row that cannot be read, of which the planner tells each day, silences no other calendar.
        catch (InvalidDataException)
        {
        }
        return former;
    }
}
