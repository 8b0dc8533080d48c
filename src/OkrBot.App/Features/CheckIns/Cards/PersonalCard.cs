using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The short card of the personal chat: what was saved, and what of the reader's own is still open.</summary>
public static class PersonalCard
{
    private const int MostOpen = 6;

    public static AdaptiveCard Render(PersonalView view, Words words)
    {
        var buttons = new SegmentButtons(view.Frame, words);
        ImmutableArray<KeyResultFacts> open = [.. view.Mine.Where(kr => !kr.Answered)];
        return new AdaptiveCard(Spoken(view, open, words), words.Language,
        [
            Layout.Title(Title(view, open.Length, words)),
            Layout.Small(words.Text("personal.below", [("team", MarkdownText.Escape(view.Frame.Team)), .. SegmentWords.Week(view.Frame, words)])) with { Spacing = Spacing.None },
            .. open.IsEmpty ? [Layout.Buttons(buttons.ChangeAnswers with { IsPrimary = true }, buttons.AnswerHere)] : Open(view, open, buttons, words),
        ]);
    }

    private static IEnumerable<CardElement> Open(PersonalView view, ImmutableArray<KeyResultFacts> open, SegmentButtons buttons, Words words)
    {
        if (view.JustSaved > 0) yield return Layout.Heading(words["personal.stillOpen"]).AsPart();
        foreach (var kr in open.Take(MostOpen))
            yield return KeyResultPart.Render(kr, words, button: null) with { Spacing = kr == open[0] && view.JustSaved > 0 ? Spacing.Small : Spacing.Default };
        if (open.Length > MostOpen) yield return Layout.Small(StatusWords.More(open.Length - MostOpen, words));
        yield return open.Any(kr => kr.Value is not null)
            ? Layout.Buttons(buttons.NoChange, buttons.Update)
            : Layout.Buttons(buttons.Update with { IsPrimary = true });
        yield return Layout.Small(words["own.hereHint"]) with { Spacing = Spacing.Medium };
        yield return Layout.Buttons(buttons.AnswerHere) with { Spacing = Spacing.Small };
    }

    private static string Title(PersonalView view, int open, Words words) => view.JustSaved > 0
        ? "✓ " + words.Plural("own.saved", view.JustSaved)
        : open > 0 ? words.Plural("personal.open", open) : words["personal.allAnswered"];

    private static string Spoken(PersonalView view, ImmutableArray<KeyResultFacts> open, Words words)
    {
        var title = $"{UserText.Line(view.Frame.Team)}. {Title(view, open.Length, words)}.";
        return open.IsEmpty ? title : $"{title} {words.Text("spoken.mine", ("titles", StatusWords.Titles([.. open.Select(kr => kr.Title)], 3, words)))}";
    }
}
