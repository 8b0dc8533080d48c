using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup;

/// <summary>Connects the meeting of this chat with the chosen or the new team. Pressing twice connects once.</summary>
internal sealed class SaveConnection(IRoster roster, TeamStarter starter) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var words = SetupFeature.WordsOf(turn);
        if (turn.From.Person is not { } sender || !await ConnectCommand.MayAsync(roster, turn, cancel)) return new Reply.Words(words.Text("connect.organiser"));
        var data = CardData.Of(turn.Act);
        var chat = new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl);
        var meeting = Meeting(turn, await roster.MeetingAsync(chat, turn.Chat.MeetingId ?? "", cancel));
        var connected = data.Id(ConnectCard.TeamField) is { } chosen
            ? await starter.ConnectAsync(turn, new TeamId(chosen), sender, meeting, cancel)
            : await StartNewAsync(turn, data, sender, meeting, chat, cancel);
        return new Reply.Words(connected is null ? words.Text("connect.name.error") : words.Text("connect.done", ("team", MarkdownText.Escape(connected))));
    }

    private async Task<string?> StartNewAsync(Turn turn, CardData data, PersonId sender, ConnectedMeeting meeting, ChatAddress chat, CancellationToken cancel)
    {
        var name = PlainText.Clean(data.Text(ConnectCard.NameField) ?? "");
        if (name.Length is 0 or > ConnectCard.LongestName) return null;
        var members = await roster.MembersAsync(chat, cancel) ?? [];
        return await starter.StartAsync(turn, name, sender, meeting, members, cancel);
    }

    // The series' own definition tells weekday and time; a zone that nobody told is UTC until settings say otherwise.
    private static ConnectedMeeting Meeting(Turn turn, MeetingDetails? details)
    {
        var zone = turn.From.Zone ?? "UTC";
        WeeklySchedule? schedule = null;
        if (details is { Start: { } start, End: { } end } && end > start && end - start < TimeSpan.FromHours(24))
        {
            var local = TimeZoneInfo.ConvertTime(start, Zones.Find(zone));
            schedule = new WeeklySchedule(DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), end - start, zone);
        }
        return new ConnectedMeeting(new SeriesId(turn.Chat.Id.Value), turn.Chat.Id, PlainText.Clean(details?.Title ?? ""), schedule);
    }
}
