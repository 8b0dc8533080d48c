using System.Collections.Concurrent;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>Counts what the bot writes into personal chats without having been spoken to, by person and local day.</summary>
internal sealed class PersonalMail
{
    /// <summary>The product's promise to each person.</summary>
    internal const int MostADay = 1;
    internal const int MostAWeek = 3;

    private readonly ConcurrentDictionary<(string Person, DateOnly Day), int> _unasked = new();

    internal int Total => _unasked.Values.Sum();
    internal int MostInADay => _unasked.Values.DefaultIfEmpty(0).Max();

    /// <summary>From Monday to Sunday.</summary>
    internal int MostInAWeek => _unasked.GroupBy(one => (one.Key.Person, Monday: one.Key.Day.AddDays(-(((int)one.Key.Day.DayOfWeek + 6) % 7))))
        .Select(week => week.Sum(one => one.Value)).DefaultIfEmpty(0).Max();

    /// <summary>For <see cref="TenantWorld.Watch"/>. What answers a person's words names them.</summary>
    internal void Saw(ChatChange change)
    {
        if (change is not { Kind: ChatChangeKind.Posted, Chat.IsPersonal: true } || Json.Text(change.Message.Activity["replyToId"]) is not null) return;
        _unasked.AddOrUpdate((change.Chat.Title, LocalTimes.DayOf(change.Message.PostedAt)), 1, static (_, count) => count + 1);
    }
}
