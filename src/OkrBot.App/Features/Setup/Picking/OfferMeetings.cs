using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Setup.Picking;

/// <summary><c>connect meeting</c> in the personal chat: a list to choose from, where Microsoft 365 may be asked; else how to do it by hand.</summary>
internal sealed class OfferMeetings(OwnMeetings meetings, OwnTeams teams, MicrosoftCloud cloud)
{
    public async Task<Reply> AnswerAsync(Turn turn, Words words, CancellationToken cancel)
    {
        if (turn.From.Person is not { } person || !cloud.HasOnlineMeetings) return new Reply.Words(words["connect.inMeeting"]);
        var asked = await meetings.OfAsync(turn, person, cancel);
        if (asked.Why is { } why) return new Reply.Words(PickWords.Without(why, words));
        if (asked.Value.IsEmpty) return new Reply.Words(words["pick.none"] + " " + words["connect.inMeeting"]);
        var zone = turn.From.Zone ?? asked.Value[0].Zone ?? "UTC";
        return new Reply.Show(PickCard.Render(new PickView(asked.Value, await teams.OfAsync(turn, [], cancel), zone), words));
    }
}
