using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup;

/// <summary>Lets a new or a known team check in in the meeting in whose chat somebody said so.</summary>
internal sealed class TeamStarter(IDirectory directory, ITeamCycles teams, TeamStarting starting, CompanyMeeting company, SeriesWatching watching)
{
    /// <summary>Whether there are weeks for a new team of this name, or it is there already.</summary>
    public async Task<bool> MayStartAsync(Turn turn, string name, string zone, CancellationToken cancel)
        => await starting.MayStartAsync(turn.Tenant, zone, turn.Now, cancel) || await directory.FindTeamAsync(turn.Tenant, IdOf(turn, name), cancel) is { Current: not null };

    // Meeting and name name the team's id, so that pressing twice starts one team.
    private static TeamId IdOf(Turn turn, string name) => new("t-" + ViewToken.From(turn.Tenant.Value, turn.Chat.Id.Value, name.ToUpperInvariant()));

    /// <summary>A new team with the chat's people as members and the sender as facilitator.</summary>
    public Task<TeamStarted> StartAsync(Turn turn, string name, ConnectedMeeting meeting, ImmutableArray<ChatMember> people, CancellationToken cancel)
    {
        var facilitator = turn.From.Person!.Value;
        var known = NewMember.Of(people, turn.Tenant).ToList();
        var wanted = new NewTeam(IdOf(turn, name), name, TeamKind.Team, meeting.Schedule?.Zone ?? turn.From.Zone ?? "UTC", turn.From.Locale ?? "en")
        {
            Facilitator = facilitator,
            // People of other organisations and guests look on until the team lets them take part.
            Members = [.. known.Where(one => !one.Member.Guest)],
            Guests = [.. known.Where(one => one.Member.Guest).Select(one => one.Member)],
            Meeting = new NewMeeting(meeting, turn.Chat.ServiceUrl, turn.Chat.MeetingId),
        };
        return starting.StartAsync(turn.Tenant, wanted, new CommandStamp(turn.ActivityId, facilitator, turn.Now), cancel);
    }

    /// <summary>An existing team as it is then; null when the sender is not its facilitator.</summary>
    public async Task<TeamCycle?> ConnectAsync(Turn turn, TeamId chosen, PersonId sender, ConnectedMeeting meeting, CancellationToken cancel)
    {
        if (await directory.FindTeamAsync(turn.Tenant, chosen, cancel) is not { Current: { } cycle }) return null;
        var id = new TeamCycleId(turn.Tenant, chosen, cycle);
        var before = (await teams.FindAsync(id, cancel))?.Team.Meeting?.Series;
        var change = await teams.ChangeAsync(id, new CommandStamp(turn.ActivityId, sender, turn.Now), state => Connecting.Decide(state, new ConnectMeeting(sender, meeting)), cancel);
        if (change is not Change.Saved saved) return null;
        if (saved.State.Team.Kind == TeamKind.Company) await company.JoinAsync(turn, id, cancel);
        await ListAsync(turn, id, saved.State.Team, meeting, cancel);
        if (before is { } left && left != meeting.Series) await LeaveAsync(turn, left, chosen, cancel);
        return saved.State;
    }

    private async Task ListAsync(Turn turn, TeamCycleId id, Team team, ConnectedMeeting meeting, CancellationToken cancel)
    {
        await directory.ChangeTeamAsync(turn.Tenant, id.Team, entry => (entry ?? new TeamEntry(turn.Tenant, id.Team, team.Name, team.Zone, team.Language, id.Cycle, null, team.Facilitator)) with { Current = id.Cycle, Facilitator = team.Facilitator }, cancel);
        await directory.ChangeSeriesAsync(turn.Tenant, meeting.Series, entry => new NewMeeting(meeting, turn.Chat.ServiceUrl, turn.Chat.MeetingId).Listed(id, entry), cancel);
    }

    /// <summary>A team checks in at one meeting: where it was before, nobody opens its check-in any more.</summary>
    private async Task LeaveAsync(Turn turn, SeriesId left, TeamId team, CancellationToken cancel)
    {
        if (await directory.FindSeriesAsync(turn.Tenant, left, cancel) is { } known)
        {
            await watching.LookAgainAsync(known, cancel);
            await directory.ChangeSeriesAsync(turn.Tenant, left, entry => (entry ?? known) with { Teams = [.. (entry ?? known).Teams.Where(t => t.Team != team)] }, cancel);
        }
    }
}
