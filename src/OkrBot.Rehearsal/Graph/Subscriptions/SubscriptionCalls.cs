using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Graph.Requests;

namespace OkrBot.Rehearsal.Graph.Subscriptions;

/// <summary>Subscriptions to calendars: made after a handshake, renewed for a week at most, deleted.</summary>
internal sealed class SubscriptionCalls(GraphSubscriptions all, TimeProvider time)
{
    /// <summary>Of events without their data. Source: the page "subscription resource type", 2026-09-17.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10_080);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(45);
    private const int LongestClientState = 128;
    private const int PageSize = 20;

    internal void Register(GraphHandlers handlers) => handlers
        .Add("subscribe", CreateAsync)
        .Add("listSubscriptions", List)
        .Add("renewSubscription", Renew)
        .Add("unsubscribe", call => all.Remove(call.Ids[0]) ? new GraphReply(204) : Unknown);

    private static GraphReply Unknown { get; } = GraphReply.Error(404, "ResourceNotFound", "The object was not found.");

    private GraphReply List(GraphCall call)
    {
        var skip = int.TryParse(call.Request.Option("$skiptoken"), CultureInfo.InvariantCulture, out var told) ? told : 0;
        var page = all.Live.Skip(skip).Take(PageSize + 1).Select(all.Shown).OfType<JsonObject>().ToList();
        return GraphReply.Page(page.Take(PageSize), page.Count > PageSize ? call.LinkOnly("$skiptoken", (skip + PageSize).ToString(CultureInfo.InvariantCulture)) : null);
    }

    private async Task<GraphReply> CreateAsync(GraphCall call, CancellationToken cancel)
    {
        var wanted = (JsonObject)call.Request.Body!.DeepClone();
        if (!wanted.ContainsKey("resource") || !wanted.ContainsKey("changeType") || (string?)wanted["notificationUrl"] is not { } url) return GraphReply.BadRequest("A required property is missing.");
        if (((string?)wanted["clientState"])?.Length > LongestClientState) return GraphReply.BadRequest("clientState is too long.");
        if (Until(wanted) is not { } until) return GraphReply.BadRequest("Subscription expiration can only be 10080 minutes in the future.");
        if (all.FindSame(wanted) is { } same) return GraphReply.Error(409, "Conflict", $"Subscription Id {same} already exists for the requested combination");
        foreach (var address in new[] { url, (string?)wanted["lifecycleNotificationUrl"] }.OfType<string>())
            if (!await all.ShakesHandsAsync(address, cancel)) return GraphReply.Error(400, "ValidationError", "Subscription validation request failed.");
        wanted["expirationDateTime"] = until;
        return GraphReply.Created(all.Add(wanted, call.Request.WantsImmutableIds));
    }

    private GraphReply Renew(GraphCall call)
    {
        if (all.Shown(call.Ids[0]) is null) return Unknown;
        if (call.Request.Body!.ContainsKey("lifecycleNotificationUrl")) return GraphReply.BadRequest("lifecycleNotificationUrl cannot be changed.");
        if (Until(call.Request.Body!) is not { } until) return GraphReply.BadRequest("Subscription expiration can only be 10080 minutes in the future.");
        all.Renew(call.Ids[0], JsonValue.Create(until));
        return GraphReply.Ok(all.Shown(call.Ids[0])!);
    }

    private DateTimeOffset? Until(JsonObject body)
    {
        var now = time.GetUtcNow();
        if (body["expirationDateTime"]?.GetValue<DateTimeOffset>() is not { } wanted || wanted <= now || wanted > now + Longest) return null;
        return wanted < now + Shortest ? now + Shortest : wanted;
    }
}
