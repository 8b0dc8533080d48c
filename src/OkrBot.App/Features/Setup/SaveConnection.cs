using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup;

/// <summary>Connects the meeting of this chat with the chosen or the new team. A meeting that has one takes
/// another beside it. Pressing twice connects once.</summary>
internal sealed class SaveConnection(IRoster roster, MeetingRoles roles, MeetingLink link, AfterLink after, LinkReplies replies) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var words = SetupFeature.WordsIn(turn.From.Locale);
        if (turn.From.Person is null || !await roles.RunsMeetingAsync(turn, cancel)) return new Reply.Words(words.Text("connect.organiser"));
        var chat = new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl);
        var linked = await link.LinkAsync(turn, CardData.Of(turn.Act), MeetingAsync, needsRoster: false, cancel);
        // Also after a crash in between, by pressing again.
        if (linked is Linked.Done or Linked.Already) await after.LookForAsync(turn, cancel);
        return await replies.SayAsync(turn, linked, picked: null, words, cancel);

        async Task<ConnectedMeeting> MeetingAsync() => Meeting(turn, await roster.MeetingAsync(chat, turn.Chat.MeetingId ?? "", cancel));
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
