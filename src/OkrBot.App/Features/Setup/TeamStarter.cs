using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup;

/// <summary>Brings a team into the tenant's cycle, and the first team opens that cycle.</summary>
internal sealed class TeamStarter(IDirectory directory, ITeamCycles teams)
{
    /// <summary>A new team with the chat's people as members and the sender as facilitator. Answers its name.</summary>
    public async Task<string> StartAsync(Turn turn, string name, ConnectedMeeting meeting, ImmutableArray<ChatMember> people, CancellationToken cancel)
    {
        var facilitator = turn.From.Person!.Value;
        var zone = meeting.Schedule?.Zone ?? turn.From.Zone ?? "UTC";
        var cycle = await CurrentCycleAsync(turn, zone, cancel);
        // Meeting and name name the team's id, so that pressing twice starts one team.
        var id = new TeamCycleId(turn.Tenant, new TeamId("t-" + ViewToken.From(turn.Tenant.Value, meeting.Series.Value, name.ToUpperInvariant())), cycle.Id);
        // People of other organisations and guests look on until somebody lists them.
        var members = people.Where(p => !p.IsOutsiderOf(turn.Tenant)).Select(ChatPeople.MemberOf).ToImmutableArray();
        var team = new Team(id.Team, name, TeamKind.Team, zone, turn.From.Locale ?? "en", facilitator, members, meeting, Placement.AtStart);
        await teams.StartAsync(id, [new TeamEvent.TeamJoinedCycle(team, cycle)], new CommandStamp(turn.ActivityId, facilitator, turn.Now), cancel);
        await ListAsync(turn, id, team, meeting, cancel);
        foreach (var person in people) await SeeAsync(turn, id, person, cancel);
        return name;
    }

    /// <summary>An existing team. Answers its name, or null when the sender is not its facilitator.</summary>
    public async Task<string?> ConnectAsync(Turn turn, TeamId chosen, PersonId sender, ConnectedMeeting meeting, CancellationToken cancel)
    {
        if (await directory.FindTeamAsync(turn.Tenant, chosen, cancel) is not { Current: { } cycle } entry) return null;
        var id = new TeamCycleId(turn.Tenant, chosen, cycle);
        var before = (await teams.FindAsync(id, cancel))?.Team.Meeting?.Series;
        var change = await teams.ChangeAsync(id, new CommandStamp(turn.ActivityId, sender, turn.Now), state => Connecting.Decide(state, new ConnectMeeting(sender, meeting)), cancel);
        if (change is not Change.Saved saved) return null;
        await ListAsync(turn, id, saved.State.Team, meeting, cancel);
        if (before is { } left && left != meeting.Series) await LeaveAsync(turn, left, chosen, cancel);
        return entry.Name;
    }

    private async Task<Cycle> CurrentCycleAsync(Turn turn, string zone, CancellationToken cancel)
    {
        var today = Zones.LocalDay(zone, turn.Now);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var fresh = new Cycle(new CycleId(monday.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), monday);
        var tenant = await directory.ChangeTenantAsync(turn.Tenant, entry => entry is { } known && known.Live.Any(c => c.Holds(today))
            ? known
            : new TenantEntry(turn.Tenant, [.. entry?.Live ?? [], fresh]), cancel);
        return tenant.Live.First(c => c.Holds(today));
    }

    private async Task ListAsync(Turn turn, TeamCycleId id, Team team, ConnectedMeeting meeting, CancellationToken cancel)
    {
        await directory.ChangeTeamAsync(turn.Tenant, id.Team, entry => (entry ?? new TeamEntry(turn.Tenant, id.Team, team.Name, team.Zone, team.Language, id.Cycle, null, team.Facilitator)) with { Current = id.Cycle, Facilitator = team.Facilitator }, cancel);
        await directory.ChangeSeriesAsync(turn.Tenant, meeting.Series, entry => new SeriesEntry(
            turn.Tenant, meeting.Series, meeting.Chat, turn.Chat.ServiceUrl, meeting.Title, meeting.Schedule, [.. (entry?.Teams ?? []).Where(t => t.Team != id.Team), id]) { MeetingId = turn.Chat.MeetingId }, cancel);
    }

    /// <summary>A team checks in in one meeting: where it was before, nobody opens its check-in any more.</summary>
    private async Task LeaveAsync(Turn turn, SeriesId left, TeamId team, CancellationToken cancel)
    {
        if (await directory.FindSeriesAsync(turn.Tenant, left, cancel) is { } known)
            await directory.ChangeSeriesAsync(turn.Tenant, left, entry => (entry ?? known) with { Teams = [.. (entry ?? known).Teams.Where(t => t.Team != team)] }, cancel);
    }

    private Task SeeAsync(Turn turn, TeamCycleId id, ChatMember member, CancellationToken cancel) => member.Person is not { } person
        ? Task.CompletedTask
        : directory.ChangePersonAsync(turn.Tenant, person, entry =>
        {
            var known = entry ?? new PersonEntry(turn.Tenant, person, member.ChannelId, member.Name, null, turn.Chat.ServiceUrl, null, null, []);
            return known.Teams.Contains(id) ? known : known with { Teams = known.Teams.Add(id) };
        }, cancel);
}
