using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Teams;

/// <summary>Who came to a team and who left it.</summary>
/// <param name="ServiceUrl">Where Teams reaches those of whom it told its own id; null = it told of nobody.</param>
public sealed record PeopleMoved(ImmutableArray<NewMember> Joined, ImmutableArray<PersonId> Left, Uri? ServiceUrl)
{
    public static PeopleMoved Gone(PersonId person) => new([], [person], null);
}

/// <summary>The one way in which a team's people follow who is there: the rule first, then what others look up. Told again, it changes nothing again, and
/// finishes what a crash left.</summary>
public sealed class TeamPeople(IDirectory directory, ITeamCycles teams, IRosterEntries entries, SharedCheckIns shared)
{
    /// <param name="wish">Names what was told, so that the same again is one change.</param>
    /// <returns>The team after it; null = there is none.</returns>
    /// <exception cref="TimeoutException">Storage was too busy. Nothing was changed.</exception>
    public async Task<TeamCycle?> FollowAsync(TeamCycleId id, PeopleMoved moved, string wish, DateTimeOffset now, CancellationToken cancel)
    {
        if (await teams.FindAsync(id, cancel) is not { } before) return null;
        var joined = await WelcomeAsync(id, moved, cancel);
        var change = new RosterChanged([.. joined.Select(j => j.Member)], moved.Left);
        var after = before;
        // First: the list only says where to look, and whoever is not on the team is told so there.
        await ListAsync(id, joined.RemoveAll(j => !before.Team.LetsIn(j.Member)), moved.ServiceUrl, cancel);
        await shared.LetGoAsync(before, moved.Left, wish, now, cancel);
        if (Rostering.Decide(before, change, now) is not Decision.Accepted { Events.IsEmpty: true })
        {
            after = await ChangeAsync(before, change, wish, now, cancel);
            await NoteAsync(before.Team, after, now, cancel);
        }
        await UnlistAsync(after, moved.Left, cancel);
        // Also when nothing changed now: a server that stopped half-way left this to whoever tells it next.
        if (await directory.FindTeamAsync(id.Tenant, id.Team, cancel) is { } known && known.Facilitator != after.Team.Facilitator)
            await directory.ChangeTeamAsync(id.Tenant, id.Team, entry => (entry ?? known) with { Facilitator = after.Team.Facilitator }, cancel);
        return after;
    }

    /// <summary>Whether the chat of its meeting tells who is on the team; false where its people come from a group.</summary>
    public async Task<bool> ComeFromChatAsync(TeamCycleId id, CancellationToken cancel) => (await entries.FindAsync(id.Tenant, id.Team, cancel)).Group is null;

    /// <summary>Chats list people for a while whose account has ended, and whoever was taken off by hand.</summary>
    private async Task<ImmutableArray<NewMember>> WelcomeAsync(TeamCycleId id, PeopleMoved moved, CancellationToken cancel)
    {
        if (moved.Joined.IsEmpty) return [];
        var takenOff = (await entries.FindAsync(id.Tenant, id.Team, cancel)).TakenOff;
        var known = ImmutableArray.CreateBuilder<NewMember>();
        foreach (var one in moved.Joined.Where(one => !takenOff.Contains(one.Member.Person)))
            if (one.IsElsewhere(id.Tenant) || await directory.FindPersonAsync(id.Tenant, one.Member.Person, cancel) is not { AccountEndedAt: not null }) known.Add(one);
        return known.ToImmutable();
    }

    private Task<TeamCycle> ChangeAsync(TeamCycle before, RosterChanged change, string wish, DateTimeOffset now, CancellationToken cancel)
    {
        var stamp = TeamChanges.Stamp("people", wish, now, [.. change.Joined.Select(j => j.Person), default, .. change.Left]);
        return teams.ChangeSurelyAsync(before.Id, stamp, state => Rostering.Decide(state, change, now), cancel);
    }

    private Task NoteAsync(Team before, TeamCycle after, DateTimeOffset now, CancellationToken cancel)
    {
        var came = after.Team.Members.Where(m => before.Find(m.Person) is null).Select(m => new RosterMove(m.Person, Came: true, now));
        var went = before.Members.Where(m => after.Team.Find(m.Person) is null).Select(m => new RosterMove(m.Person, Came: false, now));
        ImmutableArray<RosterMove> moves = [.. came, .. went];
        return moves.IsEmpty ? Task.CompletedTask : entries.ChangeAsync(after.Id.Tenant, after.Id.Team, entry => entry.With(moves, now), cancel);
    }

    /// <summary>Which teams a person belongs to, for whoever asks by person.</summary>
    internal async Task ListAsync(TeamCycleId id, ImmutableArray<NewMember> joined, Uri? serviceUrl, CancellationToken cancel)
    {
        foreach (var one in joined)
            await directory.ChangePersonAsync(id.Tenant, one.Member.Person, entry =>
            {
                var known = entry ?? new PersonEntry(id.Tenant, one.Member.Person, one.ChannelId ?? "", one.Member.Name, null, one.ChannelId is null ? null : serviceUrl, null, null, []);
                if (one.Home is { } home && known.Home != home) known = known with { Home = home };
                // This organisation never knew their account, so it did not end here.
                if (one.IsElsewhere(id.Tenant) && known.AccountEndedAt is not null) known = known.WithAccount();
                return known.Teams.Contains(id) ? known : known with { Teams = [.. known.Teams.Where(t => t.Team != id.Team), id] };
            }, cancel);
    }

    /// <summary>Those of them whom the team does not have.</summary>
    internal async Task UnlistAsync(TeamCycle now, ImmutableArray<PersonId> left, CancellationToken cancel)
    {
        var id = now.Id;
        foreach (var person in left.Where(person => now.Team.Find(person) is null))
            if (await directory.FindPersonAsync(id.Tenant, person, cancel) is { } known && known.Teams.Any(t => t.Team == id.Team))
                await directory.ChangePersonAsync(id.Tenant, person, entry => (entry ?? known) with { Teams = (entry ?? known).Teams.RemoveAll(t => t.Team == id.Team) }, cancel);
    }
}
