using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Teams;

/// <summary>Starts a team in the tenant's cycle without anybody being in a chat: for set-up, for teams from a file, for the company's own team and for
/// people's own objectives.</summary>
/// <remarks>Running it again finishes what a crash left, and changes nothing of a team that is there: members, facilitator and meeting of a known team
/// are changed by their own rules. Costs two Directory requests and one commit, and one or two requests a member and for the meeting.</remarks>
public sealed class TeamStarting(IDirectory directory, ITeamCycles teams, ProgrammeLeads leads)
{
    /// <summary>The cycle in which a team starts now: the running one, else the next. Where there are no programme leads and none is open, the first
    /// team opens one, from Monday on. Null = the programme's leads have to open one first.</summary>
    public async Task<Cycle?> CycleAsync(TenantId tenant, string zone, DateTimeOffset now, CancellationToken cancel)
    {
        var today = Zones.LocalDay(zone, now);
        var known = await directory.FindTenantAsync(tenant, cancel);
        if (known?.Cycles.StartingOn(today) is { } open) return open;
        var mayOpen = leads.Of(known ?? new TenantEntry(tenant, [])).IsEmpty;
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var fresh = new Cycle(CycleOpening.IdOf(monday), monday) { OpenedAt = now };
        var entry = await directory.ChangeTenantAsync(tenant, now => now?.Cycles.StartingOn(today) is not null || !mayOpen
            ? now ?? new TenantEntry(tenant, [])
            : (now ?? new TenantEntry(tenant, [])) with { Live = [.. now?.Live ?? [], fresh] }, cancel);
        return entry.Cycles.StartingOn(today);
    }

    /// <summary>Whether there is a cycle to start in without opening one.</summary>
    public async Task<bool> IsOpenAsync(TenantId tenant, string zone, DateTimeOffset now, CancellationToken cancel)
        => (await directory.FindTenantAsync(tenant, cancel))?.Cycles.StartingOn(Zones.LocalDay(zone, now)) is not null;

    /// <summary>Whether a team could start now, as <see cref="CycleAsync"/> would have it; opens nothing.</summary>
    public async Task<bool> MayStartAsync(TenantId tenant, string zone, DateTimeOffset now, CancellationToken cancel)
    {
        var known = await directory.FindTenantAsync(tenant, cancel) ?? new TenantEntry(tenant, []);
        return leads.Of(known).IsEmpty || known.Cycles.StartingOn(Zones.LocalDay(zone, now)) is not null;
    }

    /// <param name="stamp">Names the wish and who had it; <see cref="CommandStamp.At"/> is the time that counts.</param>
    public async Task<TeamStarted> StartAsync(TenantId tenant, NewTeam wanted, CommandStamp stamp, CancellationToken cancel)
    {
        // A team that is there stays in the cycle in which it is.
        var known = await directory.FindTeamAsync(tenant, wanted.Id, cancel);
        if (known?.Current is { } current && await teams.FindAsync(new TeamCycleId(tenant, wanted.Id, current), cancel) is { } state)
        {
            await ListAsync(state, wanted, cancel);
            return new TeamStarted.Started(state.Id, Known: true);
        }
        if (await CycleAsync(tenant, wanted.Zone, stamp.At, cancel) is not { } cycle) return new TeamStarted.NoCycle();
        var id = new TeamCycleId(tenant, wanted.Id, cycle.Id);
        var team = new Team(wanted.Id, wanted.Name, wanted.Kind, wanted.Zone, wanted.Language, wanted.Facilitator,
            [.. wanted.Members.Select(m => m.Member)], wanted.Meeting?.Meeting, Placement.AtStart) { Guests = wanted.Guests };
        var isNew = await teams.StartAsync(id, [new TeamEvent.TeamJoinedCycle(team, cycle)], stamp, cancel);
        if (await teams.FindAsync(id, cancel) is { } started) await ListAsync(started, wanted, cancel);
        return new TeamStarted.Started(id, Known: !isNew);
    }

    /// <summary>What others look up. The team's own row comes last: until it is there the next try does all of it again.</summary>
    private async Task ListAsync(TeamCycle state, NewTeam wanted, CancellationToken cancel)
    {
        var (id, team) = (state.Id, state.Team);
        if (wanted.Meeting is { } meeting && team.Meeting?.Series == meeting.Meeting.Series)
            await directory.ChangeSeriesAsync(id.Tenant, meeting.Meeting.Series, entry => meeting.Listed(id, entry), cancel);
        foreach (var member in wanted.Members.Where(m => team.Find(m.Member.Person) is not null)) await SeeAsync(id, member, wanted.Meeting?.ServiceUrl, cancel);
        await directory.ChangeTeamAsync(id.Tenant, id.Team, entry
            => (entry ?? new TeamEntry(id.Tenant, id.Team, team.Name, team.Zone, team.Language, id.Cycle, null, team.Facilitator)) with { Current = id.Cycle, Facilitator = team.Facilitator }, cancel);
    }

    private Task SeeAsync(TeamCycleId id, NewMember member, Uri? serviceUrl, CancellationToken cancel)
        => directory.ChangePersonAsync(id.Tenant, member.Member.Person, entry =>
        {
            // Somebody of whom Teams never told is reached once they have written to the bot.
            var known = entry ?? new PersonEntry(id.Tenant, member.Member.Person, member.ChannelId ?? "", member.Member.Name, null, member.ChannelId is null ? null : serviceUrl, null, null, []);
            return known.Teams.Contains(id) ? known : known with { Teams = [.. known.Teams.Where(t => t.Team != id.Team), id] };
        }, cancel);
}
