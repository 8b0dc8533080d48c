using System.Collections.Immutable;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Reminders;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Ports;

/// <summary>A series in a calendar.</summary>
/// <param name="Owner">Whose calendar: the organiser's, else that of somebody who is invited.</param>
/// <param name="Series">The series' id there.</param>
public sealed record CalendarLink(PersonId Owner, string Series)
{
    /// <summary>Somebody else organises it; also in another's calendar it is followed well.</summary>
    public bool IsInvited { get; init; }
}

/// <summary>Which teams check in in a meeting's chat. Found by the chat's thread id.</summary>
public sealed record SeriesEntry(TenantId Tenant, SeriesId Series, ChatId Chat, Uri ServiceUrl, string Title, WeeklySchedule? Schedule, ImmutableArray<TeamCycleId> Teams)
{
    public string? MeetingId { get; init; }

    /// <summary>Where the series stands in a calendar, so that it can be asked whether a meeting is held; null = nobody knows, and the schedule counts.</summary>
    public CalendarLink? Calendar { get; init; }

    /// <summary>What that calendar said when it was last read; null = it was not.</summary>
    public KnownMeetings? Known { get; init; }

    /// <summary>By which Teams finds the meeting; null = nobody told.</summary>
    public string? JoinLink { get; init; }

    /// <summary>What became of the series in its calendar, to be told to whoever runs a check-in there; null = nothing.</summary>
    public SeriesNews? News { get; init; }

    /// <summary>No message can be sent here any more.</summary>
    public bool Removed { get; init; }

    public ConnectedMeeting Meeting => new(Series, Chat, Title, Schedule) { Known = Known };

    /// <summary>With this team, in the cycle in which it works. One that comes has been told nothing of the series yet.</summary>
    public SeriesEntry With(TeamCycleId team) => this with
    {
        Teams = [.. Teams.Where(one => one.Team != team.Team), team],
        News = News is { } news && Teams.All(one => one.Team != team.Team) ? news with { Told = news.Told.Remove(team.Team) } : News,
    };
}

/// <param name="At">When it was noticed.</param>
public sealed record SeriesNews(SeriesTurn What, DateTimeOffset At)
{
    /// <summary>Of an ended one: a series in the same calendar that looks like the next.</summary>
    public string? Successor { get; init; }

    /// <summary>Of an ended one: when it, and what was made in its place, was last looked for.</summary>
    public DateTimeOffset? SearchedAt { get; init; }

    /// <summary>Teams that were told: written before it is sent.</summary>
    public ImmutableArray<TeamId> Told { get; init; } = [];
}

/// <summary>What can become of a series.</summary>
public enum SeriesTurn
{
    /// <summary>It is over, or was deleted or cancelled: nothing opens by timer any more.</summary>
    Ended,

    /// <summary>Somebody else organises it now; it is followed all the same.</summary>
    NewOrganizer,

    /// <summary>Its calendar is not there any more, and no other is known that has it: the usual time counts.</summary>
    NoCalendar,

    /// <summary>It is not where it was followed any more; from now on another person's calendar tells, who is invited to it.</summary>
    OtherCalendar,
}

/// <param name="Language">Of group cards, BCP 47.</param>
/// <param name="Current">The cycle in which the team works.</param>
/// <param name="Next">The one in which it has its place already: people write there; null = planning is not open.</param>
public sealed record TeamEntry(TenantId Tenant, TeamId Team, string Name, string Zone, string Language, CycleId? Current, CycleId? Next, PersonId? Facilitator)
{
    /// <summary>In which the team worked before; final values may be entered there for some days. Null = this is its first.</summary>
    public CycleId? Previous { get; init; }

    /// <summary>What of the team its copy in <see cref="Next"/>, or in <see cref="Previous"/>, holds, as <see cref="BoardRow.TeamMark"/>.</summary>
    public string? CopiedMark { get; init; }

    /// <summary>What other teams work on and say that it matters to this one. Brought by effects, so that showing it costs no look at other teams.</summary>
    public ImmutableArray<Concern> Concerns { get; init; } = [];
}

/// <summary>An active objective of another team, as everyone in the tenant may read it.</summary>
/// <param name="TeamName">User text, as the title.</param>
public sealed record Concern(TeamId Team, CycleId Cycle, ObjectiveId Objective, string TeamName, string Title);

/// <summary>How to reach a person, refreshed when an activity tells something new.</summary>
/// <param name="ChannelId">The <c>29:</c> id.</param>
/// <param name="PersonalChat">Null until one exists.</param>
public sealed record PersonEntry(TenantId Tenant, PersonId Person, string ChannelId, string? Name, ChatId? PersonalChat, Uri? ServiceUrl, string? Locale, string? Zone, ImmutableArray<TeamCycleId> Teams)
{
    /// <summary>Their wishes about messages that nobody asked for; null = <see cref="Domain.Reminders.Manners.Default"/>.</summary>
    public Manners? Reminders { get; init; }

    /// <summary>Whose holidays are kept: two letters of ISO 3166; null = as the locale says.</summary>
    public string? Country { get; init; }

    /// <summary>Why nothing can be sent in person (the bot was blocked or removed), until the person writes or installs it again; null = all well.</summary>
    public string? Unreachable { get; init; }

    /// <summary>What their mailbox said when it was last asked, of one day only; null = it was not.</summary>
    public OutOfOfficeSeen? OutOfOffice { get; init; }

    /// <summary>Since when the person's account may no longer sign in, or is gone: until it may again they belong to no team and read nothing. Null = all well.</summary>
    public DateTimeOffset? AccountEndedAt { get; init; }

    /// <summary>When all that followed from that was done; until then each look does it again.</summary>
    public DateTimeOffset? AccountClearedAt { get; init; }

    /// <summary>What comes back with the account; null = nothing is kept for that (any more).</summary>
    public KeptPlaces? Kept { get; init; }

    /// <summary>Of guests: the tenant that has their account, as far as Teams told.</summary>
    public string? Home { get; init; }

    /// <summary>Of <see cref="Unreachable"/>.</summary>
    public const string AccountEnded = "account ended";

    /// <summary>As somebody who may sign in.</summary>
    public PersonEntry WithAccount() => this with { AccountEndedAt = null, AccountClearedAt = null, Unreachable = Unreachable == AccountEnded ? null : Unreachable };

    public Manners Manners => Reminders ?? Manners.Default;

    public bool Equals(PersonEntry? other) => other is not null && Tenant == other.Tenant && Person == other.Person && ChannelId == other.ChannelId
        && Name == other.Name && PersonalChat == other.PersonalChat && ServiceUrl == other.ServiceUrl && Locale == other.Locale && Zone == other.Zone
        && Reminders == other.Reminders && Country == other.Country && Unreachable == other.Unreachable && OutOfOffice == other.OutOfOffice
        && AccountEndedAt == other.AccountEndedAt && AccountClearedAt == other.AccountClearedAt && Kept == other.Kept && Home == other.Home && Teams.SequenceEqual(other.Teams);

    public override int GetHashCode() => HashCode.Combine(Tenant, Person);
}

/// <summary>Where somebody was when their account ended. The directory restores a deleted account with its groups for 30 days (Learn: "user: delete"), and so long this
/// and what they follow are kept, read by nobody.</summary>
public sealed record KeptPlaces(ImmutableArray<KeptPlace> Teams, DateTimeOffset Until);

/// <param name="ByHand">Somebody had put them on the list: neither chat nor group does.</param>
/// <param name="Ran">They ran its check-in.</param>
public sealed record KeptPlace(TeamId Team, bool ByHand, bool Ran);

/// <param name="Day">The person's local day.</param>
/// <param name="Away">The part of that day on which automatic replies are on; null = none. Forgotten when it is over.</param>
public sealed record OutOfOfficeSeen(DateOnly Day, TimeWindow? Away)
{
    /// <summary>Null when the person is there at that instant.</summary>
    public DateTimeOffset? Until(DateTimeOffset now) => Away is { } away && away.From <= now && now < away.Until ? away.Until : null;
}

/// <summary>A tenant that we serve, with its live cycles (one, or two while final scores are open).</summary>
public sealed record TenantEntry(TenantId Tenant, ImmutableArray<Cycle> Live)
{
    /// <summary>Set by the programme, beside the national ones.</summary>
    public ImmutableArray<Holiday> Holidays { get; init; } = [];

    /// <summary>How long review and reflection take, in minutes, as the programme set it; null = <see cref="Checkpoints.DefaultMinutes"/>.</summary>
    public int? CheckpointMinutes { get; init; }

    /// <summary>Cycles in which nothing is written any more, oldest first.</summary>
    public ImmutableArray<Cycle> Past { get; init; } = [];

    /// <summary>Who of the programme's leads was asked to open the one after which cycle: written before it is sent.</summary>
    public ImmutableArray<LeadAsked> Asked { get; init; } = [];

    /// <summary>Rights in Microsoft 365 that questions showed to be missing.</summary>
    public ImmutableArray<MissedRight> MissingRights { get; init; } = [];

    /// <summary>Of those whom the setting names as leads of the programme: whose account has ended.</summary>
    public ImmutableArray<EndedLead> EndedLeads { get; init; } = [];

    public CyclePlan Cycles => new(Live, Past);
}

/// <summary>A right in Microsoft 365 that the bot has not been given, or not for everybody.</summary>
/// <param name="Name"><see cref="Right.Name"/>.</param>
/// <param name="First">When it was first missed since it last worked, or since it first worked for others.</param>
/// <param name="Last">When it was last missed, to the day.</param>
public sealed record MissedRight(string Name, DateTimeOffset First, DateTimeOffset Last)
{
    /// <summary>Whose mailbox or meetings it does not reach, the first of them; empty: it is the tenant's as a whole, or it was given and nobody misses it since.</summary>
    public ImmutableArray<PersonId> People { get; init; } = [];

    /// <summary>It was given, and does not reach <see cref="People"/>, who missed it after it first worked for somebody else.</summary>
    public bool WorksForOthers { get; init; }

    /// <summary>When it last worked for others, to some hours; null = never, or noted by a version that did not keep it.</summary>
    public DateTimeOffset? Worked { get; init; }

    /// <summary>Who of the programme's leads was told: written before it is sent.</summary>
    public ImmutableArray<PersonId> Told { get; init; } = [];
}

/// <param name="Since">When it was noticed.</param>
public sealed record EndedLead(PersonId Person, DateTimeOffset Since)
{
    /// <summary>Which of the other leads were told: written before it is sent.</summary>
    public ImmutableArray<PersonId> Told { get; init; } = [];
}

/// <param name="Cycle">The one that ends.</param>
public sealed record LeadAsked(CycleId Cycle, PersonId Person, DateTimeOffset At);

/// <summary>A local date on which nobody is written to unasked.</summary>
/// <param name="Country">Two letters of ISO 3166; null = everywhere.</param>
public sealed record Holiday(DateOnly Day, string? Country);

/// <summary>A chat into which the bot was added, and whether it has said so there. One row an installation at a time: a removal ends it.</summary>
/// <param name="Chat">In a team its channel "General", whose id is the team's.</param>
/// <param name="AddedAt">Of the installation; it is told more than once, and the first counts.</param>
public sealed record ChatEntry(TenantId Tenant, ChatId Chat, Uri ServiceUrl, DateTimeOffset AddedAt)
{
    public ChatScope Scope { get; init; }

    /// <summary>Who added it, as far as Teams told.</summary>
    public PersonId? AddedBy { get; init; }
    public string? AddedByName { get; init; }

    /// <summary>BCP 47, of who added it.</summary>
    public string? Locale { get; init; }

    /// <summary>The channel that was chosen for the bot in a team; null = <see cref="Chat"/>.</summary>
    public ChatId? Channel { get; init; }

    public string? MeetingId { get; init; }

    /// <summary>Whoever added it picked this meeting in the personal chat: the team checks in there at once, and the welcome is its first word.</summary>
    public bool Picked { get; init; }

    /// <summary>When the welcome went out, or may have: written before it is sent.</summary>
    public DateTimeOffset? WelcomedAt { get; init; }

    /// <summary>The bot was taken out; added again it welcomes again.</summary>
    public bool Removed { get; init; }
}

/// <summary>What kind of chat it is.</summary>
public enum ChatScope { Personal, Group, Channel }

/// <summary>Who and what exists. Small rows, read often, written seldom; each write is conditional inside.</summary>
public interface IDirectory
{
    Task<SeriesEntry?> FindSeriesAsync(TenantId tenant, SeriesId series, CancellationToken cancel);
    Task<TeamEntry?> FindTeamAsync(TenantId tenant, TeamId team, CancellationToken cancel);
    Task<PersonEntry?> FindPersonAsync(TenantId tenant, PersonId person, CancellationToken cancel);
    Task<ChatEntry?> FindChatAsync(TenantId tenant, ChatId chat, CancellationToken cancel);
    Task<TenantEntry?> FindTenantAsync(TenantId tenant, CancellationToken cancel);

    /// <summary>Reads, changes and writes under the mark, again while others write. <paramref name="change"/> gets null when there is no row;
    /// answering the same value writes nothing.</summary>
    Task<SeriesEntry> ChangeSeriesAsync(TenantId tenant, SeriesId series, Func<SeriesEntry?, SeriesEntry> change, CancellationToken cancel);
    Task<TeamEntry> ChangeTeamAsync(TenantId tenant, TeamId team, Func<TeamEntry?, TeamEntry> change, CancellationToken cancel);
    Task<PersonEntry> ChangePersonAsync(TenantId tenant, PersonId person, Func<PersonEntry?, PersonEntry> change, CancellationToken cancel);
    Task<ChatEntry> ChangeChatAsync(TenantId tenant, ChatId chat, Func<ChatEntry?, ChatEntry> change, CancellationToken cancel);
    Task<TenantEntry> ChangeTenantAsync(TenantId tenant, Func<TenantEntry?, TenantEntry> change, CancellationToken cancel);

    /// <summary>All tenants; then all series, teams or people of one tenant, or those in one part.</summary>
    IAsyncEnumerable<TenantEntry> TenantsAsync(CancellationToken cancel);
    IAsyncEnumerable<SeriesEntry> SeriesAsync(TenantId tenant, CancellationToken cancel);
    IAsyncEnumerable<SeriesEntry> SeriesAsync(TenantId tenant, Shard shard, CancellationToken cancel);
    IAsyncEnumerable<TeamEntry> TeamsAsync(TenantId tenant, CancellationToken cancel);
    IAsyncEnumerable<TeamEntry> TeamsAsync(TenantId tenant, Shard shard, CancellationToken cancel);
    IAsyncEnumerable<PersonEntry> PeopleAsync(TenantId tenant, CancellationToken cancel);
}
