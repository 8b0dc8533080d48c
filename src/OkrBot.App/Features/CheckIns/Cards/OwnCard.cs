using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The same card as one person sees it: their own key results until they have answered, then the room's. Buttons only, for clients refresh it while people would type.</summary>
public static class OwnCard
{
    private const int MostMine = 6;

    public static AdaptiveCard Render(OwnView view, Words words)
    {
        var buttons = new OwnButtons(view, words);
        var room = view.Room;
        return new AdaptiveCard(Spoken(view, buttons, words), words.Language,
        [
            SegmentWords.Header(room.Frame, words),
            .. Notices(view, words),
            .. Asked(view, buttons, words),
            .. buttons.MustAnswer ? Mine(view, buttons, words) : RoomParts.Now(room, words),
            .. CarriedPart.Render(room.Carried, room.Frame, words, buttons.Beside),
            .. buttons.Below(),
        ])
        {
            Refresh = new Refresh(new SegmentButtons(room.Frame, words).Refresh, [view.Reader]),
        };
    }

    private static IEnumerable<CardElement> Notices(OwnView view, Words words)
    {
        if (view.JustSaved > 0)
            yield return Rich.Line(Rich.Plain("✓ "), Rich.Bold(words.Plural("own.saved", view.JustSaved))) with { Spacing = Spacing.Medium };
        if (view.Newcomer) yield return Layout.Notice(new TextBlock(words[view.Mine.IsEmpty ? "own.newcomer" : "own.newcomerOwner"]));
    }

    private static IEnumerable<CardElement> Asked(OwnView view, OwnButtons buttons, Words words)
    {
        if (view.Question is { } question && !buttons.Answers.IsEmpty) yield return QuestionPart.Render(question, buttons.Answers, words);
        if (view.NeedsStep is { } kr && buttons.AddStep is { } add) yield return QuestionPart.Step(kr, add, words);
    }

    private static IEnumerable<CardElement> Mine(OwnView view, OwnButtons buttons, Words words)
    {
        if (view.Room.Phase == SegmentPhase.LastCall) yield return RoomParts.LastCall(view.Room, words);
        yield return Layout.Heading(words["own.heading"]).AsPart();
        var first = true;
        foreach (var kr in view.Mine.OrderBy(kr => kr.Answered).Take(MostMine))
        {
            yield return KeyResultPart.Render(kr, words, buttons.NoChangeOf(kr)) with { Spacing = first ? Spacing.Small : Spacing.Default };
            first = false;
        }
        if (view.Mine.Length > MostMine) yield return Layout.Small(StatusWords.More(view.Mine.Length - MostMine, words));
        yield return buttons.Answering;
    }

    private static string Spoken(OwnView view, OwnButtons buttons, Words words)
    {
        var rest = OwnButtons.HasOpen(view)
            ? words.Text("spoken.mine", ("titles", StatusWords.Titles([.. view.Mine.Select(kr => kr.Title)], 3, words)))
            : view.Room.CountsOnly ? words["own.outsider"] : AgendaPart.Spoken(view.Room, words);
        var saved = view.JustSaved > 0 ? words.Plural("own.saved", view.JustSaved) + ". " : "";
        var asked = view.Question is { } question && !buttons.Answers.IsEmpty ? QuestionPart.Spoken(question, words) + " " : "";
        return $"{saved}{asked}{SegmentWords.Spoken(view.Room.Frame, words)} {rest}";
    }
}
