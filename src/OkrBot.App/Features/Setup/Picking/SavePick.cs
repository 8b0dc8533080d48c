using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup.Picking;

/// <summary>Enters the chosen meeting and links the team. The card only says which; that it stands in the sender's calendar is asked again, and of Teams that they run it.
/// Pressing twice, or again after a crash between any two steps, ends in the same state.</summary>
internal sealed class SavePick(OwnMeetings meetings, EnterMeeting enter, MeetingLink link, OwnTeams own, SeriesWatching watching) : ITurnHandler
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
        if (entered.Value is not var (there, organizer)) return new Reply.Words(entered.Why is { } closed ? PickWords.Without(closed, words) : words["pick.notYours"]);
        var linked = await link.LinkAsync(there, data, () => Task.FromResult(Connected(there, meeting)), needsRoster: true, cancel);
        // Also after a crash in between, by pressing again.
        if (linked is Linked.Done or Linked.Already && await meetings.WhereAsync(there, sender, organizer, meeting, cancel) is { } place)
            await watching.FollowAsync(there.Tenant, new SeriesId(there.Chat.Id.Value), place, cancel);
        return new Reply.Words(Say(linked, meeting, turn.From.Zone ?? meeting.Zone ?? "UTC", words));
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

    private static ConnectedMeeting Connected(Turn there, RecurringMeeting meeting) => new(
        new SeriesId(there.Chat.Id.Value), there.Chat.Id, PlainText.Clean(meeting.Title), MeetingSchedules.Of(meeting, there.From.Zone ?? "UTC"));
}
