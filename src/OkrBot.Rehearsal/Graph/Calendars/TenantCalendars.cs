using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Calendars;

/// <summary>Everybody's calendar, and what people do with it. Safe to use from any thread.</summary>
public sealed class TenantCalendars
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(400);
    private readonly Lock _gate = new();
    private readonly List<CalendarItem> _items = [];
    private readonly HashSet<string> _withoutMailbox = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _tenantId;
    private ImmutableList<Action<CalendarChange>> _watchers = [];
    private long _last;
    private int _hidden;

    internal TenantCalendars(string tenantId) => _tenantId = tenantId;

    /// <summary>Delta tokens of an older one are refused with 410.</summary>
    internal int Generation { get; private set; }
    internal long LastChange => Interlocked.Read(ref _last);

    /// <summary>Appointments that the app made, those included that it cancelled again.</summary>
    public IReadOnlyList<CalendarItem> Made
    {
        get { lock (_gate) return [.. _items.Where(item => item.MadeFrom is not null)]; }
    }

    /// <summary>Series that people made, ended ones included.</summary>
    public IReadOnlyList<CalendarItem> Scheduled
    {
        get { lock (_gate) return [.. _items.Where(item => item is { MadeFrom: null, Rhythm: not null })]; }
    }

    /// <summary>A recurring Teams meeting, or with no rhythm a single one.</summary>
    /// <param name="start">Wall clock in the organiser's zone, unless <paramref name="zone"/> names another.</param>
    public CalendarItem Schedule(TenantPerson organizer, Chat chat, DateTime start, TimeSpan length, Rhythm? rhythm, string? zone = null)
        => Add(new CalendarItem(chat.Id + start.ToString("O", CultureInfo.InvariantCulture), organizer)
        {
            Subject = chat.Title,
            Start = start,
            Length = length,
            Zone = zone ?? organizer.Zone,
            Rhythm = rhythm,
            Online = MeetingOf(chat.Id, chat.Title, organizer),
        }, chat.Members.Where(person => person != organizer && person.ObjectId is not null), CalendarChangeKind.Created);

    /// <summary>One occurrence is moved, or made longer or shorter.</summary>
    /// <param name="original">Where the series has it, on its wall clock.</param>
    public void Move(CalendarItem item, DateTime original, DateTime start, TimeSpan? length = null)
        => Change(item, CalendarChangeKind.Updated, () => item.Moves[original] = new Moved(start, length ?? item.Length));

    /// <summary>One occurrence falls out.</summary>
    public void Drop(CalendarItem item, DateTime original) => Change(item, CalendarChangeKind.Updated, () => item.Dropped.Add(original));

    /// <summary>The whole series from another day or time on; exceptions are lost, as in Outlook.</summary>
    public void Reschedule(CalendarItem item, DateTime start, TimeSpan? length = null) => Change(item, CalendarChangeKind.Updated, () =>
    {
        (item.Start, item.Length) = (start, length ?? item.Length);
        item.Moves.Clear();
        item.Dropped.Clear();
    });

    public void Rename(CalendarItem item, string subject) => Change(item, CalendarChangeKind.Updated, () => item.Subject = subject);

    /// <summary>Nothing after this day.</summary>
    public void End(CalendarItem item, DateOnly last) => Change(item, CalendarChangeKind.Updated, () => item.Rhythm = item.Rhythm! with { Until = last, Count = null });

    /// <summary>The organiser cancels all of it: gone from the organiser's calendar, marked in the others.</summary>
    public void Cancel(CalendarItem item) => Change(item, CalendarChangeKind.Deleted, () => item.IsCancelled = true);

    public void Delete(CalendarItem item) => Change(item, CalendarChangeKind.Deleted, () => item.IsDeleted = true);

    /// <summary>As Exchange moves a series to another organiser: what is over stays, the rest is a new item elsewhere; the Teams meeting stays as it is.</summary>
    public CalendarItem ChangeOrganizer(CalendarItem item, TenantPerson organizer, DateOnly from)
    {
        var next = Expansion.Originals(item, from.ToDateTime(TimeOnly.MinValue), from.AddDays(100).ToDateTime(TimeOnly.MinValue)).First();
        var moved = new CalendarItem($"{item.Online?.ThreadId}|{organizer.ObjectId}|{next:O}", organizer)
        {
            Subject = item.Subject,
            Start = next,
            Length = item.Length,
            Zone = item.Zone,
            Rhythm = item.Rhythm,
            Online = item.Online,
        };
        End(item, from.AddDays(-1));
        return Add(moved, item.Invited.Append(item.Organizer).Where(person => person != organizer), CalendarChangeKind.Created);
    }

    /// <summary>The person left, or their mailbox is not in the cloud.</summary>
    public void CloseMailbox(TenantPerson person)
    {
        lock (_gate) _withoutMailbox.Add(person.ObjectId!);
    }

    /// <summary>It is back, with what stood in it.</summary>
    public void OpenMailbox(TenantPerson person)
    {
        lock (_gate) _withoutMailbox.Remove(person.ObjectId!);
    }

    /// <summary>What was used to make an appointment can be used again once that one is gone. Whether Graph forgets is told nowhere; a bot has to live with both.</summary>
    public bool ForgetsTransactions { get; set; }

    /// <summary>The next look-ups by an own property find nothing, as where an index is behind.</summary>
    public void HideNext(int lookUps = 1)
    {
        lock (_gate) _hidden += lookUps;
    }

    /// <summary>Every delta token given so far is refused from now on.</summary>
    public void ExpireDeltaTokens() => Generation++;

    /// <summary>From now on called after each change, outside the lock.</summary>
    internal void Watch(Action<CalendarChange> seen) => ImmutableInterlocked.Update(ref _watchers, static (all, one) => all.Add(one), seen);

    internal bool HasMailbox(TenantPerson person)
    {
        lock (_gate) return person is { ObjectId: { } id, Role: PersonRole.User } && !_withoutMailbox.Contains(id);
    }

    /// <summary>What stands in this calendar.</summary>
    internal ImmutableArray<CalendarItem> Of(TenantPerson owner)
    {
        lock (_gate) return [.. _items.Where(item => !item.IsDeleted && item.IsIn(owner) && !(item.IsCancelled && item.Organizer == owner))];
    }

    /// <summary>Everything that ever stood in it.</summary>
    internal ImmutableArray<CalendarItem> EverOf(TenantPerson owner)
    {
        lock (_gate) return [.. _items.Where(item => item.IsIn(owner))];
    }

    /// <summary>What was made with this transaction id, also where it is gone again; null = nothing, so that something may be.</summary>
    internal CalendarItem? MadeWith(string transaction, TenantPerson owner)
        => EverOf(owner).FirstOrDefault(item => item.Organizer == owner && item.TransactionId == transaction && !(ForgetsTransactions && (item.IsDeleted || item.IsCancelled)));

    internal bool HidesNext()
    {
        lock (_gate) return _hidden > 0 && _hidden-- > 0;
    }

    internal OnlineMeeting? FindMeeting(string joinUrl)
    {
        lock (_gate) return _items.Select(item => item.Online).FirstOrDefault(meeting => meeting?.JoinUrl == joinUrl);
    }

    internal CalendarItem Add(CalendarItem item, IEnumerable<TenantPerson> invited, CalendarChangeKind kind)
    {
        item.Invited.AddRange(invited);
        lock (_gate)
        {
            _items.Add(item);
            item.Changed = Interlocked.Increment(ref _last);
        }
        Tell(item, kind);
        return item;
    }

    internal void Change(CalendarItem item, CalendarChangeKind kind, Action change)
    {
        lock (_gate)
        {
            var before = Starts(item);
            change();
            item.Gone.UnionWith(before);
            item.Gone.ExceptWith(Starts(item));
            item.Changed = Interlocked.Increment(ref _last);
        }
        Tell(item, kind);
    }

    internal OnlineMeeting MeetingOf(string threadId, string subject, TenantPerson organizer)
    {
        var id = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(threadId)))[..24];
        var context = $"{{\"Tid\":\"{_tenantId}\",\"Oid\":\"{organizer.ObjectId}\"}}";
        var url = $"https://teams.microsoft.com/l/meetup-join/{Uri.EscapeDataString(threadId).ToLowerInvariant()}/0?context={Uri.EscapeDataString(context)}";
        return new OnlineMeeting(id, threadId, url, organizer, subject);
    }

    private static List<DateTime> Starts(CalendarItem item) => item.Rhythm is null
        ? []
        : [.. Expansion.Originals(item, item.Start - Remembered, item.Start + Remembered).Where(at => !item.Dropped.Contains(at))];

    private void Tell(CalendarItem item, CalendarChangeKind kind)
    {
        foreach (var watcher in _watchers) watcher(new(item, kind));
    }
}

internal enum CalendarChangeKind { Created, Updated, Deleted }

internal sealed record CalendarChange(CalendarItem Item, CalendarChangeKind Kind);
