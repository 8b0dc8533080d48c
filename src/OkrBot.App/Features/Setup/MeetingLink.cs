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
    public sealed record Done(string Team, bool First) : Linked;
    public sealed record Already(string Team) : Linked;
    public sealed record Full(string Teams) : Linked;

    /// <summary>The name is missing or too long, or the team is not the sender's to bring.</summary>
    public sealed record NoTeam : Linked;

    /// <summary>No cycle is open in which a team could begin.</summary>
    public sealed record NoCycle : Linked;

    /// <summary>Teams does not tell who is in the chat.</summary>
    public sealed record NoRoster : Linked;
}

/// <summary>Brings the team that a form names into the meeting of the turn's chat. What is connected stays; doing it twice connects once.</summary>
internal sealed class MeetingLink(IDirectory directory, IRoster roster, TeamStarter starter)
{
    /// <param name="data">With the form's choice of a team, or a new one's name.</param>
    /// <param name="meeting">Asked for only when there is something to connect.</param>
    /// <param name="needsRoster">A team is not begun without its people.</param>
    public async Task<Linked> LinkAsync(Turn turn, CardData data, Func<Task<ConnectedMeeting>> meeting, bool needsRoster, CancellationToken cancel)
    {
        var here = await HereAsync(turn, cancel);
        // The card may be an old one, or pressed twice.
        if (here.FirstOrDefault(team => IsMeant(data, team)) is { } present) return new Linked.Already(present.Name);
        if (here.Count >= Rooming.MostTeams) return new Linked.Full(string.Join(", ", here.Select(team => team.Name)));
        if (data.Id(ConnectCard.TeamField) is { } chosen)
            return Told(await starter.ConnectAsync(turn, new TeamId(chosen), turn.From.Person!.Value, await meeting(), cancel), here.Count);
        var name = NameIn(data);
        if (name.Length is 0 or > ConnectCard.LongestName) return new Linked.NoTeam();
        var known = await meeting();
        var members = await roster.MembersAsync(new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl), cancel);
        if (members is null && needsRoster) return new Linked.NoRoster();
        return await starter.StartAsync(turn, name, known, members ?? [], cancel) is TeamStarted.Started ? Told(name, here.Count) : new Linked.NoCycle();
    }

    private static Linked Told(string? team, int before) => team is null ? new Linked.NoTeam() : new Linked.Done(team, before == 0);

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
