using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace OkrBot.Rehearsal.World;

public enum ChatChangeKind { Posted, Edited, Deleted }

/// <summary>Something that people's clients see in a chat.</summary>
public sealed record ChatChange(ChatChangeKind Kind, Chat Chat, Message Message);

/// <summary>People, chats and messages of the tenant. Safe to use from any thread.</summary>
public sealed class TenantWorld(TimeProvider time, int seed)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Chat> _chats = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TenantPerson> _people = new(StringComparer.Ordinal);
    private ImmutableList<Action<ChatChange>> _watchers = [];
    private int _lastMessage;

    public IEnumerable<Chat> Chats => _chats.Values;
    public IEnumerable<TenantPerson> People => _people.Values;

    /// <summary>From now on <paramref name="seen"/> is called after each change, outside the lock and on the caller's thread.</summary>
    public void Watch(Action<ChatChange> seen) => ImmutableInterlocked.Update(ref _watchers, static (all, one) => all.Add(one), seen);

    public void Unwatch(Action<ChatChange> seen) => ImmutableInterlocked.Update(ref _watchers, static (all, one) => all.Remove(one), seen);

    /// <param name="homeTenant">Somebody of another organisation; null = of this tenant.</param>
    public TenantPerson AddPerson(string name, PersonRole role = PersonRole.User, string? homeTenant = null)
    {
        var person = TenantPerson.Create(name, role, seed) with { HomeTenant = homeTenant };
        return _people.GetOrAdd(person.ChannelId, person);
    }

    public Chat AddMeetingChat(string title, TenantPerson organizer, DateTimeOffset start, TimeSpan length, IEnumerable<TenantPerson> members)
    {
        var id = $"19:meeting_{Hash(title)}@thread.v2";
        var chat = new Chat(id, title, personal: false) { Meeting = new Meeting(id, organizer, start, length) };
        chat.Members.AddRange(members.Distinct());
        return _chats.GetOrAdd(id, chat);
    }

    /// <summary>A team's channel; its members are the team's.</summary>
    public Chat AddChannel(string title, IEnumerable<TenantPerson> members)
        => _chats.GetOrAdd($"19:{Hash("channel " + title)}@thread.tacv2", id => new Chat(id, title, personal: false) { IsChannel = true, Members = [.. members.Distinct()] });

    /// <summary>A meeting in a channel: its conversation is the thread below the invitation.</summary>
    public Chat AddChannelMeeting(Chat channel, string title, TenantPerson organizer, DateTimeOffset start, TimeSpan length)
    {
        var root = (1_600_000_000_000L + Interlocked.Increment(ref _lastMessage)).ToString(CultureInfo.InvariantCulture);
        var id = $"{channel.Id};messageid={root}";
        return _chats.GetOrAdd(id, new Chat(id, title, personal: false) { Channel = channel, Members = channel.Members, Meeting = new Meeting(id, organizer, start, length) });
    }

    /// <summary>The one personal chat with this person: the same person gets the same chat.</summary>
    public Chat PersonalChat(TenantPerson person)
        => _chats.GetOrAdd($"a:1{Hash(person.ChannelId)}", id =>
        {
            var chat = new Chat(id, person.Name, personal: true);
            chat.Members.Add(person);
            return chat;
        });

    public Chat? FindChat(string id) => _chats.GetValueOrDefault(id);

    public Chat? FindMeeting(string meetingId) => _chats.Values.FirstOrDefault(chat => chat.Meeting?.Id == meetingId);

    /// <param name="id">A <c>29:</c> id or an object id.</param>
    public TenantPerson? FindPerson(string id)
        => _people.GetValueOrDefault(id)
            ?? _people.Values.FirstOrDefault(person => string.Equals(person.ObjectId, id, StringComparison.OrdinalIgnoreCase));

    public Message Post(Chat chat, JsonObject activity)
    {
        var number = Interlocked.Increment(ref _lastMessage);
        var id = (1_700_000_000_000L + number).ToString(CultureInfo.InvariantCulture);
        var message = new Message(id, chat.Id, (JsonObject)activity.DeepClone(), time.GetUtcNow());
        lock (_gate) chat.Messages.Add(message);
        Tell(new(ChatChangeKind.Posted, chat, message));
        return message;
    }

    /// <summary>Null when there is no such message, or no more.</summary>
    public Message? Edit(Chat chat, string messageId, JsonObject activity) => Replace(chat, messageId, ChatChangeKind.Edited,
        message => message with { Activity = (JsonObject)activity.DeepClone(), EditedAt = time.GetUtcNow(), Edits = message.Edits + 1 });

    public Message? Delete(Chat chat, string messageId)
        => Replace(chat, messageId, ChatChangeKind.Deleted, message => message with { Deleted = true });

    /// <summary>The bot's messages that stand in the chat, oldest first.</summary>
    public IReadOnlyList<Message> MessagesIn(string chatId)
    {
        if (FindChat(chatId) is not { } chat) return [];
        lock (_gate) return [.. chat.Messages.Where(message => !message.Deleted)];
    }

    private Message? Replace(Chat chat, string messageId, ChatChangeKind kind, Func<Message, Message> change)
    {
        Message changed;
        lock (_gate)
        {
            var at = chat.Messages.FindIndex(message => message.Id == messageId && !message.Deleted);
            if (at < 0) return null;
            changed = chat.Messages[at] = change(chat.Messages[at]);
        }
        Tell(new(kind, chat, changed));
        return changed;
    }

    private void Tell(ChatChange change)
    {
        foreach (var watcher in _watchers) watcher(change);
    }

    private string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{text}")))[..24];
}
