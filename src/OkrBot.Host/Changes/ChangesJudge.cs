using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Settings;

namespace OkrBot.Host.Changes;

/// <summary>Which notifications are meant for which watched calendar. One that was made up costs no look into storage: it carries no client state of ours. What
/// does is judged by what was stored when the subscription was made, and however many of them come about one calendar, by one look in half a minute.</summary>
internal sealed class ChangesJudge(StandingStates states, IWatches watches, IOptions<GraphOptions> graph, TimeProvider time)
{
    /// <summary>For a while: what has ended since only makes its calendar be read once too often.</summary>
    private readonly ConcurrentDictionary<PersonId, (WatchEntry Watch, DateTimeOffset Until)> _judged = [];

    public async IAsyncEnumerable<(WatchEntry Watch, IReadOnlyList<ToldChange> Meant)> MeantAsync(IEnumerable<ToldChange> told, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var owner in told.Where(IsOfHome).GroupBy(one => one.Owner).Where(one => one.Key is not null))
        {
            var ours = new List<ToldChange>();
            foreach (var one in owner)
                if (await states.HasAsync(one, cancel)) ours.Add(one);
            if (ours.Count > 0 && await WatchAsync(new PersonId(owner.Key!), ours, cancel) is { } watch) yield return (watch, [.. ours.Where(one => IsMeant(watch, one))]);
        }
    }

    private async Task<WatchEntry?> WatchAsync(PersonId owner, List<ToldChange> told, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (_judged.TryGetValue(owner, out var known) && now < known.Until && told.TrueForAll(one => IsMeant(known.Watch, one))) return known.Watch;
        var watch = await watches.FindAsync(new TenantId(graph.Value.TenantId), owner, cancel);
        if (watch is not null) _judged[owner] = (watch, now + CalendarWork.Gather);
        return watch;
    }

    private bool IsOfHome(ToldChange one) => string.Equals(one.Tenant, graph.Value.TenantId, StringComparison.OrdinalIgnoreCase);

    private static bool IsMeant(WatchEntry watch, ToldChange one) => watch is { Subscription: { } subscription, Secret: { } secret }
        && ClientStates.IsSame(secret, one.Secret)
        && string.Equals(subscription, one.Subscription, StringComparison.OrdinalIgnoreCase)
        && (one.Kind != ToldKind.Change || string.Equals(one.Mailbox, watch.Owner.Value, StringComparison.OrdinalIgnoreCase));
}
