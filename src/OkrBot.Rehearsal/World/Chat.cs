using System.Text;

namespace OkrBot.Rehearsal.World;

/// <summary>A conversation. Changed only under the lock of <see cref="TenantWorld"/>.</summary>
public sealed class Chat(string id, string title, bool personal)
{
    public string Id { get; } = id;
    public string Title { get; } = title;

    /// <summary>The channel whose thread this is; null for a chat.</summary>
    public Chat? Channel { get; init; }

    /// <summary>A channel itself: who posts here opens a new thread.</summary>
    public bool IsChannel { get; init; }

    /// <summary>One person and the bot, rather than a meeting's chat.</summary>
    public bool IsPersonal { get; } = personal;
    public List<TenantPerson> Members { get; init; } = [];

    /// <summary>Oldest first, deleted ones included.</summary>
    public List<Message> Messages { get; } = [];

    /// <summary>The bot was removed: every call about this chat is refused with 403.</summary>
    public bool BotRemoved { get; set; }

    public Meeting? Meeting { get; init; }
}

/// <summary>The meeting behind a chat: one series for all its occurrences.</summary>
/// <param name="Start">Of the series' definition.</param>
public sealed class Meeting(string threadId, TenantPerson organizer, DateTimeOffset start, TimeSpan length)
{
    /// <summary>As Teams makes it: the same for every occurrence of the series.</summary>
    public string Id { get; } = IdOf(threadId);
    public TenantPerson Organizer { get; } = organizer;
    public DateTimeOffset Start { get; } = start;
    public DateTimeOffset End { get; } = start + length;
    public HashSet<TenantPerson> Joined { get; } = [];
    public HashSet<TenantPerson> Presenters { get; } = [];

    public string RoleOf(TenantPerson person)
        => person == Organizer ? "Organizer" : Presenters.Contains(person) ? "Presenter" : "Attendee";

    public static string IdOf(string threadId) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"0#{threadId}#0"));
}
