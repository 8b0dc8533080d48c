using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup.Picking;

/// <summary>Enters the chosen meeting and links the team. The card only says which; that it stands in the sender's calendar is asked again, and of Teams that they run it.
/// Pressing twice, or again after a crash between any two steps, ends in the same state.</summary>
internal sealed class SavePick(OwnMeetings meetings, EnterMeeting enter, MeetingLink link, SeriesWatching watching, LinkReplies replies) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var words = SetupFeature.WordsIn(turn.From.Locale);
        if (turn.Chat.Kind != ChatKind.Personal || turn.From.Person is not { } sender) return new Reply.Words(words["pick.personal"]);
        var data = CardData.Of(turn.Act);
        // Before anything is asked of Microsoft 365: what is wrong with the form.
        if (await link.RefusedAsync(turn, data, cancel) is { } wrong) return await replies.SayAsync(turn, wrong, picked: null, words, cancel);
        var asked = await meetings.FindAsync(turn, sender, data.Id(PickCard.MeetingField), cancel);
        if (asked.Why is { } unknown) return new Reply.Words(PickWords.Without(unknown, words));
        if (asked.Value is not { } meeting) return new Reply.Words(words["pick.gone"]);
        var found = await enter.FindAsync(turn, sender, meeting, cancel);
        if (found.Value is not var (there, organizer)) return new Reply.Words(found.Why is { } closed ? PickWords.Without(closed, words) : words["pick.notYours"]);
        var connected = Connected(there, meeting);
        // Before anybody in the chat notices.
        if (await link.HopelessAsync(there, data, connected.Schedule?.Zone ?? turn.From.Zone ?? "UTC", cancel) is { } hopeless) return await replies.SayAsync(turn, hopeless, meeting, words, cancel);
        if (await enter.EnterAsync(there, cancel) is { } refused) return new Reply.Words(PickWords.Without(refused, words));
        var linked = await link.LinkAsync(there, data, () => Task.FromResult(connected), needsRoster: true, cancel);
        // Also after a crash in between, by pressing again.
        if (linked is Linked.Done or Linked.Already && await meetings.WhereAsync(there, sender, organizer, meeting, cancel) is { } place)
            await watching.FollowAsync(there.Tenant, connected.Series, place, cancel);
        return await replies.SayAsync(turn, linked, meeting, words, cancel);
    }

    private static ConnectedMeeting Connected(Turn there, RecurringMeeting meeting) => new(
        new SeriesId(there.Chat.Id.Value), there.Chat.Id, PlainText.Clean(meeting.Title), MeetingSchedules.Of(meeting, there.From.Zone ?? "UTC"));
}
