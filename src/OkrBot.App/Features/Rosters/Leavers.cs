using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Rosters;

/// <summary>What follows when somebody's account ends: they are on no team any more, run nothing, follow nothing, read nothing and are not written to.
/// Who may sign in again reads at once, has their own objectives back, and is on their teams with the next look at those.</summary>
internal sealed class Leavers(IDirectory directory, ITeamCycles teams, IFollows follows, TeamPeople people)
{
    private const string Unreachable = "account ended";

    /// <summary>Twice is once, and finishes what a crash left.</summary>
    public async Task SeeAsync(PersonEntry person, AccountState account, DateTimeOffset now, CancellationToken cancel)
    {
        if (account == AccountState.Active)
        {
            if (person.AccountEndedAt is not null) await BackAsync(person, now, cancel);
            return;
        }
        if (person is { AccountEndedAt: not null, AccountClearedAt: not null, Teams.IsEmpty: true }) return;
        // Somebody of another organisation has no account here. That is so every night, so it is seen before all teams are read.
        if (account == AccountState.Missing && await IsGuestAsync(person, cancel)) return;
        await EndAsync(person, await TeamsAsync(person, cancel), now, cancel);
    }

    private async Task EndAsync(PersonEntry person, ImmutableArray<TeamCycle> states, DateTimeOffset now, CancellationToken cancel)
    {
        // First, so that no look at a team brings them back meanwhile.
        await directory.ChangePersonAsync(person.Tenant, person.Person, entry => (entry ?? person) with { AccountEndedAt = (entry ?? person).AccountEndedAt ?? now, Unreachable = Unreachable }, cancel);
        foreach (var state in states) await people.FollowAsync(state.Id, PeopleMoved.Gone(person.Person), Wish("ended", now), now, cancel);
        await follows.RemoveAsync(person.Tenant, person.Person, cancel);
        // Also rows of teams that are nowhere any more.
        await directory.ChangePersonAsync(person.Tenant, person.Person, entry => (entry ?? person) with { Teams = [], AccountClearedAt = now }, cancel);
    }

    private async Task BackAsync(PersonEntry person, DateTimeOffset now, CancellationToken cancel)
    {
        await directory.ChangePersonAsync(person.Tenant, person.Person, entry =>
        {
            var known = entry ?? person;
            return known with { AccountEndedAt = null, AccountClearedAt = null, Unreachable = known.Unreachable == Unreachable ? null : known.Unreachable };
        }, cancel);
        if (await directory.FindTeamAsync(person.Tenant, TeamLevels.Of(person.Person), cancel) is not { Current: { } cycle } own) return;
        var back = new NewMember(new Member(person.Person, own.Name));
        await people.FollowAsync(new TeamCycleId(person.Tenant, own.Team, cycle), new PeopleMoved([back], [], null), Wish("back", now), now, cancel);
    }

    /// <summary>Those that their row names, and those that they lead without being on the list.</summary>
    private async Task<ImmutableArray<TeamCycle>> TeamsAsync(PersonEntry person, CancellationToken cancel)
    {
        var named = person.Teams.Select(team => team.Team).ToHashSet();
        var found = ImmutableArray.CreateBuilder<TeamCycle>();
        await foreach (var team in directory.TeamsAsync(person.Tenant, cancel))
            if (team.Current is { } cycle && (named.Contains(team.Team) || team.Facilitator == person.Person)
                && await teams.FindAsync(new TeamCycleId(person.Tenant, team.Team, cycle), cancel) is { } state)
                found.Add(state);
        return found.ToImmutable();
    }

    /// <summary>On each of the teams that their row names, and on one at least.</summary>
    private async Task<bool> IsGuestAsync(PersonEntry person, CancellationToken cancel)
    {
        var isGuest = false;
        foreach (var team in person.Teams.Select(one => one.Team).Distinct())
        {
            if (await directory.FindTeamAsync(person.Tenant, team, cancel) is not { Current: { } cycle } || await teams.FindAsync(new TeamCycleId(person.Tenant, team, cycle), cancel) is not { } state) continue;
            if (state.Team.Find(person.Person) is not { Guest: true }) return false;
            isGuest = true;
        }
        return isGuest;
    }

    private static string Wish(string what, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"{what}-{now.UtcTicks}");
}
