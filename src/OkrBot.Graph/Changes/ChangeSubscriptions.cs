using Microsoft.Extensions.Logging;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Client;

namespace OkrBot.Graph.Changes;

/// <summary>Subscriptions to the events of one mailbox, without their data: a notification says no more than where to look. A refusal here is no word on the right
/// to read calendars: Graph refuses so beyond its quotas too, and where a right reaches some mailboxes only. Whether they can be read reading tells.</summary>
internal sealed partial class ChangeSubscriptions(GraphCalls calls, PublicAddress ours, TimeProvider time, ILogger<ChangeSubscriptions> log) : IChangeSubscriptions
{
    /// <summary>More is a loop.</summary>
    private const int MostPages = 200;

    /// <summary>Graph takes 10,080 minutes; its clock and ours differ.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10_065);

    public string? Address => ours.BaseUrl is { } address && IsTold(address) ? address.ToString() : null;

    public async Task<Asked<ChangeSubscription>> StartAsync(TenantId tenant, PersonId owner, string secret, CancellationToken cancel)
    {
        if (ours.BaseUrl is not { } address || !IsTold(address)) return new(null, new NoAnswer.Off());
        return await AskAsync(tenant, async (graph, stopped) =>
        {
            try
            {
                return Told(await graph.Subscriptions.PostAsync(Wanted(owner, secret, address), Prefer, stopped));
            }
            // One stands already, with a secret that is not known here any more. The SDK sends of one object the second time only what has changed.
            catch (ODataError error) when (error.ResponseStatusCode == 409)
            {
                await RemoveAsync(graph, ResourceOf(owner), stopped);
                return Told(await graph.Subscriptions.PostAsync(Wanted(owner, secret, address), Prefer, stopped));
            }
        }, cancel);
    }

    public Task<Asked<ChangeSubscription>> RenewAsync(TenantId tenant, string id, CancellationToken cancel) => AskAsync(tenant,
        async (graph, stopped) => Told(await graph.Subscriptions[id].PatchAsync(new Subscription { ExpirationDateTime = time.GetUtcNow() + Life }, cancellationToken: stopped)), cancel);

    public async Task<Asked<bool>> StopAsync(TenantId tenant, string id, CancellationToken cancel)
    {
        var asked = await AskAsync(tenant, async (graph, stopped) =>
        {
            await graph.Subscriptions[id].DeleteAsync(cancellationToken: stopped);
            return true;
        }, cancel);
        return asked.Why is NoAnswer.Gone ? new(false, null) : asked;
    }

    private async Task<Asked<T>> AskAsync<T>(TenantId tenant, Func<GraphServiceClient, CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        if (!calls.Client.Serves(tenant)) return new(default, new NoAnswer.Off());
        var asked = await calls.TryAsync(Rights.ReadCalendars, ask, cancel);
        if (asked.Why is NoAnswer.MissingRight) LogRefused();
        return asked;
    }

    /// <summary>Graph speaks https alone, and a machine to itself only in rehearsals.</summary>
    private bool IsTold(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.IsLoopback && calls.Client.IsLoopback);

    private static void Prefer<T>(RequestConfiguration<T> request) where T : class, new() => request.Headers.Add("Prefer", "IdType=\"ImmutableId\"");

    private static string ResourceOf(PersonId owner) => $"users/{owner.Value}/events";

    private Subscription Wanted(PersonId owner, string secret, Uri address) => new()
    {
        ChangeType = "created,updated,deleted",
        Resource = ResourceOf(owner),
        NotificationUrl = new Uri(address, ChangePaths.Notifications).ToString(),
        LifecycleNotificationUrl = new Uri(address, ChangePaths.Lifecycle).ToString(),
        ExpirationDateTime = time.GetUtcNow() + Life,
        ClientState = secret,
        LatestSupportedTlsVersion = "v1_2",
    };

    private static async Task RemoveAsync(GraphServiceClient graph, string resource, CancellationToken cancel)
    {
        var same = new List<string>();
        var page = await graph.Subscriptions.GetAsync(cancellationToken: cancel);
        for (var pages = 1; page is not null; pages++)
        {
            same.AddRange((page.Value ?? []).Where(one => one.Id is not null && string.Equals(one.Resource?.TrimStart('/'), resource, StringComparison.OrdinalIgnoreCase)).Select(one => one.Id!));
            page = page.OdataNextLink is { } next && pages < MostPages ? await graph.Subscriptions.WithUrl(next).GetAsync(cancellationToken: cancel) : null;
        }
        foreach (var id in same) await graph.Subscriptions[id].DeleteAsync(cancellationToken: cancel);
    }

    private static ChangeSubscription Told(Subscription? made)
        => made is { Id: { } id, ExpirationDateTime: { } until } ? new(id, until) : throw new InvalidOperationException("A subscription without an id");

    [LoggerMessage(1063, LogLevel.Warning, "Microsoft Graph takes no subscription for a calendar (403): its changes are found at night, and before each check-in")]
    private partial void LogRefused();
}
