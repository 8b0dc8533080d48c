using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup;

/// <summary>Connects the meeting of this chat with the chosen or the new team. A meeting that has one takes
/// another beside it. Pressing twice connects once.</summary>
internal sealed class SaveConnection(IDirectory directory, IRoster roster, MeetingRoles roles, TeamStarter starter) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var words = SetupFeature.WordsIn(turn.From.Locale);
        if (turn.From.Person is not { } sender || !await roles.RunsMeetingAsync(turn, cancel)) return new Reply.Words(words.Text("connect.organiser"));
        var data = CardData.Of(turn.Act);
        var here = await HereAsync(turn, cancel);
        // The card may be an old one, or pressed twice: what is connected here stays.
        if (here.FirstOrDefault(team => IsMeant(data, team)) is { } present) return new Reply.Words(words.Text("connect.already", ("teams", MarkdownText.Escape(present.Name))));
        if (here.Count >= Rooming.MostTeams) return new Reply.Words(words.Text("connect.full", ("teams", MarkdownText.Escape(string.Join(", ", here.Select(team => team.Name))))));
        var chat = new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl);
        var meeting = Meeting(turn, await roster.MeetingAsync(chat, turn.Chat.MeetingId ?? "", cancel));
        var connected = data.Id(ConnectCard.TeamField) is { } chosen
            ? await starter.ConnectAsync(turn, new TeamId(chosen), sender, meeting, cancel)
            : await StartNewAsync(turn, NameIn(data), meeting, chat, cancel);
        if (connected is null) return new Reply.Words(words.Text("connect.name.error"));
        if (connected.Length == 0) return new Reply.Words(words["connect.noCycle"]);
        return new Reply.Words(words.Text(here.Count == 0 ? "connect.done" : "connect.doneAnother", ("team", MarkdownText.Escape(connected))));
    }

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

    /// <summary>The team's name; null where it has none that fits, empty while no cycle is open.</summary>
    private async Task<string?> StartNewAsync(Turn turn, string name, ConnectedMeeting meeting, ChatAddress chat, CancellationToken cancel)
    {
        if (name.Length is 0 or > ConnectCard.LongestName) return null;
        var members = await roster.MembersAsync(chat, cancel) ?? [];
        return await starter.StartAsync(turn, name, meeting, members, cancel) is TeamStarted.Started ? name : "";
    }

    // A single meeting has no rhythm: its events and the command open its check-ins.
    private static bool IsSeries(string? type) => type is not null && type.EndsWith("Recurring", StringComparison.OrdinalIgnoreCase);

    // The series' own definition tells weekday and time; a zone that nobody told is UTC until settings say otherwise.
    private static ConnectedMeeting Meeting(Turn turn, MeetingDetails? details)
    {
        var zone = turn.From.Zone ?? "UTC";
        WeeklySchedule? schedule = null;
        if (details is { Start: { } start, End: { } end } && IsSeries(details.Type) && end > start && end - start < TimeSpan.FromHours(24))
        {
            var local = TimeZoneInfo.ConvertTime(start, Zones.Find(zone));
            schedule = new WeeklySchedule(DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), end - start, zone);
        }
        return new ConnectedMeeting(new SeriesId(turn.Chat.Id.Value), turn.Chat.Id, PlainText.Clean(details?.Title ?? ""), schedule);
    }
}
