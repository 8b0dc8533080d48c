namespace OkrBot.Graph.Client;

/// <summary>Graph's limits, kept by ourselves: four requests at once to one mailbox, one a second about one chat, 25 a second about all chats of the tenant
/// (Teams takes 30), 40 changes of subscriptions a second (Graph takes 1,000 in 20 s). Sources: "Throttling limits, Outlook", "Teams" and "subscription
/// services", microsoft-graph-docs-contrib. Each server keeps them for itself.</summary>
internal sealed class Limits(TimeProvider time) : IDisposable
{
    private const int AtOncePerMailbox = 4;
    private const int ChatsPerSecond = 25;
    private const int SubscriptionsPerSecond = 40;

    private readonly Shelf<SemaphoreSlim> _mailboxes = new(() => new SemaphoreSlim(AtOncePerMailbox, AtOncePerMailbox), places => places.CurrentCount == AtOncePerMailbox);
    private readonly ChatPace _chats = new(ChatsPerSecond, time);
    private readonly Pace _subscriptions = new(SubscriptionsPerSecond, time);
    private readonly SemaphoreSlim _batches = new(1, 1);

    /// <summary>What a batch takes of the limits. Of one mailbox Graph lets four of its parts through at a time by itself ("Combine multiple HTTP requests using JSON
    /// batching", Learn).</summary>
    /// <exception cref="ArgumentException">One chat stands twice in it: no waiting makes that right.</exception>
    public static List<Place> Share(IEnumerable<Place> parts) => [.. parts.GroupBy(part => part).SelectMany(group => group.Key.Kind switch
    {
        PlaceKind.Mailbox => group.Take(AtOncePerMailbox),
        PlaceKind.Chat when group.Count() > 1 => throw new ArgumentException("A batch asks twice about one chat", nameof(parts)),
        _ => group,
    })];

    /// <summary>Waits until there is room for all of them; who is stopped before has entered none.</summary>
    public async Task EnterAsync(IReadOnlyList<Place> places, CancellationToken cancel)
    {
        // One after the other: two that each hold what the other needs would wait for ever.
        await _batches.WaitAsync(cancel);
        var entered = new List<Place>(places.Count);
        try
        {
            foreach (var place in places)
            {
                await EnterAsync(place, cancel);
                entered.Add(place);
            }
        }
        catch (OperationCanceledException)
        {
            entered.ForEach(Renounce);
            throw;
        }
        finally
        {
            _batches.Release();
        }
    }

    public Task EnterAsync(Place place, CancellationToken cancel) => place.Kind switch
    {
        PlaceKind.Mailbox => EnterMailboxAsync(place.Id, cancel),
        PlaceKind.Chat => _chats.EnterAsync(place.Id, cancel),
        PlaceKind.Subscriptions => _subscriptions.EnterAsync(cancel),
        _ => Task.CompletedTask,
    };

    /// <summary>It is answered.</summary>
    public void Leave(Place place)
    {
        if (place.Kind == PlaceKind.Mailbox) LeaveMailbox(place.Id);
        else if (place.Kind == PlaceKind.Chat) _chats.Leave(place.Id);
        else if (place.Kind == PlaceKind.Subscriptions) _subscriptions.Leave();
    }

    public void Dispose()
    {
        _mailboxes.Dispose();
        _chats.Dispose();
        _subscriptions.Dispose();
        _batches.Dispose();
    }

    /// <summary>Nothing was sent.</summary>
    private void Renounce(Place place)
    {
        if (place.Kind == PlaceKind.Mailbox) LeaveMailbox(place.Id);
        else if (place.Kind == PlaceKind.Chat) _chats.Renounce(place.Id);
        else if (place.Kind == PlaceKind.Subscriptions) _subscriptions.Renounce();
    }

    private async Task EnterMailboxAsync(string id, CancellationToken cancel)
    {
        var places = _mailboxes.Take(id);
        try
        {
            await places.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            _mailboxes.GiveBack(id);
            throw;
        }
    }

    private void LeaveMailbox(string id)
    {
        _mailboxes.Taken(id).Release();
        _mailboxes.GiveBack(id);
    }
}
