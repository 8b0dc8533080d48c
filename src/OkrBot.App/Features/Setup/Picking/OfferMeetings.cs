using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Setup.Picking;

/// <summary><c>connect meeting</c> in the personal chat: a list to choose from, where Microsoft 365 may be asked; else how to do it by hand.</summary>
internal sealed class OfferMeetings(OwnMeetings meetings, OwnTeams teams, IDirectory directory, PickSwitch pick)
{
    /// <param name="page">From 0; one that is not there is the first.</param>
    public async Task<Reply> AnswerAsync(Turn turn, Words words, int page, CancellationToken cancel)
    {
        if (turn.From.Person is not { } person || !pick.IsOn) return new Reply.Words(words["connect.inMeeting"]);
        var asked = await meetings.OfAsync(turn, person, cancel);
        if (asked.Why is { } why) return new Reply.Words(PickWords.Without(why, words));
        if (asked.Value.IsEmpty) return new Reply.Words(words["pick.none"] + " " + words["connect.inMeeting"]);
        var known = await directory.FindPersonAsync(turn.Tenant, person, cancel);
        return new Reply.Show(PickCard.Render(new PickView(asked.Value, await teams.OfAsync(turn, known, [], cancel), turn.From.Zone ?? known?.Zone) { Page = page }, words));
    }
}

/// <summary>The next part of a long list.</summary>
internal sealed class MoreMeetings(OfferMeetings offer) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var words = SetupFeature.WordsIn(turn.From.Locale);
        if (turn.Chat.Kind != ChatKind.Personal) return new Reply.Words(words["pick.personal"]);
        var page = int.TryParse(CardData.Of(turn.Act).Text(PickCard.PageField), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        return await offer.AnswerAsync(turn, words, page, cancel);
    }
}
