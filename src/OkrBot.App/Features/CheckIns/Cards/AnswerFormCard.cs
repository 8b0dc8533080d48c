using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The form in which people type, in a dialog or, with "Answer here", on the card. It never refreshes itself: that would wipe what is being typed.</summary>
public static class AnswerFormCard
{
    // With "Save" and what else stands below on the card these make six at most.
    private const int MostOwnMores = 4;

    /// <summary>
    /// As many key results as fit stand on the form, in the view's order; the rest is a count and comes after saving.
    /// When not all fit, "More" goes first, except where something stands in it.
    /// </summary>
    public static AdaptiveCard Render(AnswerForm view, Words words)
    {
        var fields = Fields(view, withMore: true, words);
        var fitting = Fitting(view, fields, words);
        if (fitting == fields.Length) return Card(view, fields, fitting, words);
        fields = Fields(view, withMore: false, words);
        return Card(view, fields, Math.Max(1, Fitting(view, fields, words)), words);
    }

    private static ImmutableArray<AnswerFieldPart> Fields(AnswerForm view, bool withMore, Words words)
    {
        var toggle = withMore && view.Fields.Length <= OwnMores(view);
        return [.. view.Fields.Select(field => AnswerFieldPart.Render(field, view.ForSomeoneElse, withMore, toggle, words))];
    }

    private static int Fitting(AnswerForm view, ImmutableArray<AnswerFieldPart> fields, Words words)
    {
        var room = CardJson.MostBytes - CardJson.Weigh(Card(view, fields, 0, words));
        return fields.TakeWhile(field => (room -= field.Bytes) >= 0).Count();
    }

    private static AdaptiveCard Card(AnswerForm view, ImmutableArray<AnswerFieldPart> fields, int shown, Words words)
    {
        var buttons = new SegmentButtons(view.Frame, words);
        var left = fields.Length - shown;
        var more = AllMores(view, fields, shown, words);
        var card = new AdaptiveCard(Spoken(view, words), words.Language,
        [
            .. Head(view, words),
            .. fields.Take(shown).SelectMany(field => field.Elements),
            .. more is null ? Array.Empty<CardElement>() : [Layout.Buttons(more)],
            .. left > 0 ? [new TextBlock(words.Plural("form.left", left)) { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
        ]);
        return view.OnCard
            ? card with { Body = [.. card.Body, Layout.Buttons(buttons.SaveHere, buttons.Back), .. Raise(view, words)] }
            : card with { Actions = [buttons.Save(Verbs.Save)] };
    }

    private static bool MayRaise(AnswerForm view) => view is { OnCard: true, ForSomeoneElse: false };

    private static int OwnMores(AnswerForm view) => MayRaise(view) ? MostOwnMores - 1 : MostOwnMores;

    /// <summary>Whoever answers on the card has no dialogs, and raises a blocker on the card too.</summary>
    private static IEnumerable<CardElement> Raise(AnswerForm view, Words words)
        => MayRaise(view) ? [Layout.Buttons(new TalkButtons(view.Frame, words).RaiseHere(of: null, isBeside: false)) with { Spacing = Spacing.Small }] : [];

    /// <summary>One "More" for a long form, which has no room for one each.</summary>
    private static ToggleVisibility? AllMores(AnswerForm view, ImmutableArray<AnswerFieldPart> fields, int shown, Words words)
    {
        var hidden = fields.Take(shown).Select(field => field.Hidden).OfType<string>().ToImmutableArray();
        return fields.Length > OwnMores(view) && !hidden.IsEmpty ? new ToggleVisibility(words["button.more"], hidden) { Tooltip = words["button.moreForAll"] } : null;
    }

    private static IEnumerable<CardElement> Head(AnswerForm view, Words words)
    {
        var week = SegmentWords.Week(view.Frame, words);
        if (view.OnCard)
            yield return Layout.Header(
                MarkdownText.Escape(view.Frame.Team),
                words.Text(view.ForSomeoneElse ? "form.belowForOthers" : "form.below", week),
                SegmentWords.Time(view.Frame, words),
                belowTime: null);
        else
            yield return Layout.Title(words.Text("form.title", [("team", MarkdownText.Escape(view.Frame.Team)), .. week]));

        if (view.SavedBefore > 0)
            yield return Rich.Line(Rich.Plain("✓ "), Rich.Bold(words.Plural("form.savedBefore", view.SavedBefore))) with { Spacing = Spacing.Medium };
        if (view.Problem is { } problem) yield return ProblemPart.Render(problem, words);
        else if (view.AfterClose) yield return Layout.Notice(new TextBlock(words[view.Frame.Until is null ? "form.afterClose" : "form.afterWeek"]));
        yield return Layout.Small(words[view.OnCard || view.Problem is not null ? "form.scale" : "form.filledScale"]) with { Spacing = view.OnCard || view.Problem is not null ? Spacing.Small : Spacing.None };
    }

    private static string Spoken(AnswerForm view, Words words) => view.Problem is { } problem
        ? ProblemPart.Spoken(problem, words)
        : words.Plural("spoken.form", view.Fields.Length, ("team", UserText.Line(view.Frame.Team)));
}
