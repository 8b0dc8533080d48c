using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Rosters;

/// <summary>What follows when somebody's account ends: they are on no team any more, run nothing, read nothing and are not written to. Where they were, and what
/// they follow, is kept for <see cref="Kept"/> and then forgotten.</summary>
internal sealed class Leavers(IDirectory directory, LeaverPlaces places, IFollows follows, TeamPeople people, Returning returning)
{
    /// <summary>As long as the directory keeps a deleted account.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Twice is once, and finishes what a crash left.</summary>
    public async Task SeeAsync(PersonEntry person, AccountState account, DateTimeOffset now, CancellationToken cancel)
    {
        if (account == AccountState.Active)
        {
            if (person.AccountEndedAt is not null || person.Kept is not null) await returning.BackAsync(person, now, cancel);
            return;
        }
        if (person is { AccountEndedAt: not null, AccountClearedAt: not null, Teams.IsEmpty: true })
        {
            if (person.Kept is { } kept && now >= kept.Until) await ForgetAsync(person, cancel);
            return;
        }
        // Somebody of another organisation has no account here. That is so every night, so it is seen before all teams are read.
        if (account == AccountState.Missing && await places.IsElsewhereAsync(person, cancel)) return;
        await EndAsync(person, await places.OfAsync(person, cancel), now, cancel);
    }

    private async Task EndAsync(PersonEntry person, ImmutableArray<TeamCycle> states, DateTimeOffset now, CancellationToken cancel)
    {
        var kept = new KeptPlaces(await places.KeptAsync(person.Person, states, cancel), now + Kept);
        // First, so that no look at a team brings them back meanwhile.
        await directory.ChangePersonAsync(person.Tenant, person.Person, entry => (entry ?? person) with
        {
            AccountEndedAt = (entry ?? person).AccountEndedAt ?? now, Unreachable = PersonEntry.AccountEnded, Kept = (entry ?? person).Kept ?? kept,
        }, cancel);
        foreach (var state in states) await people.FollowAsync(state.Id, PeopleMoved.Gone(person.Person), string.Create(CultureInfo.InvariantCulture, $"ended-{now.UtcTicks}"), now, cancel);
        // Also rows of teams that are nowhere any more.
        await directory.ChangePersonAsync(person.Tenant, person.Person, entry => (entry ?? person) with { Teams = [], AccountClearedAt = now }, cancel);
    }

    private async Task ForgetAsync(PersonEntry person, CancellationToken cancel)
    {
        await follows.RemoveAsync(person.Tenant, person.Person, cancel);
        await directory.ChangePersonAsync(person.Tenant, person.Person, entry => (entry ?? person) with { Kept = null }, cancel);
    }
}

/// <summary>Where somebody is: the teams that have them, and whether this organisation has their account.</summary>
internal sealed class LeaverPlaces(IDirectory directory, ITeamCycles teams, IRosterEntries entries, IRoster roster)
{
    /// <summary>Those that their row names, and those that they lead without being on the list.</summary>
    public async Task<ImmutableArray<TeamCycle>> OfAsync(PersonEntry person, CancellationToken cancel)
    {
        var named = person.Teams.Select(team => team.Team).ToHashSet();
        var found = ImmutableArray.CreateBuilder<TeamCycle>();
        await foreach (var team in directory.TeamsAsync(person.Tenant, cancel))
            if (team.Current is { } cycle && (named.Contains(team.Team) || team.Facilitator == person.Person)
                && await teams.FindAsync(new TeamCycleId(person.Tenant, team.Team, cycle), cancel) is { } state)
                found.Add(state);
        return found.ToImmutable();
    }

    /// <summary>What of that comes back with the account. Their own objectives do in any case, and guests are let in anew.</summary>
    public async Task<ImmutableArray<KeptPlace>> KeptAsync(PersonId person, ImmutableArray<TeamCycle> states, CancellationToken cancel)
    {
        var kept = ImmutableArray.CreateBuilder<KeptPlace>();
        foreach (var state in states.Where(state => state.Team.Kind != TeamKind.Individual && state.Team.Find(person) is not { Guest: true }))
        {
            var entry = await entries.FindAsync(state.Id.Tenant, state.Id.Team, cancel);
            kept.Add(new KeptPlace(state.Id.Team, ByHand: state.Team.Find(person) is not null && entry.ReadAt is not null && !entry.Seen.Contains(person), Ran: state.Team.Facilitator == person));
        }
        return kept.ToImmutable();
    }

    /// <summary>A guest on each of the teams that their row names, and on one at least, whose account another organisation has. Teams is asked once for each; what it
    /// does not tell takes nothing from anybody.</summary>
    public async Task<bool> IsElsewhereAsync(PersonEntry person, CancellationToken cancel)
    {
        if (person.Home is { } home) return IsOther(home, person.Tenant);
        TeamCycle? guestOf = null;
        foreach (var team in person.Teams.Select(one => one.Team).Distinct())
        {
            if (await directory.FindTeamAsync(person.Tenant, team, cancel) is not { Current: { } cycle } || await teams.FindAsync(new TeamCycleId(person.Tenant, team, cycle), cancel) is not { } state) continue;
            if (state.Team.Find(person.Person) is not { Guest: true }) return false;
            guestOf ??= state;
        }
        return guestOf is not null && (await HomeAsync(person, guestOf, cancel) is not { } told || IsOther(told, person.Tenant));
    }

    private async Task<string?> HomeAsync(PersonEntry person, TeamCycle team, CancellationToken cancel)
    {
        if (team.Team.Meeting is not { } meeting || await directory.FindSeriesAsync(person.Tenant, meeting.Series, cancel) is not { Removed: false } series) return null;
        if (await roster.MemberAsync(new ChatAddress(person.Tenant, meeting.Chat, series.ServiceUrl), person.Person, cancel) is not { Tenant: { } home }) return null;
        await directory.ChangePersonAsync(person.Tenant, person.Person, entry => (entry ?? person) with { Home = home }, cancel);
        return home;
    }

    private static bool IsOther(string home, TenantId tenant) => !string.Equals(home, tenant.Value, StringComparison.OrdinalIgnoreCase);
}
