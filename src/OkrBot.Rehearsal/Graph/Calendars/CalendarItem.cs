using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Calendars;

/// <summary>One appointment or one series, in its organiser's calendar and in those of whom it invites. Changed through <see cref="TenantCalendars"/> only.</summary>
public sealed class CalendarItem(string key, TenantPerson organizer)
{
    public TenantPerson Organizer { get; } = organizer;
    public string Subject { get; internal set; } = "";
    public List<TenantPerson> Invited { get; } = [];

    /// <summary>Wall clock in <see cref="Zone"/>, of the first occurrence.</summary>
    public DateTime Start { get; internal set; }
    public TimeSpan Length { get; internal set; }

    /// <summary>IANA.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>HTML.</summary>
    public string Body { get; internal set; } = "";

    /// <summary>Who was invited without having to come.</summary>
    public List<TenantPerson> Optional { get; } = [];

    /// <summary>Null for a single appointment.</summary>
    public Rhythm? Rhythm { get; internal set; }
    public OnlineMeeting? Online { get; init; }

    /// <summary>Cancelled by its organiser: the invited keep it, marked.</summary>
    public bool IsCancelled { get; internal set; }

    /// <summary>It stands in its organiser's calendar no more.</summary>
    public bool IsOff => IsCancelled || IsDeleted;

    /// <summary>By original start, on the wall clock.</summary>
    internal SortedDictionary<DateTime, Moved> Moves { get; } = [];
    internal SortedSet<DateTime> Dropped { get; } = [];

    /// <summary>Where the series would have those that fell out, on its wall clock.</summary>
    public IReadOnlyList<DateTime> CalledOff => [.. Dropped];

    /// <summary>Where the series would have those that were moved, and where they are, on its wall clock.</summary>
    public IReadOnlyDictionary<DateTime, DateTime> MovedTo => Moves.ToDictionary(one => one.Key, one => one.Value.Start);

    /// <summary>Original starts that were once and are no more.</summary>
    internal SortedSet<DateTime> Gone { get; } = [];
    internal bool IsDeleted { get; set; }

    /// <summary>The number of the last change; the tenant counts them.</summary>
    internal long Changed { get; set; }
    internal string? TransactionId { get; init; }

    /// <summary>What it was made from, to tell a repetition from another wish with the same transaction id.</summary>
    internal string? MadeFrom { get; init; }
    internal Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);
    internal JsonArray Categories { get; init; } = [];

    /// <summary>Each mailbox has its own id for the same item; this one stays when the item is moved between folders.</summary>
    public string IdFor(TenantPerson owner)
        => "AAkALg" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}|{owner.ObjectId}")))[..20] + "=";

    /// <summary>As calendars show an occurrence's own iCalendar id.</summary>
    internal string CalendarUid(DateTime? original) => $"0400{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}|{original:O}")))[..16]}";

    internal bool IsIn(TenantPerson owner) => owner == Organizer || Invited.Contains(owner);
}

/// <summary>An occurrence that is not where the series would have it.</summary>
internal sealed record Moved(DateTime Start, TimeSpan Length);

/// <summary>The Teams meeting behind an item; the same for all occurrences of a series.</summary>
/// <param name="Organizer">Of the meeting in Teams: stays when the calendar's organiser changes.</param>
public sealed record OnlineMeeting(string Id, string ThreadId, string JoinUrl, TenantPerson Organizer, string Subject)
{
    /// <summary>Whom the organiser named, each with <c>coorganizer</c>, <c>presenter</c> or <c>attendee</c>.</summary>
    public Dictionary<TenantPerson, string> Roles { get; } = [];
}

/// <param name="Original">Where the series has it, on the wall clock; null for a single appointment.</param>
internal readonly record struct Instance(CalendarItem Item, DateTime? Original, DateTimeOffset Start, DateTimeOffset End)
{
    internal bool IsException => Original is { } original && Item.Moves.ContainsKey(original);
}
