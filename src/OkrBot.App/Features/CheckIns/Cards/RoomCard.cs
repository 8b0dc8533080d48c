using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The card that everybody in the chat sees while the check-in is open. It names no person beside a missing answer.</summary>
public static class RoomCard
{
    public static AdaptiveCard Render(RoomView view, Words words)
    {
        var buttons = new SegmentButtons(view.Frame, words);
        return new AdaptiveCard(Spoken(view, words), words.Language,
        [
            SegmentWords.Header(view.Frame, words),
            .. RoomParts.Now(view, words),
            .. CarriedPart.Render(view.Carried, view.Frame, words),
            .. view.CountsOnly ? [Layout.Small(words["room.outsiders"]) with { Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
            view.NobodyRunsIt ? Layout.Buttons(buttons.Answer, buttons.RunIt) : Layout.Buttons(buttons.Answer),
            .. view.OffersSkip ? new[] { Layout.Buttons(buttons.NoMeeting) with { Spacing = Spacing.Small }, Layout.Buttons(buttons.ByMessage) with { Spacing = Spacing.Small } } : [],
        ])
        {
            Refresh = view.Refreshers.IsEmpty ? null : new Refresh(buttons.Refresh, view.Refreshers),
        };
    }

    private static string Spoken(RoomView view, Words words)
    {
        var now = view.OffersSkip ? $"{words["room.noneYet"]} {words["room.noneYetMore"]}" : view.NobodyRunsIt ? words["room.nobody"] : view.CountsOnly ? words["room.outsiders"] : view.Phase == SegmentPhase.AnswerTime ? words["room.answerTime"] : AgendaPart.Spoken(view, words);
        return $"{SegmentWords.Spoken(view.Frame, words)} {now}";
    }
}
