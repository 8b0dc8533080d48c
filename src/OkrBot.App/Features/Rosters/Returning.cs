using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Rosters;

/// <summary>Somebody may sign in again: they read at once, have their own objectives back, and what was kept: what they follow, the teams on which they were and
/// would be still, and the check-ins that they ran and nobody has taken on since.</summary>
internal sealed class Returning(IDirectory directory, ITeamCycles teams, TeamPeople people, RosterLook look)
{
    /// <summary>Twice is once, and finishes what a crash left. What cannot be read now is read the next night.</summary>
    public async Task BackAsync(PersonEntry person, DateTimeOffset now, CancellationToken cancel)
    {
        var back = await directory.ChangePersonAsync(person.Tenant, person.Person, entry => (entry ?? person).WithAccount(), cancel);
        if (await FindAsync(back, TeamLevels.Of(person.Person), cancel) is { } own)
            await people.FollowAsync(own.Id, Joins(person.Person, own.Team.Name), Wish(now), now, cancel);
        if (back.Kept is not { } kept) return;
        var isDone = true;
        foreach (var place in kept.Teams) isDone &= await BackOnAsync(back, place, now, cancel);
        if (isDone || now >= kept.Until) await directory.ChangePersonAsync(person.Tenant, person.Person, entry => (entry ?? back) with { Kept = null }, cancel);
    }

    /// <summary>False: where the team's people come from did not tell.</summary>
    private async Task<bool> BackOnAsync(PersonEntry person, KeptPlace place, DateTimeOffset now, CancellationToken cancel)
    {
        if (await FindAsync(person, place.Team, cancel) is not { } before) return true;
        var looked = await look.LookByNightAsync(before, now, cancel);
        var state = looked.State;
        // A chat that several teams share puts nobody on one of them, and a list by hand is nowhere else.
        if (state.Team.Find(person.Person) is null && (place.ByHand || looked.Entry.Seen.Contains(person.Person)))
            state = await people.FollowAsync(state.Id, Joins(person.Person, person.Name), Wish(now), now, cancel) ?? state;
        if (place.Ran && state.Team.Facilitator is null && state.Team.Find(person.Person) is { Guest: false }) await RunsAgainAsync(state, person.Person, now, cancel);
        return looked.Entry.Trouble is null or RosterTrouble.NoSource || state.Team.Find(person.Person) is not null;
    }

    /// <summary>By the rule by which anybody of the team takes it on.</summary>
    private async Task RunsAgainAsync(TeamCycle state, PersonId person, DateTimeOffset now, CancellationToken cancel)
    {
        await teams.ChangeAsync(state.Id, TeamChanges.Stamp("runs", Wish(now), now, person), known => known.Team.Facilitator is null
            ? Facilitating.Decide(known, new NameFacilitator(person, person), now) : Decision.Nothing, cancel);
        // What the directory says of it follows.
        await people.FollowAsync(state.Id, new PeopleMoved([], [], null), Wish(now), now, cancel);
    }

    private async Task<TeamCycle?> FindAsync(PersonEntry person, TeamId team, CancellationToken cancel)
        => await directory.FindTeamAsync(person.Tenant, team, cancel) is { Current: { } cycle } ? await teams.FindAsync(new TeamCycleId(person.Tenant, team, cycle), cancel) : null;

    private static PeopleMoved Joins(PersonId person, string? name) => new([new NewMember(new Member(person, PlainText.Clean(name ?? "")))], [], null);

    private static string Wish(DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"back-{now.UtcTicks}");
}
