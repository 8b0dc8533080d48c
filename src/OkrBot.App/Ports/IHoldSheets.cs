using System.Collections.Immutable;
using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>What an appointment of the cycle is for.</summary>
public enum HoldKind { Review, Reflection, Talk }

/// <summary>Whose dates: a team's, or a planning group's.</summary>
/// <param name="Team">Null for a group.</param>
/// <param name="Group">The group's id; null for a team.</param>
public sealed record HoldSubject(CycleId Cycle, TeamId? Team, string? Group)
{
    public static HoldSubject Of(TeamCycleId team) => new(team.Cycle, team.Team, null);

    public static HoldSubject Of(CycleId cycle, string group) => new(cycle, null, group);

    /// <summary>Of the appointment's key, so it never changes.</summary>
    public string Name => Team is { } team ? $"team/{team.Value}" : $"group/{Group}";
}

/// <summary>Why the appointments are not in a calendar.</summary>
public enum HoldsWithout
{
    Nothing,

    /// <summary>The administrator has not given the right.</summary>
    Right,

    /// <summary>Nobody's mailbox is there to hold them.</summary>
    Mailbox,

    /// <summary>Nobody runs the team's check-in.</summary>
    Owner,

    /// <summary>It stands in its owner's calendar alone: nobody's address may be read.</summary>
    Addresses,

    /// <summary>No calendars are connected here. Never stored: a setting tells.</summary>
    Off,
}

/// <summary>One appointment, as far as we know it.</summary>
/// <param name="Put">Noted before it is made: from then on it may be out there.</param>
public sealed record KeptHold(HoldKind Kind, PersonId Owner, DateTimeOffset Start, PutHold Put)
{
    /// <summary>It was cancelled, or never made; <see cref="PutHold.Generation"/> is that of the next.</summary>
    public bool IsOver { get; init; }

    /// <summary>Since when its owner's mailbox has not been there; null = it is.</summary>
    public DateTimeOffset? GoneSince { get; init; }

    /// <summary>Since when the calendar says that it was made, and does not find it; null = it says no such thing.</summary>
    public DateTimeOffset? HiddenSince { get; init; }

    public bool IsPut => !IsOver && Put.Event is not null;

    /// <summary>Also those who are invited have it.</summary>
    public bool IsWithEveryone => IsPut && Put.People.Length > 0;
}

/// <summary>That something could not be done, and asking again tomorrow would most likely be in vain.</summary>
/// <param name="Since">The first day of it, in UTC, as is <paramref name="Last"/>.</param>
/// <param name="Last">When it was last tried.</param>
/// <param name="Mark">From which it was derived: with another one it may be done.</param>
public sealed record HoldRefusal(DateOnly Since, DateOnly Last, string Mark)
{
    private const int MostDays = 7;

    /// <summary>The right to write worked for others then: it is this one's mailbox that is not reached.</summary>
    public bool WorkedForOthers { get; init; }

    /// <summary>It is tried again the next day, then after as many days as it has been so, at last once a week.</summary>
    public bool Rests(DateOnly today) => today.DayNumber - Last.DayNumber < Math.Min(Last.DayNumber - Since.DayNumber, MostDays);
}

/// <summary>What the last calendar file said, so that the next one is seen to be newer.</summary>
public sealed record FiledHold(HoldKind Kind, string Face, int Sequence);

/// <summary>What is in calendars for one team or group in one cycle.</summary>
public sealed record HoldSheet(TenantId Tenant, HoldSubject Subject)
{
    public ImmutableArray<KeptHold> Holds { get; init; } = [];
    public ImmutableArray<FiledHold> Files { get; init; } = [];

    /// <summary>What may still stand in mailboxes that were not there: cancelled once they are back.</summary>
    public ImmutableArray<KeptHold> Left { get; init; } = [];

    /// <summary>When the group talks, as people read it on a card; null = nobody has.</summary>
    public DateTimeOffset? Proposed { get; init; }

    /// <summary>What everything was derived from when it was last brought in step; null = it is not.</summary>
    public string? Mark { get; init; }
    public HoldsWithout Without { get; init; }

    /// <summary>In which its appointments were written, BCP 47; null = they never were, or before this was noted.</summary>
    public string? Language { get; init; }

    /// <summary>Null = everything was done, or is tried again soon.</summary>
    public HoldRefusal? Refused { get; init; }

    /// <summary>Since when Microsoft has given no answer at all; null = it does.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>When somebody was told that they are not in a calendar; written before the message goes out.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>Who works at the calendar now, and until when at most.</summary>
    public string? LeasedBy { get; init; }
    public DateTimeOffset? LeasedUntil { get; init; }

    public KeptHold? Find(HoldKind kind) => Holds.FirstOrDefault(hold => hold.Kind == kind);

    public HoldSheet With(KeptHold hold) => this with { Holds = [.. Holds.Where(one => one.Kind != hold.Kind), hold] };

    /// <summary>It may stand where it cannot be reached now.</summary>
    public HoldSheet Leaving(KeptHold hold) => this with { Left = [.. Left.Where(one => one.Kind != hold.Kind || one.Owner != hold.Owner), hold with { GoneSince = null }] };

    /// <summary>Somebody may still come to one of them.</summary>
    public bool IsAhead(DateTimeOffset now) => Holds.Any(hold => !hold.IsOver && hold.Start > now);

    /// <summary>With its team or group gone, something is to be cancelled.</summary>
    public bool CanEnd(DateTimeOffset now) => IsAhead(now) || Left.Any(hold => hold.Start > now);
}

/// <summary>Keeps what is in calendars. Small rows, read when something changes or a card shows them.</summary>
public interface IHoldSheets
{
    /// <summary>An empty sheet where there is none. One request.</summary>
    Task<HoldSheet> FindAsync(TenantId tenant, HoldSubject subject, CancellationToken cancel);

    /// <summary>Reads, changes and writes under the mark, again while others write. <paramref name="change"/> is pure; answering the same writes nothing.</summary>
    Task<HoldSheet> ChangeAsync(TenantId tenant, HoldSubject subject, Func<HoldSheet, HoldSheet> change, CancellationToken cancel);

    /// <summary>Those of the teams in one part.</summary>
    IAsyncEnumerable<HoldSheet> TeamsAsync(TenantId tenant, Shard shard, CancellationToken cancel);

    /// <summary>Those of all planning groups.</summary>
    IAsyncEnumerable<HoldSheet> GroupsAsync(TenantId tenant, CancellationToken cancel);
}
