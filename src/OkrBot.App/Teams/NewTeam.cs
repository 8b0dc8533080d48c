using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Teams;

/// <summary>A team to start in a cycle.</summary>
/// <param name="Id">Deterministic, so that starting twice starts one: made of what names the team where it comes from.</param>
/// <param name="Name">User text, cleaned, not empty.</param>
/// <param name="Zone">IANA; an id that this machine does not know counts as UTC.</param>
/// <param name="Language">Of its room's card, BCP 47.</param>
public sealed record NewTeam(TeamId Id, string Name, TeamKind Kind, string Zone, string Language)
{
    /// <summary>Null = nobody yet: any member may take it on.</summary>
    public PersonId? Facilitator { get; init; }

    public ImmutableArray<NewMember> Members { get; init; } = [];

    /// <summary>Who looks on from the meeting's chat.</summary>
    public ImmutableArray<Member> Guests { get; init; } = [];

    /// <summary>Null = none yet: somebody says "connect meeting" in its chat later.</summary>
    public NewMeeting? Meeting { get; init; }
}

/// <param name="ChannelId">The <c>29:</c> id; null where Teams never told it.</param>
public sealed record NewMember(Member Member, string? ChannelId = null)
{
    /// <summary>Of guests: the tenant that has their account, as far as Teams told.</summary>
    public string? Home { get; init; }

    /// <summary>Those of a chat who have an identity; guests and people of other organisations as such. Nobody without one is ever on a team.</summary>
    public static IEnumerable<NewMember> Of(IEnumerable<ChatMember> people, TenantId tenant)
        => from one in people
           let person = one.Person
           where person is not null
           let guest = one.IsOutsiderOf(tenant)
           select new NewMember(new Member(person.Value, PlainText.Clean(one.Name ?? ""), Guest: guest), one.ChannelId) { Home = guest ? one.Tenant : null };

    /// <summary>Known to have their account in another organisation.</summary>
    public bool IsElsewhere(TenantId tenant) => Home is { } home && !string.Equals(home, tenant.Value, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Where a team checks in, and where Teams takes messages for that chat.</summary>
/// <param name="MeetingId">Teams' own id, where known.</param>
public sealed record NewMeeting(ConnectedMeeting Meeting, Uri ServiceUrl, string? MeetingId)
{
    /// <summary>Its entry, with this team. What is known of the series in its calendar stays.</summary>
    /// <param name="entry">Null = there was none.</param>
    public SeriesEntry Listed(TeamCycleId team, SeriesEntry? entry)
    {
        var (series, chat) = (Meeting.Series, Meeting.Chat);
        return (entry ?? new SeriesEntry(team.Tenant, series, chat, ServiceUrl, Meeting.Title, Meeting.Schedule, [])).With(team) with
        {
            Chat = chat, ServiceUrl = ServiceUrl, Title = Meeting.Title, Schedule = Meeting.Schedule,
            Known = Meeting.Known ?? entry?.Known, MeetingId = MeetingId ?? entry?.MeetingId, Removed = false,
        };
    }
}

/// <summary>What became of a team that was to be started.</summary>
public abstract record TeamStarted
{
    private TeamStarted() { }

    /// <summary>In its cycle now.</summary>
    /// <param name="Known">It was there before; what was told now changed nothing of the team itself.</param>
    public sealed record Started(TeamCycleId Team, bool Known) : TeamStarted;

    /// <summary>No cycle is open, and only the programme's leads may open one.</summary>
    public sealed record NoCycle : TeamStarted;
}
