using System.Collections.Immutable;
using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>The chat's one card for one occurrence: whom it serves, which message it is, and what it shows.</summary>
public sealed record Room(TenantId Tenant, Occurrence Occurrence, ChatId Chat, Uri ServiceUrl, ImmutableArray<TeamCycleId> Teams)
{
    /// <summary>Null until the card was sent.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Sum of the teams' versions that the card shows.</summary>
    public long ShownVersion { get; init; }

    /// <summary>The version of each team that the card shows: none of them is ever shown older again. Empty in rows of before.</summary>
    public ImmutableArray<ShownTeam> Shown { get; init; } = [];

    /// <summary>An edit of which nobody knows the fate may still arrive and cover a newer one: then the newest state is sent once more. Null = none.</summary>
    public DateTimeOffset? RepeatAt { get; init; }

    /// <summary>Which state of the segment the card shows; a change of it is sent at once, answers are gathered.</summary>
    public string? ShownPhase { get; init; }
    public DateTimeOffset? PostedAt { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
    public int Edits { get; init; }

    /// <summary>Set before the first send and kept until its outcome is known: found set, the send was ambiguous.</summary>
    public bool Sending { get; init; }

    /// <summary>Ambiguous first sends that were repeated.</summary>
    public int Resent { get; init; }

    /// <summary>Twins of such a send that were found and deleted.</summary>
    public int TwinsDeleted { get; init; }

    /// <summary>Why nothing can be sent here any more (the bot was removed, the chat is gone); null = all well.</summary>
    public string? Dead { get; init; }
    public string? LeasedBy { get; init; }
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>The people of the chat whose clients refresh by themselves: <c>29:</c> ids, at most 60.</summary>
    public ImmutableArray<string> Refreshers { get; init; } = [];

    /// <summary>Guests, anonymous people and people of other tenants in the chat: <c>29:</c> ids, or <c>*</c> alone when there are too many to name
    /// or nobody knows. Empty = none.</summary>
    public ImmutableArray<string> Outsiders { get; init; } = [];

    /// <summary>Teams did not tell who is in the chat; it is asked again with the next edit.</summary>
    public bool RosterMissing { get; init; }
}

/// <summary>What a card shows of one team.</summary>
public sealed record ShownTeam(TeamCycleId Team, long Version);

/// <summary>A room and the mark under which it may be written.</summary>
public sealed record StoredRoom(Room Room, string ETag);

/// <summary>One row an occurrence. No write without the mark that was read.</summary>
public interface IRooms
{
    Task<StoredRoom?> FindAsync(TenantId tenant, Occurrence occurrence, CancellationToken cancel);

    /// <summary>Null when somebody else was first.</summary>
    Task<StoredRoom?> InsertAsync(Room room, CancellationToken cancel);

    /// <summary>Null when the row has changed since it was read.</summary>
    Task<StoredRoom?> ReplaceAsync(StoredRoom read, Room changed, CancellationToken cancel);

    /// <summary>Writes what must not be lost: again on what others wrote meanwhile, and for half a minute also while storage gives no answer. Null when the
    /// row is gone. <paramref name="change"/> is pure and answers what it was given when there is nothing (more) to write.</summary>
    Task<StoredRoom?> ChangeAsync(StoredRoom read, Func<Room, Room> change, CancellationToken cancel);
}
