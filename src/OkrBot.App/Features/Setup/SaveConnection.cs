using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup;

/// <summary>Connects the meeting of this chat with the chosen or the new team. Pressing twice connects once.</summary>
internal sealed class SaveConnection(IDirectory directory, IRoster roster, TeamStarter starter) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var words = SetupFeature.WordsIn(turn.From.Locale);
        if (turn.From.Person is not { } sender || !await ConnectCommand.MayAsync(roster, turn, cancel)) return new Reply.Words(words.Text("connect.organiser"));
        var data = CardData.Of(turn.Act);
        // The card may be an old one: what is connected here stays.
        if (await TeamHereAsync(turn, cancel) is { } present) return new Reply.Words(words.Text("connect.done", ("team", present)));
        var chat = new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl);
        var meeting = Meeting(turn, await roster.MeetingAsync(chat, turn.Chat.MeetingId ?? "", cancel));
        var connected = data.Id(ConnectCard.TeamField) is { } chosen
            ? await starter.ConnectAsync(turn, new TeamId(chosen), sender, meeting, cancel)
            : await StartNewAsync(turn, data, sender, meeting, chat, cancel);
        return new Reply.Words(connected is null ? words.Text("connect.name.error") : words.Text("connect.done", ("team", connected)));
    }

    private async Task<string?> TeamHereAsync(Turn turn, CancellationToken cancel)
    {
        var series = await directory.FindSeriesAsync(turn.Tenant, new SeriesId(turn.Chat.Id.Value), cancel);
        if (series is null || series.Teams.IsEmpty) return null;
        return (await directory.FindTeamAsync(turn.Tenant, series.Teams[0].Team, cancel))?.Name ?? series.Teams[0].Team.Value;
    }

    private async Task<string?> StartNewAsync(Turn turn, CardData data, PersonId sender, ConnectedMeeting meeting, ChatAddress chat, CancellationToken cancel)
    {
        var name = PlainText.Clean(data.Text(ConnectCard.NameField) ?? "");
        if (name.Length is 0 or > ConnectCard.LongestName) return null;
        var members = await roster.MembersAsync(chat, cancel) ?? [];
        return await starter.StartAsync(turn, name, sender, meeting, members, cancel);
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
