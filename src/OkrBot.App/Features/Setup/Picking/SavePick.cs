using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup.Picking;

/// <summary>Enters the chosen meeting and links the team. The card only says which; that the sender organises it is asked of the calendar again.
/// Pressing twice, or again after a crash between any two steps, ends in the same state.</summary>
internal sealed class SavePick(OwnMeetings meetings, EnterMeeting enter, MeetingLink link, OwnTeams own, IDirectory directory) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var words = SetupFeature.WordsIn(turn.From.Locale);
        if (turn.Chat.Kind != ChatKind.Personal || turn.From.Person is not { } sender) return new Reply.Words(words["pick.personal"]);
        var data = CardData.Of(turn.Act);
        // Before anything is done in the meeting: what is missing on the card.
        if (data.Id(ConnectCard.TeamField) is null && PlainText.Clean(data.Text(ConnectCard.NameField) ?? "").Length is 0 or > ConnectCard.LongestName)
            return new Reply.Words(words["connect.name.error"]);
        if (data.Id(ConnectCard.TeamField) is { } team && (await own.OfAsync(turn, [], cancel)).All(one => one.Team.Value != team)) return new Reply.Words(words["pick.notYourTeam"]);
        var asked = await meetings.OfAsync(turn, sender, cancel);
        if (asked.Why is { } unknown) return new Reply.Words(PickWords.Without(unknown, words));
        if (asked.Value.FirstOrDefault(one => OwnMeetings.TokenOf(one) == data.Id(PickCard.MeetingField)) is not { } meeting) return new Reply.Words(words["pick.gone"]);
        var entered = await enter.EnterAsync(turn, sender, meeting, cancel);
        if (entered.Value is not { } there) return new Reply.Words(entered.Why is { } closed ? PickWords.Without(closed, words) : words["pick.notYours"]);
        var linked = await link.LinkAsync(there, data, () => Task.FromResult(Connected(there, meeting)), needsRoster: true, cancel);
        if (linked is Linked.Done or Linked.Already) await RememberAsync(there, new CalendarLink(sender, meeting.Series), cancel);
        return new Reply.Words(Say(linked, meeting, turn.From.Zone ?? meeting.Zone ?? "UTC", words));
    }

    /// <summary>So that each meeting can be asked for before a timer opens it; also after a crash in between, by pressing again.</summary>
    private async Task RememberAsync(Turn there, CalendarLink calendar, CancellationToken cancel)
    {
        var series = new SeriesId(there.Chat.Id.Value);
        if (await directory.FindSeriesAsync(there.Tenant, series, cancel) is { } known && known.Calendar != calendar)
            await directory.ChangeSeriesAsync(there.Tenant, series, entry => (entry ?? known) with { Calendar = calendar }, cancel);
    }

    private static string Say(Linked linked, RecurringMeeting meeting, string zone, Words words) => linked switch
    {
        Linked.Done done => words.Text("pick.done", ("team", MarkdownText.Escape(done.Team)), ("meeting", MarkdownText.Escape(meeting.Title)), ("next", PickWords.When(meeting.Next.Start, zone, words))),
        Linked.Already already => words.Text("connect.already", ("teams", MarkdownText.Escape(already.Team))),
        Linked.Full full => words.Text("connect.full", ("teams", MarkdownText.Escape(full.Teams))),
        Linked.NoCycle => words["pick.noCycle"],
        Linked.NoRoster => words["pick.noRoster"],
        _ => words["connect.name.error"],
    };

    /// <summary>What is known without Graph as well: weekly and fortnightly. Daily ones check in once a week, on the weekday on which the series began.</summary>
    private static ConnectedMeeting Connected(Turn there, RecurringMeeting meeting)
    {
        var weeks = meeting.Rhythm == MeetingRhythm.Weekly ? meeting.Every : 1;
        WeeklySchedule? schedule = null;
        if (meeting.Rhythm != MeetingRhythm.Monthly && weeks <= 2 && meeting.Length > TimeSpan.Zero && meeting.Length < TimeSpan.FromHours(24))
        {
            var zone = meeting.Zone ?? there.From.Zone ?? "UTC";
            var local = TimeZoneInfo.ConvertTime(meeting.First, Zones.Find(zone));
            schedule = new WeeklySchedule(DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), meeting.Length, zone, weeks);
        }
        return new ConnectedMeeting(new SeriesId(there.Chat.Id.Value), there.Chat.Id, PlainText.Clean(meeting.Title), schedule);
    }
}
