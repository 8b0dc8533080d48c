using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The room's card once it has closed: decisions, what moved, what fell, what comes back.</summary>
public static class SummaryCard
{
    private const int MostMoves = 5;
    private const int MostDecisions = 3;
    private const int MostTitles = 4;

    public static AdaptiveCard Render(SummaryView view, Words words)
    {
        var buttons = new SegmentButtons(view.Frame, words);
        return new AdaptiveCard(Spoken(view, words), words.Language,
        [
            SegmentWords.Header(view.Frame, words),
            .. Saved(view, words),
            .. view.MayDecide ? [Question(buttons, words)] : Array.Empty<CardElement>(),
            .. view.DoneInMinutes is { } minutes ? Early(minutes, words) : Told(view, words),
            .. Counts(view, words),
            .. buttons.TeamPage is { } page ? [Layout.Buttons(page)] : Array.Empty<CardElement>(),
        ])
        {
            Refresh = view.Refreshers.IsEmpty ? null : new Refresh(buttons.Refresh, view.Refreshers),
        };
    }

    private static IEnumerable<CardElement> Saved(SummaryView view, Words words)
    {
        if (view.JustSaved > 0)
            yield return Rich.Line(Rich.Plain("✓ "), Rich.Bold(words.Plural("own.saved", view.JustSaved))) with { Spacing = Spacing.Medium };
    }

    private static Container Question(SegmentButtons buttons, Words words) => Layout.Notice(
        new TextBlock(words["summary.question"]) { Weight = TextWeight.Bolder },
        new TextBlock(words["summary.questionMore"]) { Spacing = Spacing.None },
        Layout.Buttons(buttons.AddDecision, buttons.NoDecision) with { Spacing = Spacing.Small });

    private static CardElement[] Early(int minutes, Words words) =>
    [
        new TextBlock(words.Plural("early.back", (int)Segment.Length.TotalMinutes - minutes)) { Size = TextSize.ExtraLarge, Weight = TextWeight.Bolder, Spacing = Spacing.Large, Separator = true },
        new TextBlock(words.Plural("early.done", minutes)) { Spacing = Spacing.Small },
    ];

    private static CardElement[] Told(SummaryView view, Words words) =>
    [
        .. Decided(view.Decisions, words),
        .. Moves("summary.moved", view.Moved, words),
        .. Moves("summary.fell", view.Fell, words),
        .. view.Decisions.IsEmpty && view.Moved.IsEmpty && view.Fell.IsEmpty
            ? [new TextBlock(words["summary.quiet"]) { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
        .. CarriedPart.Render(view.Carried, view.Frame, words),
        .. NoUpdate(view, words),
    ];

    private static IEnumerable<CardElement> Decided(ImmutableArray<string> decisions, Words words)
    {
        if (decisions.IsEmpty) yield break;
        yield return Layout.Notice(
        [
            .. decisions.Take(MostDecisions).Select(text => Rich.Labelled(words["summary.decided"], Rich.Plain(UserText.Line(text, UserText.SentenceLength))) with { Spacing = Spacing.Small }),
            .. decisions.Length > MostDecisions ? [Layout.Small(StatusWords.More(decisions.Length - MostDecisions, words))] : Array.Empty<CardElement>(),
        ]);
    }

    private static IEnumerable<CardElement> Moves(string heading, ImmutableArray<MoveLine> moves, Words words)
    {
        if (moves.IsEmpty) yield break;
        yield return Layout.Heading(words[heading]) with { Spacing = Spacing.Medium };
        foreach (var move in moves.Take(MostMoves))
            yield return Layout.Split(
                Rich.Line(Rich.Plain(KeyResultWords.Title(move.KeyResult))),
                Rich.Line(Rich.Plain(KeyResultWords.Moved(move, words))) with { Align = Align.Right }) with { Spacing = Spacing.Small };
        if (moves.Length > MostMoves) yield return Layout.Small(StatusWords.More(moves.Length - MostMoves, words)) with { Spacing = Spacing.Small };
    }

    private static IEnumerable<CardElement> NoUpdate(SummaryView view, Words words)
    {
        if (view.NoUpdate.IsEmpty) yield break;
        var line = Rich.Labelled(words["status.noUpdate"], Rich.Plain(StatusWords.Titles(view.NoUpdate, MostTitles, words)));
        yield return view.Carried.IsEmpty ? line.AsPart() : line with { Spacing = Spacing.Small };
    }

    private static IEnumerable<CardElement> Counts(SummaryView view, Words words)
    {
        var counts = StatusWords.Counts(view.Counts, words);
        if (counts.Length > 0) yield return Layout.Small(counts);
    }

    private static string Spoken(SummaryView view, Words words)
    {
        var rest = view switch
        {
            { MayDecide: true } => words["summary.question"],
            { DoneInMinutes: { } minutes } => words.Plural("early.done", minutes),
            { Decisions.IsEmpty: false } => words.Text("spoken.decided", ("decision", UserText.Line(view.Decisions[0], UserText.SentenceLength))),
            _ => "",
        };
        return $"{SegmentWords.Spoken(view.Frame, words)} {rest}".TrimEnd();
    }
}
