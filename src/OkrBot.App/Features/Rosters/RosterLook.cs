using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Rosters;

/// <param name="RetryAt">Nothing was told now, and may be then.</param>
internal sealed record Looked(TeamCycle State, RosterEntry Entry, DateTimeOffset? RetryAt);

/// <summary>Reads who is where a team's people come from, and lets the team follow. The chat's own list, also of a channel, is asked of Teams and needs no
/// right of Microsoft Graph; a group that was named is asked of Graph. Costs one request to Teams for 200 people, or three to Graph.</summary>
internal sealed class RosterLook(IDirectory directory, IRoster roster, IOrganisation organisation, IRosterEntries entries, RosterPlaces places)
{
    private const int FewestDoubted = 3;
    private static readonly TimeSpan AnotherNight = TimeSpan.FromHours(18);

    /// <summary>Because somebody asked for it, who sees what came of it.</summary>
    /// <exception cref="TimeoutException">Storage was too busy.</exception>
    public Task<Looked> LookAsync(TeamCycle state, DateTimeOffset now, CancellationToken cancel) => LookAsync(state, doubts: false, now, cancel);

    /// <summary>While nobody looks on.</summary>
    /// <exception cref="TimeoutException">Storage was too busy.</exception>
    public Task<Looked> LookByNightAsync(TeamCycle state, DateTimeOffset now, CancellationToken cancel) => LookAsync(state, doubts: true, now, cancel);

    private async Task<Looked> LookAsync(TeamCycle state, bool doubts, DateTimeOffset now, CancellationToken cancel)
    {
        var entry = await entries.FindAsync(state.Id.Tenant, state.Id.Team, cancel);
        var told = entry.Group is { } group ? OfGroup(await organisation.GroupAsync(state.Id.Tenant, group, cancel), state.Id.Tenant) : await OfChatAsync(state, cancel);
        if (doubts && told.Trouble is null && IsDoubtful(entry, told, now)) told = new Told(RosterTrouble.NoAnswer) { IsDoubted = true };
        if (told.Trouble is not null) return new Looked(state, await NoteAsync(entry, told, seen: null, now, cancel), told.RetryAt);
        var after = await places.FollowAsync(state, Moved(state.Team, entry, told), told.People, now, cancel);
        return new Looked(after, await NoteAsync(entry, told, [.. told.People.Select(one => one.Member.Person)], now, cancel), RetryAt: null);
    }

    /// <summary>More than half of those who were there are not, for the first night.</summary>
    private static bool IsDoubtful(RosterEntry entry, Told told, DateTimeOffset now)
    {
        var present = told.People.Select(one => one.Member.Person).ToHashSet();
        var gone = entry.Seen.Count(person => !present.Contains(person));
        return gone >= FewestDoubted && gone * 2 > entry.Seen.Length && !(entry.DoubtedAt is { } since && now - since >= AnotherNight);
    }

    /// <summary>Who is there and not on the list, and who was there the last time and is no more. Whoever was put on the list by hand was never there.</summary>
    private static PeopleMoved Moved(Team team, RosterEntry entry, Told told)
    {
        var present = told.People.Select(one => one.Member.Person).ToHashSet();
        bool IsListed(PersonId person) => team.Find(person) is not null || team.Facilitator == person || team.Guests.Any(guest => guest.Person == person);
        return new PeopleMoved(
            told.IsShared ? [] : [.. told.People.Where(one => team.Find(one.Member.Person) is null && team.Guests.All(guest => guest.Person != one.Member.Person))],
            [.. entry.Seen.Where(person => !present.Contains(person) && IsListed(person))],
            told.ServiceUrl);
    }

    private Task<RosterEntry> NoteAsync(RosterEntry before, Told told, ImmutableArray<PersonId>? seen, DateTimeOffset now, CancellationToken cancel)
        => entries.ChangeAsync(before.Tenant, before.Team, entry => entry.Group != before.Group ? entry : entry.With([], now) with
        {
            Trouble = told.Trouble,
            MissingRight = told.MissingRight,
            GroupName = told.Name ?? entry.GroupName,
            ReadAt = seen is null ? entry.ReadAt : now,
            Seen = seen ?? entry.Seen,
            TakenOff = seen is { } there && entry.TakenOff.Any(one => !there.Contains(one)) ? [.. entry.TakenOff.Where(one => there.Contains(one))] : entry.TakenOff,
            DoubtedAt = told.IsDoubted ? entry.DoubtedAt ?? now : seen is null ? entry.DoubtedAt : null,
        }, cancel);

    private async Task<Told> OfChatAsync(TeamCycle state, CancellationToken cancel)
    {
        if (state.Team.Meeting is not { } meeting || await directory.FindSeriesAsync(state.Id.Tenant, meeting.Series, cancel) is not { Removed: false } series) return new Told(RosterTrouble.NoSource);
        if (await roster.MembersAsync(new ChatAddress(state.Id.Tenant, meeting.Chat, series.ServiceUrl), cancel) is not { } present) return new Told(RosterTrouble.NoAnswer);
        return Checked([.. NewMember.Of(present, state.Id.Tenant)]) with { ServiceUrl = series.ServiceUrl, IsShared = series.Teams.Length > 1 };
    }

    private static Told OfGroup(Asked<DirectoryGroup> asked, TenantId tenant) => asked switch
    {
        { Why: NoAnswer.Off } => new Told(RosterTrouble.Off),
        { Why: NoAnswer.MissingRight lacking } => new Told(RosterTrouble.MissingRight) { MissingRight = lacking.Right.Name },
        { Why: NoAnswer.Gone } => new Told(RosterTrouble.Gone),
        { Why: NoAnswer.Later later } => new Told(RosterTrouble.NoAnswer) { RetryAt = later.At },
        { Why: null, Value: { } group } => Checked([.. group.People.Where(one => one.IsActive).Select(one => new NewMember(new Member(one.Person, PlainText.Clean(one.Name), Guest: one.IsGuest)) { Home = one.IsGuest ? tenant.Value : null })])
            with { Name = PlainText.Clean(group.Name, Naming.LongestName) },
        _ => new Told(RosterTrouble.NoAnswer),
    };

    private static Told Checked(ImmutableArray<NewMember> found) => found.Length switch
    {
        0 => new Told(RosterTrouble.Nobody),
        > DirectoryGroup.MostPeople => new Told(RosterTrouble.TooMany),
        _ => new Told(Trouble: null) { People = found },
    };

    private sealed record Told(RosterTrouble? Trouble)
    {
        public ImmutableArray<NewMember> People { get; init; } = [];
        public Uri? ServiceUrl { get; init; }
        public string? Name { get; init; }
        public string? MissingRight { get; init; }
        public DateTimeOffset? RetryAt { get; init; }
        public bool IsDoubted { get; init; }

        /// <summary>Several teams check in there: being there does not tell to which of them somebody belongs.</summary>
        public bool IsShared { get; init; }
    }
}

/// <summary>Lets a team follow what was read, and writes down its guests.</summary>
internal sealed class RosterPlaces(TeamPeople people, GuestPlaces guests)
{
    /// <param name="there">All who are there.</param>
    public async Task<TeamCycle> FollowAsync(TeamCycle state, PeopleMoved moved, ImmutableArray<NewMember> there, DateTimeOffset now, CancellationToken cancel)
    {
        var wish = string.Create(CultureInfo.InvariantCulture, $"read-{now.UtcTicks}");
        var after = await people.FollowAsync(state.Id, moved, wish, now, cancel) ?? state;
        return await guests.KeepAsync(after, moved with { Joined = there }, now, cancel);
    }
}
