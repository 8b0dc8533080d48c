using System.Collections.Concurrent;
using System.Globalization;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>What the bot writes into personal chats without having been spoken to. Counts it by person and local day, and knows what people wished.</summary>
internal sealed class PersonalMail(Action<string> miss)
{
    /// <summary>The product's promise to each person.</summary>
    private const int MostADay = 1;
    private const int MostAWeek = 3;

    private readonly ConcurrentDictionary<(string Person, DateOnly Day), int> _unasked = new();
    private readonly ConcurrentDictionary<string, DateOnly> _quietUntil = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _wanted = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(TenantPerson Person, Message Message)> _new = new();
    private int _wantedCame;

    internal int Unasked => _unasked.Values.Sum();
    internal int MostInADay => _unasked.Values.DefaultIfEmpty(0).Max();

    /// <summary>From Monday to Sunday.</summary>
    internal int MostInAWeek => _unasked.GroupBy(one => (one.Key.Person, Monday: one.Key.Day.AddDays(-(((int)one.Key.Day.DayOfWeek + 6) % 7))))
        .Select(week => week.Sum(one => one.Value)).DefaultIfEmpty(0).Max();

    /// <summary>Came because a person had said "Ask me tomorrow".</summary>
    internal int Wanted => _wantedCame;

    /// <summary>For <see cref="TenantWorld.Watch"/>. What answers a person's words names them.</summary>
    internal void Saw(ChatChange change)
    {
        if (change is not { Kind: ChatChangeKind.Posted, Chat.IsPersonal: true } || Json.Text(change.Message.Activity["replyToId"]) is not null) return;
        var (person, day) = (change.Chat.Members[0], LocalTimes.DayOf(change.Message.PostedAt));
        _new.Enqueue((person, change.Message));
        if (_quietUntil.TryGetValue(person.ChannelId, out var until) && day < until) miss($"{person.Name} was written to on {Text(day)} in spite of asking for quiet.");
        if (_wanted.TryRemove(person.ChannelId, out _)) Interlocked.Increment(ref _wantedCame);
        else _unasked.AddOrUpdate((person.ChannelId, day), 1, static (_, count) => count + 1);
    }

    /// <summary>What came since it was asked last, in the order of people's names.</summary>
    internal IReadOnlyList<(TenantPerson Person, Message Message)> Take()
    {
        List<(TenantPerson Person, Message Message)> taken = [];
        while (_new.TryDequeue(out var one)) taken.Add(one);
        return [.. taken.OrderBy(one => one.Person.Name, StringComparer.Ordinal)];
    }

    /// <summary>The next one is wanted.</summary>
    internal void Want(TenantPerson person) => _wanted[person.ChannelId] = true;

    /// <summary>None is to come before that day.</summary>
    internal void Quiet(TenantPerson person, DateOnly until) => _quietUntil[person.ChannelId] = until;

    internal void Judge()
    {
        if (MostInADay > MostADay) miss($"Somebody got {Words.Of(MostInADay)} unasked messages on one day.");
        if (MostInAWeek > MostAWeek) miss($"Somebody got {Words.Of(MostInAWeek)} unasked messages in one week.");
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
