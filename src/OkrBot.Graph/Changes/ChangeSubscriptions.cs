using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Client;

namespace OkrBot.Graph.Changes;

/// <summary>Subscriptions to the events of one mailbox, without their data: a notification says no more than where to look.</summary>
internal sealed class ChangeSubscriptions(GraphCalls calls, PublicAddress ours, TimeProvider time) : IChangeSubscriptions
{
    /// <summary>Graph takes 10,080 minutes; its clock and ours differ.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10_065);

    public string? Address => ours.BaseUrl is { } address && IsTold(address) ? address.ToString() : null;

    public async Task<Asked<ChangeSubscription>> StartAsync(TenantId tenant, PersonId owner, string secret, CancellationToken cancel)
    {
        if (ours.BaseUrl is not { } address || !IsTold(address)) return new(null, new NoAnswer.Off());
        return await calls.AskAsync(tenant, (Rights.ReadCalendars, owner), async (graph, stopped) =>
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

    public Task<Asked<ChangeSubscription>> RenewAsync(TenantId tenant, string id, CancellationToken cancel) => calls.AskAsync(tenant, Rights.ReadCalendars,
        async (graph, stopped) => Told(await graph.Subscriptions[id].PatchAsync(new Subscription { ExpirationDateTime = time.GetUtcNow() + Life }, cancellationToken: stopped)), cancel);

    public async Task<Asked<bool>> StopAsync(TenantId tenant, string id, CancellationToken cancel)
    {
        var asked = await calls.AskAsync(tenant, Rights.ReadCalendars, async (graph, stopped) =>
        {
            await graph.Subscriptions[id].DeleteAsync(cancellationToken: stopped);
            return true;
        }, cancel);
        return asked.Why is NoAnswer.Gone ? new(false, null) : asked;
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
        var all = await graph.Subscriptions.GetAsync(cancellationToken: cancel);
        foreach (var one in (all?.Value ?? []).Where(one => string.Equals(one.Resource, resource, StringComparison.OrdinalIgnoreCase)))
            await graph.Subscriptions[one.Id].DeleteAsync(cancellationToken: cancel);
    }

    private static ChangeSubscription Told(Subscription? made)
        => made is { Id: { } id, ExpirationDateTime: { } until } ? new(id, until) : throw new InvalidOperationException("A subscription without an id");
}
