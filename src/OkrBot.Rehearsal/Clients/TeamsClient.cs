using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Clients;

/// <summary>Everybody's Teams client, as far as it concerns the bot: shows cards, refreshes them, presses buttons, opens and sends dialogs.</summary>
public sealed class TeamsClient : IDisposable
{
    private readonly StandInTenant _tenant;
    private readonly Delivery _delivery;
    private readonly Activities _activities;
    private readonly Views _views;
    private readonly RefreshBurst _bursts;
    private readonly Presser _presser;
    private readonly ConcurrentDictionary<string, Form> _dialogs = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closed = new();

    public TeamsClient(StandInTenant tenant, Uri bot)
    {
        _tenant = tenant;
        _delivery = new Delivery(tenant, bot);
        _activities = new Activities(tenant);
        _views = new Views(tenant.Options.Time);
        _bursts = new RefreshBurst(tenant, _delivery, _activities, _views);
        _presser = new Presser(tenant, _delivery, _activities, _views, _dialogs);
        tenant.World.Watch(OnChanged);
    }

    /// <summary>Where the program listens; only its host part counts.</summary>
    public Uri Bot
    {
        get => _delivery.Balancer.Servers[0];
        set => _delivery.Balancer.Servers = [value];
    }

    /// <summary>Where several servers listen, and what they took.</summary>
    public LoadBalancer Balancer => _delivery.Balancer;

    /// <summary>Deliveries and automatic refreshes under way.</summary>
    public bool IsQuiet => _delivery.InFlight == 0 && _bursts.IsQuiet && _tenant.InFlight == 0;
    public int Deliveries => _delivery.Made;
    public int RepeatedDeliveries => _delivery.Repeated;
    public int AutomaticRefreshes => _bursts.Sent;

    /// <summary>Ends when no client is refreshing by itself.</summary>
    public Task RefreshedAsync(CancellationToken cancel) => _bursts.QuietAsync(cancel);

    /// <summary>The newest card of the chat as this person sees it; null when there is none.</summary>
    public JsonObject? CardFor(TenantPerson person, string chatId) => NewestCard(chatId) is { } message ? _views.CardFor(person, message) : null;

    /// <summary>The newest card of the chat as posted for everyone.</summary>
    public Message? NewestCard(string chatId) => _tenant.World.MessagesIn(chatId).LastOrDefault(message => message.Card is not null);

    /// <summary>The dialog that this person has open, to fill and send.</summary>
    public Form? DialogOf(TenantPerson person) => _dialogs.GetValueOrDefault(person.ChannelId);

    /// <summary>The person closes the dialog without sending it.</summary>
    public void Dismiss(TenantPerson person) => _dialogs.TryRemove(person.ChannelId, out _);

    /// <summary>The person scrolls to the newest card: a view older than a minute refreshes by itself.</summary>
    public async Task LookAsync(TenantPerson person, string chatId, CancellationToken cancel)
    {
        if (NewestCard(chatId) is { } message && !_views.IsFresh(person, message))
            await _bursts.AskAsync(person, Find(chatId), message, cancel);
    }

    /// <summary>Presses a button of the newest card, or of the open dialog.</summary>
    /// <param name="press">Which button, and what was filled in before.</param>
    public async Task<BotAnswer> PressAsync(TenantPerson person, string chatId, Press press, CancellationToken cancel)
        => (await PressTogetherAsync(person, chatId, press, 1, cancel))[0];

    public Task<BotAnswer> PressAsync(TenantPerson person, string chatId, string title, CancellationToken cancel)
        => PressAsync(person, chatId, new Press(title), cancel);

    /// <summary>As <see cref="PressAsync(TenantPerson, string, Press, CancellationToken)"/>,
    /// with the same activity delivered several times at once.</summary>
    public async Task<IReadOnlyList<BotAnswer>> PressTogetherAsync(
        TenantPerson person, string chatId, Press press, int times, CancellationToken cancel)
    {
        if (NewestCard(chatId) is not { } message) return [new BotAnswer.NoSuchButton(press.Title)];
        return await _presser.PressAsync(person, Find(chatId), message, press, times, cancel);
    }

    /// <summary>Writes to the bot; in a meeting's chat with a mention.</summary>
    public Task<BotResponse> SayAsync(TenantPerson person, string chatId, string text, CancellationToken cancel)
        => _delivery.SendAsync(_activities.Message(person, Find(chatId), text), cancel);

    /// <summary>Gives the bot a file in the person's own chat with it.</summary>
    public Task<BotResponse> SendFileAsync(TenantPerson person, DriveFile file, CancellationToken cancel)
        => SendFileAsync(person, file.Name, new Uri(_tenant.BaseUrl, TenantDrive.PathOf(_tenant.Drive.Put(file))), cancel);

    /// <inheritdoc cref="SendFileAsync(TenantPerson, DriveFile, CancellationToken)"/>
    /// <param name="download">Wherever the message says that it lies.</param>
    public Task<BotResponse> SendFileAsync(TenantPerson person, string name, Uri download, CancellationToken cancel)
        => _delivery.SendAsync(_activities.File(person, _tenant.World.PersonalChat(person), name, download), cancel);

    /// <summary>Teams tells the bot that the meeting began; whoever joined is in it from now on.</summary>
    public Task<BotResponse> MeetingStartsAsync(TenantPerson by, string chatId, MeetingEventCasing casing, CancellationToken cancel)
        => MeetingEventAsync(true, by, chatId, casing, cancel);

    public Task<BotResponse> MeetingEndsAsync(TenantPerson by, string chatId, MeetingEventCasing casing, CancellationToken cancel)
        => MeetingEventAsync(false, by, chatId, casing, cancel);

    public Task<BotResponse> InstallAsync(TenantPerson by, string chatId, CancellationToken cancel)
    {
        Find(chatId).BotRemoved = false;
        return _delivery.SendAsync(_activities.Installation("add", by, Find(chatId)), cancel);
    }

    /// <summary>From then on every call about this chat is refused with 403.</summary>
    public Task<BotResponse> UninstallAsync(TenantPerson by, string chatId, CancellationToken cancel)
    {
        Find(chatId).BotRemoved = true;
        return _delivery.SendAsync(_activities.Installation("remove", by, Find(chatId)), cancel);
    }

    public Task<BotResponse> AddMemberAsync(TenantPerson by, string chatId, TenantPerson joined, CancellationToken cancel)
    {
        Find(chatId).Members.Add(joined);
        return _delivery.SendAsync(_activities.MembersAdded(by, Find(chatId), [joined.ChannelId]), cancel);
    }

    public Task<BotResponse> RemoveMemberAsync(TenantPerson by, string chatId, TenantPerson left, CancellationToken cancel)
    {
        Find(chatId).Members.Remove(left);
        return _delivery.SendAsync(_activities.MembersRemoved(by, Find(chatId), [left.ChannelId]), cancel);
    }

    /// <summary>A button's invoke as Teams would send it, with any verb and data; for checks that forge.</summary>
    public JsonObject ActionActivity(TenantPerson from, string chatId, string verb, JsonObject data) => _activities.CardAction(
        from, Find(chatId), NewestCard(chatId)?.Id ?? "0", new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, automatic: false);

    /// <summary>The event of a meeting's start as Teams would send it, to be changed; for checks that forge.</summary>
    public JsonObject MeetingStartActivity(TenantPerson by, string chatId) => _activities.MeetingEvent(true, by, Find(chatId), MeetingEventCasing.Pascal);

    /// <summary>Sends any activity as it is, several times at once; for checks that forge.</summary>
    public Task<IReadOnlyList<BotResponse>> DeliverAsync(JsonObject activity, int times, CancellationToken cancel)
        => _delivery.SendTogetherAsync(activity, times, cancel);

    public void Dispose()
    {
        _tenant.World.Unwatch(OnChanged);
        _closed.Cancel();
        _closed.Dispose();
        _delivery.Dispose();
    }

    private async Task<BotResponse> MeetingEventAsync(bool start, TenantPerson by, string chatId, MeetingEventCasing casing, CancellationToken cancel)
        => await _delivery.SendAsync(_activities.MeetingEvent(start, by, Find(chatId), casing), cancel);

    private void OnChanged(ChatChange change) => _bursts.OnChanged(change, _closed.Token);

    private Chat Find(string chatId) => _tenant.World.FindChat(chatId) ?? throw new ArgumentException("No such chat.", nameof(chatId));
}
