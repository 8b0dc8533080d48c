using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Clients;

/// <summary>When a card with <c>refresh</c> appears or is edited, each listed person's client asks for its own view by itself, all at once.</summary>
internal sealed class RefreshBurst(StandInTenant tenant, Delivery delivery, Activities activities, Views views)
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private int _sent;

    /// <summary>Automatic refreshes sent so far.</summary>
    internal int Sent => _sent;

    /// <summary>Ends when no client is refreshing.</summary>
    internal async Task QuietAsync(CancellationToken cancel)
    {
        Task running;
        do
        {
            lock (_gate) running = _running;
            await running.WaitAsync(cancel);
        }
        while (running != _running);
    }

    internal bool IsQuiet
    {
        get { lock (_gate) return _running.IsCompleted; }
    }

    internal void OnChanged(ChatChange change, CancellationToken cancel)
    {
        if (change.Kind == ChatChangeKind.Deleted) return;
        var listed = Listed(change);
        views.Drop(change.Message.Id, person => listed.Any(member => member.ChannelId == person));
        if (listed.Count == 0) return;
        var burst = listed.Select(person => Task.Run(() => AskAsync(person, change.Chat, change.Message, cancel), cancel));
        lock (_gate) _running = Task.WhenAll(_running, Task.WhenAll(burst));
    }

    internal async Task<BotAnswer> AskAsync(TenantPerson person, Chat chat, Message message, CancellationToken cancel)
    {
        var refresh = views.CardFor(person, message)?["refresh"]?["action"] ?? message.Card?["refresh"]?["action"];
        if (refresh is not JsonObject action) return new BotAnswer.Nothing();
        Interlocked.Increment(ref _sent);
        var ask = views.NextAsk();
        var activity = activities.CardAction(person, chat, message.Id, (JsonObject)action.DeepClone(), automatic: true);
        var answer = BotAnswer.Read(await delivery.SendAsync(activity, cancel));
        if (answer is not BotAnswer.Card card) return answer;
        var where = $"automatic refresh of \"{Json.Text(action["verb"])}\"";
        tenant.Checks.Check(card.Content, where);
        if (CardReader.Fields(card.Content).Count > 0) tenant.Violations.Add("refresh-with-inputs", where);
        views.Show(person, message.Id, ask, card.Content);
        return answer;
    }

    /// <summary>An absent list means everyone, as long as the chat has at most 60 members.</summary>
    private static IReadOnlyList<TenantPerson> Listed(ChatChange change)
    {
        if (change.Message.Card?["refresh"] is not JsonObject refresh) return [];
        if (refresh["userIds"] is not JsonArray ids) return change.Chat.Members.Count <= 60 ? change.Chat.Members : [];
        var listed = ids.Select(Json.Text).ToHashSet(StringComparer.Ordinal);
        return [.. change.Chat.Members.Where(person => listed.Contains(person.ChannelId))];
    }
}
