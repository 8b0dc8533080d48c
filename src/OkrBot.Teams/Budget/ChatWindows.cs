using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.Teams.Budget;

/// <summary>What this server sent into each conversation: 7 in a second and 60 in 30 (Teams' rate-limit page of 2026-10-08). Not safe for two
/// threads: its budget locks.</summary>
internal sealed class ChatWindows
{
    private const int PruneAbove = 10_000;
    private readonly Dictionary<ChatId, (SlidingWindow Second, SlidingWindow Half)> _chats = [];

    public DateTimeOffset FreeAt(ChatId chat, DateTimeOffset now, SendClass sendClass)
    {
        if (!_chats.TryGetValue(chat, out var known)) return now;
        var (second, half) = (known.Second.FreeAt(now, sendClass), known.Half.FreeAt(now, sendClass));
        return second > half ? second : half;
    }

    public void Take(ChatId chat, DateTimeOffset now)
    {
        if (_chats.Count > PruneAbove) Prune(now);
        if (!_chats.TryGetValue(chat, out var known))
            _chats.Add(chat, known = (new(7, TimeSpan.FromSeconds(1)), new(60, TimeSpan.FromSeconds(30))));
        known.Second.Take(now);
        known.Half.Take(now);
    }

    private void Prune(DateTimeOffset now)
    {
        foreach (var idle in _chats.Where(chat => chat.Value.Half.IsEmpty(now)).Select(chat => chat.Key).ToList())
            _chats.Remove(idle);
    }
}
