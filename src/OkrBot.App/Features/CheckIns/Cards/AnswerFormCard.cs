using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The form in which people type, in a dialog or, with "Answer here", on the card. It never refreshes itself: that would wipe what is being typed.</summary>
public static class AnswerFormCard
{
    // With "Save" and "Back" these make six.
    private const int MostOwnMores = 4;

    /// <summary>As many key results as fit stand on the form, in the view's order; the rest is a count and comes after saving.</summary>
    public static AdaptiveCard Render(AnswerForm view, Words words)
    {
        var fields = Fields(view, words);
        var empty = Card(view, fields, 0, words);
        var room = CardJson.MostBytes - CardJson.Weigh(empty);
        var fitting = fields.TakeWhile((field, at) => (room -= CardJson.Weigh(new Container(field)) + ToggleBytes(view.Fields[at])) >= 0).Count();
        return Card(view, fields, Math.Max(1, fitting), words);
    }

    private static ImmutableArray<ImmutableArray<CardElement>> Fields(AnswerForm view, Words words)
    {
        var ownMores = view.Fields.Length <= MostOwnMores;
        return [.. view.Fields.Select(field => AnswerFieldPart.Render(field, view.ForSomeoneElse, ownMores, words))];
    }

    /// <summary>The name of its part in the list of the one "More" that serves a long form.</summary>
    private static int ToggleBytes(AnswerField field) => InputIds.More(field.KeyResult.Id).Length + 3;

    private static AdaptiveCard Card(AnswerForm view, ImmutableArray<ImmutableArray<CardElement>> fields, int shown, Words words)
    {
        var buttons = new SegmentButtons(view.Frame, words);
        var left = fields.Length - shown;
        var more = fields.Length > MostOwnMores ? AllMores(view, shown, words) : null;
        var card = new AdaptiveCard(Spoken(view, words), words.Language,
        [
            .. Head(view, words),
            .. fields.Take(shown).SelectMany(field => field),
            .. more is null ? Array.Empty<CardElement>() : [Layout.Buttons(more)],
            .. left > 0 ? [new TextBlock(words.Plural("form.left", left)) { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
        ]);
        return view.OnCard
            ? card with { Body = card.Body.Add(Layout.Buttons(buttons.SaveHere, buttons.Back)) }
            : card with { Actions = [buttons.Save(Verbs.Save)] };
    }

    private static ToggleVisibility AllMores(AnswerForm view, int shown, Words words)
        => new(words["button.more"], [.. view.Fields.Take(shown).Select(field => InputIds.More(field.KeyResult.Id))]) { Tooltip = words["button.moreForAll"] };

    private static IEnumerable<CardElement> Head(AnswerForm view, Words words)
    {
        var week = SegmentWords.Week(view.Frame, words);
        if (view.OnCard)
            yield return Layout.Header(
                MarkdownText.Escape(view.Frame.Team),
                words.Text(view.ForSomeoneElse ? "form.belowForOthers" : "form.below", week),
                words.Text(view.Frame.Closed ? "header.closed" : "header.closes", ("time", Clock.Time(view.Frame.At))),
                belowTime: null);
        else
            yield return Layout.Title(words.Text("form.title", [("team", MarkdownText.Escape(view.Frame.Team)), .. week]));

        if (view.Problem is { } problem) yield return ProblemPart.Render(problem, words);
        else if (view.AfterClose) yield return Layout.Notice(new TextBlock(words["form.afterClose"]));
        yield return Layout.Small(words[view.OnCard ? "form.scale" : "form.filledScale"]) with { Spacing = view.OnCard || view.Problem is not null ? Spacing.Small : Spacing.None };
    }

    private static string Spoken(AnswerForm view, Words words) => view.Problem is { } problem
        ? ProblemPart.Spoken(problem, words)
        : words.Plural("spoken.form", view.Fields.Length, ("team", UserText.Line(view.Frame.Team)));
}
