using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup;

/// <summary>How linking a meeting and a team ended. Names are user text.</summary>
internal abstract record Linked
{
    private Linked() { }

    /// <param name="First">No team checked in there before.</param>
    public sealed record Done(TeamCycle Team, bool First) : Linked;

    /// <param name="Team">Null where only its name is known.</param>
    public sealed record Already(TeamCycle? Team, string Name) : Linked;
    public sealed record Full(string Teams) : Linked;

    /// <summary>The name is missing or too long.</summary>
    public sealed record NoTeam : Linked;

    /// <summary>The team is not the sender's to bring.</summary>
    public sealed record NotTheirs : Linked;

    /// <summary>No cycle is open in which a team could begin.</summary>
    public sealed record NoCycle : Linked;

    /// <summary>Teams does not tell who is in the chat.</summary>
    public sealed record NoRoster : Linked;
}

/// <summary>Brings the team that a form names into the meeting of the turn's chat. What is connected stays; doing it twice connects once.</summary>
internal sealed class MeetingLink(IDirectory directory, IRoster roster, ITeamCycles teams, TeamStarter starter, OwnTeams own)
{
    /// <summary>What is wrong with the form, wherever it would lead; null = nothing.</summary>
    public async Task<Linked?> RefusedAsync(Turn turn, CardData data, CancellationToken cancel)
    {
        if (data.Id(ConnectCard.TeamField) is { } chosen) return await own.FindAsync(turn, new TeamId(chosen), cancel) is null ? new Linked.NotTheirs() : null;
        return NameIn(data).Length is 0 or > ConnectCard.LongestName ? new Linked.NoTeam() : null;
    }

    /// <summary>Why nothing would come of it, told before anybody is disturbed in the chat; null = nothing speaks against it.</summary>
    /// <param name="zone">In which a new team would begin.</param>
    public async Task<Linked?> HopelessAsync(Turn turn, CardData data, string zone, CancellationToken cancel)
    {
        var here = await HereAsync(turn, cancel);
        if (here.Any(team => IsMeant(data, team))) return null;
        if (here.Count >= Rooming.MostTeams) return Full(here);
        var mayStart = data.Id(ConnectCard.TeamField) is { } chosen
            ? await directory.FindTeamAsync(turn.Tenant, new TeamId(chosen), cancel) is { Current: not null }
            : await starter.MayStartAsync(turn, NameIn(data), zone, cancel);
        return mayStart ? null : new Linked.NoCycle();
    }

    /// <param name="data">With the form's choice of a team, or a new one's name.</param>
    /// <param name="meeting">Asked for only when there is something to connect.</param>
    /// <param name="needsRoster">A team is not begun without its people.</param>
    public async Task<Linked> LinkAsync(Turn turn, CardData data, Func<Task<ConnectedMeeting>> meeting, bool needsRoster, CancellationToken cancel)
    {
        var here = await HereAsync(turn, cancel);
        // The card may be an old one, or pressed twice.
        if (here.FirstOrDefault(team => IsMeant(data, team)) is { } present) return new Linked.Already(await StateAsync(present, cancel), present.Name);
        if (here.Count >= Rooming.MostTeams) return Full(here);
        if (data.Id(ConnectCard.TeamField) is { } chosen)
            return await starter.ConnectAsync(turn, new TeamId(chosen), turn.From.Person!.Value, await meeting(), cancel) is { } connected ? new Linked.Done(connected, here.Count == 0) : new Linked.NotTheirs();
        if (await RefusedAsync(turn, data, cancel) is { } wrong) return wrong;
        var known = await meeting();
        var members = await roster.MembersAsync(new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl), cancel);
        if (members is null && needsRoster) return new Linked.NoRoster();
        return await starter.StartAsync(turn, NameIn(data), known, members ?? [], cancel) is TeamStarted.Started started && await teams.FindAsync(started.Team, cancel) is { } begun
            ? new Linked.Done(begun, here.Count == 0)
            : new Linked.NoCycle();
    }

    private static Linked.Full Full(List<TeamEntry> here) => new(string.Join(", ", here.Select(team => team.Name)));

    private async Task<TeamCycle?> StateAsync(TeamEntry team, CancellationToken cancel)
        => team.Current is { } cycle ? await teams.FindAsync(new TeamCycleId(team.Tenant, team.Team, cycle), cancel) : null;

    private static bool IsMeant(CardData data, TeamEntry team) => data.Id(ConnectCard.TeamField) is { } chosen
        ? team.Team.Value == chosen
        : string.Equals(team.Name, NameIn(data), StringComparison.OrdinalIgnoreCase);

    private static string NameIn(CardData data) => PlainText.Clean(data.Text(ConnectCard.NameField) ?? "");

    /// <summary>The teams that check in here, the first connected first.</summary>
    private async Task<List<TeamEntry>> HereAsync(Turn turn, CancellationToken cancel)
    {
        var here = new List<TeamEntry>();
        foreach (var team in (await directory.FindSeriesAsync(turn.Tenant, new SeriesId(turn.Chat.Id.Value), cancel))?.Teams ?? [])
            if (await directory.FindTeamAsync(turn.Tenant, team.Team, cancel) is { } entry) here.Add(entry);
        return here;
    }
}
