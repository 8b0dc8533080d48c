using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Subscriptions;

/// <summary>What the bot wants to be told about, and what was not told yet. Nothing is sent by itself: tests deliver once, twice, late or never.</summary>
public sealed class GraphSubscriptions : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, JsonObject> _all = new(StringComparer.Ordinal);
    private readonly List<(string Url, JsonObject Notification)> _waiting = [];
    private readonly HashSet<string> _immutable = new(StringComparer.Ordinal);
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly TimeProvider _time;
    private readonly string _tenantId;
    private int _last;

    internal GraphSubscriptions(TenantCalendars calendars, TimeProvider time, string tenantId)
    {
        (_time, _tenantId) = (time, tenantId);
        calendars.Watch(OnChanged);
    }

    /// <summary>Ids of those that have not expired.</summary>
    public IReadOnlyList<string> Live
    {
        get { lock (_gate) return [.. _all.Where(one => IsLive(one.Value)).Select(one => one.Key)]; }
    }

    /// <summary>Where the network brings what is sent to a public address; null = to where the address says.</summary>
    public Uri? Reach { get; set; }

    /// <summary>How many notifications wait to be told.</summary>
    public int Waiting
    {
        get { lock (_gate) return _waiting.Count; }
    }

    /// <summary>What a subscription was made with; for tests that forge.</summary>
    public JsonObject? Find(string id)
    {
        lock (_gate) return _all.GetValueOrDefault(id)?.DeepClone() as JsonObject;
    }

    /// <summary>Tells all that waits, each this often. Answers the statuses that came back.</summary>
    public async Task<IReadOnlyList<int>> DeliverAsync(int times, CancellationToken cancel)
    {
        ImmutableArray<(string Url, JsonObject Notification)> taken;
        lock (_gate)
        {
            taken = [.. _waiting];
            _waiting.Clear();
        }
        var statuses = new List<int>();
        foreach (var (url, notification) in taken)
            for (var i = 0; i < times; i++) statuses.Add(await PostAsync(url, notification, cancel));
        return statuses;
    }

    /// <summary>What waits is never told, as where the bot was away for too long.</summary>
    public void Lose()
    {
        lock (_gate) _waiting.Clear();
    }

    /// <param name="kind"><c>reauthorizationRequired</c>, <c>subscriptionRemoved</c> or <c>missed</c>.</param>
    public async Task<int> TellLifecycleAsync(string id, string kind, CancellationToken cancel)
    {
        var subscription = Find(id)!;
        if (kind == "subscriptionRemoved") Remove(id);
        var notification = Envelope(id, subscription);
        notification["lifecycleEvent"] = kind;
        return await PostAsync((string)subscription["lifecycleNotificationUrl"]!, notification, cancel);
    }

    public void Dispose() => _client.Dispose();

    internal string? FindSame(JsonObject wanted)
    {
        lock (_gate)
            return _all.FirstOrDefault(one => IsLive(one.Value) && (string?)one.Value["resource"] == (string?)wanted["resource"] && (string?)one.Value["changeType"] == (string?)wanted["changeType"]).Key;
    }

    /// <param name="immutableIds">Wished for when it was made: without it an item that is moved between folders is told under an id that nobody has seen.</param>
    internal JsonObject Add(JsonObject wanted, bool immutableIds)
    {
        var id = $"7f105c7d-2dc5-4530-97cd-{Interlocked.Increment(ref _last).ToString("d12", CultureInfo.InvariantCulture)}";
        lock (_gate)
        {
            _all[id] = (JsonObject)wanted.DeepClone();
            _all[id]["id"] = id;
            if (immutableIds) _immutable.Add(id);
        }
        return Shown(id)!;
    }

    /// <summary>Without its client state, which Graph tells nobody.</summary>
    internal JsonObject? Shown(string id)
    {
        if (Find(id) is not { } found || !IsLive(found)) return null;
        found["clientState"] = null;
        return found;
    }

    internal void Renew(string id, JsonNode until)
    {
        lock (_gate) _all[id]["expirationDateTime"] = until.DeepClone();
    }

    internal bool Remove(string id)
    {
        lock (_gate) return _all.Remove(id);
    }

    /// <summary>Whether the address answers the handshake: the token back as plain text with 200, within ten seconds.</summary>
    internal async Task<bool> ShakesHandsAsync(string url, CancellationToken cancel)
    {
        const string token = "Validation: Testing client application reachability for subscription Request-Id: 1+1 <b>&\"";
        try
        {
            using var empty = new StringContent("", System.Text.Encoding.UTF8, "text/plain");
            using var response = await _client.PostAsync(Reached($"{url}?validationToken={Uri.EscapeDataString(token)}"), empty, cancel);
            return (int)response.StatusCode == 200 && response.Content.Headers.ContentType?.MediaType == "text/plain"
                && System.Net.WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(cancel)) == token;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private void OnChanged(CalendarChange change)
    {
        foreach (var owner in change.Item.Invited.Append(change.Item.Organizer).Distinct())
            lock (_gate)
                foreach (var (id, subscription) in _all)
                    if (IsLive(subscription) && string.Equals((string?)subscription["resource"], $"users/{owner.ObjectId}/events", StringComparison.OrdinalIgnoreCase))
                        _waiting.Add(((string)subscription["notificationUrl"]!, Notification(id, subscription, change, owner)));
    }

    private JsonObject Notification(string id, JsonObject subscription, CalendarChange change, TenantPerson owner)
    {
        var item = new Viewer(owner, _immutable.Contains(id)).IdOf(change.Item);
        var resource = $"Users/{owner.ObjectId}/Events/{item}";
        var notification = Envelope(id, subscription);
        // Whoever was invited keeps a cancelled item, marked.
        notification["changeType"] = change.Kind == CalendarChangeKind.Deleted && change.Item.Organizer != owner ? "updated" : change.Kind.ToString().ToLowerInvariant();
        notification["resource"] = resource;
        notification["resourceData"] = new JsonObject { ["@odata.type"] = "#Microsoft.Graph.Event", ["@odata.id"] = resource, ["id"] = item };
        return notification;
    }

    private JsonObject Envelope(string id, JsonObject subscription) => new()
    {
        ["subscriptionId"] = id,
        ["subscriptionExpirationDateTime"] = subscription["expirationDateTime"]?.DeepClone(),
        ["clientState"] = subscription["clientState"]?.DeepClone(),
        ["tenantId"] = _tenantId,
    };

    private Uri Reached(string url)
    {
        var address = new Uri(url);
        return Reach is { } there ? new Uri(there, address.PathAndQuery) : address;
    }

    private bool IsLive(JsonObject subscription) => subscription["expirationDateTime"]!.GetValue<DateTimeOffset>() > _time.GetUtcNow();

    private async Task<int> PostAsync(string url, JsonObject notification, CancellationToken cancel)
    {
        var body = new JsonObject { ["value"] = new JsonArray(notification.DeepClone()) };
        using var content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(Reached(url), content, cancel);
        return (int)response.StatusCode;
    }
}
