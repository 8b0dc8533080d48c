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
    private const int MostOfOneTeam = 2;

    /// <summary>Several teams' parts get shorter until the card is one that Teams takes.</summary>
    public static AdaptiveCard Render(SummaryView view, Words words)
    {
        var most = view.Sections.IsEmpty ? 0 : MostOfOneTeam;
        var card = Render(view, most, words);
        while (most > 0 && CardJson.Weigh(card) > CardJson.MostBytes) card = Render(view, --most, words);
        return card;
    }

    private static AdaptiveCard Render(SummaryView view, int mostOfOneTeam, Words words)
    {
        var buttons = new SegmentButtons(view.Frame, words);
        return new AdaptiveCard(Spoken(view, words), words.Language,
        [
            SegmentWords.Header(view.Frame, words),
            .. Saved(view, words),
            .. view.MayDecide ? Question(buttons, words) : [],
            .. view.DoneInMinutes is { } minutes ? Early(minutes, words) : view switch
            {
                { Skipped: { } reason } => Skipped(reason, words),
                { CountsOnly: true } => [],
                { Sections.IsEmpty: true } => Told(view, words),
                _ => Sections(view, mostOfOneTeam, words),
            },
            .. view.Skipped is not null ? [] : view.CountsOnly ? ForOutsiders(view, words) : view.Sections.IsEmpty ? Counts(view, words) : [],
            .. Buttons(view, buttons),
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

    // Below the notice, not in it: within its edges a narrow card has no room for both buttons.
    private static CardElement[] Question(SegmentButtons buttons, Words words) =>
    [
        Layout.Notice(
            new TextBlock(words["summary.question"]) { Weight = TextWeight.Bolder },
            new TextBlock(words["summary.questionMore"]) { Spacing = Spacing.None }),
        Layout.Buttons(buttons.AddDecision, buttons.NoDecision),
    ];

    private static CardElement[] Early(int minutes, Words words) =>
    [
        new TextBlock(words.Plural("early.back", (int)Segment.Length.TotalMinutes - minutes)) { Size = TextSize.ExtraLarge, Weight = TextWeight.Bolder, Spacing = Spacing.Large, Separator = true },
        new TextBlock(words.Plural("early.done", minutes)) { Spacing = Spacing.Small },
    ];

    private static CardElement[] Skipped(ClosedBy reason, Words words)
    {
        var key = reason == ClosedBy.ByMessage ? "skipped.byMessage" : "skipped.noMeeting";
        return
        [
            new TextBlock(words[key + ".title"] + ".") { Weight = TextWeight.Bolder, Spacing = Spacing.Large, Separator = true },
            new TextBlock(words[key + ".text"]) { Spacing = Spacing.None },
        ];
    }

    private static IEnumerable<CardElement> ForOutsiders(SummaryView view, Words words)
    {
        foreach (var element in CountsPart.Render(view.Counts, [.. view.Sections.Select(s => (s.Frame.Team, s.Counts))], words)) yield return element;
        // Everybody reads the room's card, and an outsider alone their own.
        yield return Layout.Small(words[view.Refreshers.IsEmpty ? "own.outsider" : "summary.outsiders"]) with { Spacing = Spacing.Small };
    }

    private static IEnumerable<CardElement> Buttons(SummaryView view, SegmentButtons buttons)
    {
        // Side by side they are wider than a phone in some languages.
        if (view is { CountsOnly: true, Skipped: null, Refreshers.IsEmpty: false }) yield return Layout.Buttons(buttons.Summary);
        if (buttons.TeamPage is { } page) yield return Layout.Buttons(page) with { Spacing = view.CountsOnly ? Spacing.Small : Spacing.Medium };
    }

    /// <summary>A part for each team, shorter than that of a team that has the card for itself.</summary>
    private static CardElement[] Sections(SummaryView view, int most, Words words) =>
    [
        .. view.Sections.SelectMany(section => Section(section, most, words)),
        .. CarriedPart.Render(view.Carried, view.Frame, words, Beside(view, words)),
    ];

    private static CardElement[] Section(SummaryView section, int most, Words words) =>
    [
        Layout.Heading(MarkdownText.Escape(section.Frame.Team), StatusWords.Counts(section.Counts, words)).AsPart(),
        .. most == 0 ? [] : Lines(section, most, words),
    ];

    private static CardElement[] Lines(SummaryView section, int most, Words words) =>
    [
        .. Decided(section.Decisions, most, words),
        .. Moves("summary.moved", section.Moved, most, words),
        .. Moves("summary.fell", section.Fell, most, words),
        .. IsQuiet(section) ? [Layout.Small(words["summary.quiet"]) with { Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
        .. section.NoUpdate.IsEmpty ? [] : new[] { NoUpdateLine(section, most, words) with { Spacing = Spacing.Small } },
    ];

    private static bool IsQuiet(SummaryView view) => view.Decisions.IsEmpty && view.Moved.IsEmpty && view.Fell.IsEmpty;

    private static CardElement[] Told(SummaryView view, Words words) =>
    [
        .. Decided(view.Decisions, MostDecisions, words),
        .. Moves("summary.moved", view.Moved, MostMoves, words),
        .. Moves("summary.fell", view.Fell, MostMoves, words),
        .. IsQuiet(view)
            ? [new TextBlock(words["summary.quiet"]) { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
        .. CarriedPart.Render(view.Carried, view.Frame, words, Beside(view, words)),
        .. NoUpdate(view, words),
    ];

    /// <summary>Until the next check-in opens a member still says what was kept, beside the question about a decision and the page.</summary>
    private static Func<CarriedLine, ImmutableArray<CardAction>>? Beside(SummaryView view, Words words)
    {
        if (!view.IsMember) return null;
        var buttons = new CarriedButtons(view.Carried, new TalkButtons(view.Frame, words));
        var budget = new ButtonBudget();
        budget.Some(Enumerable.Range(0, (view.MayDecide ? 2 : 0) + (view.Frame.TeamPage is null ? 0 : 1)));
        buttons.AskKept(budget);
        buttons.TakeBack(budget);
        return buttons.Of;
    }

    private static IEnumerable<CardElement> Decided(ImmutableArray<string> decisions, int most, Words words)
    {
        if (decisions.IsEmpty) yield break;
        yield return Layout.Notice(
        [
            .. decisions.Take(most).Select(text => Rich.Labelled(words["summary.decided"], Rich.Plain(UserText.Line(text, UserText.SentenceLength))) with { Spacing = Spacing.Small }),
            .. decisions.Length > most ? [Layout.Small(StatusWords.More(decisions.Length - most, words))] : Array.Empty<CardElement>(),
        ]);
    }

    private static IEnumerable<CardElement> Moves(string heading, ImmutableArray<MoveLine> moves, int most, Words words)
    {
        if (moves.IsEmpty) yield break;
        yield return Layout.Heading(words[heading]) with { Spacing = Spacing.Medium };
        foreach (var move in moves.Take(most)) yield return Move(move, words) with { Spacing = Spacing.Small };
        if (moves.Length > most) yield return Layout.Small(StatusWords.More(moves.Length - most, words)) with { Spacing = Spacing.Small };
    }

    private static CardElement Move(MoveLine move, Words words)
    {
        var title = Rich.Line(Rich.Plain(KeyResultWords.Title(move.KeyResult)));
        return move.KeyResult.IsHidden ? title : Layout.Split(title, Rich.Line(Rich.Plain(KeyResultWords.Moved(move, words))) with { Align = Align.Right });
    }

    private static IEnumerable<CardElement> NoUpdate(SummaryView view, Words words)
    {
        if (view.NoUpdate.IsEmpty) yield break;
        var line = NoUpdateLine(view, MostTitles, words);
        yield return view.Carried.IsEmpty ? line.AsPart() : line with { Spacing = Spacing.Small };
    }

    private static RichTextBlock NoUpdateLine(SummaryView view, int most, Words words)
        => Rich.Labelled(words["status.noUpdate"], Rich.Plain(StatusWords.Titles(view.NoUpdate, most, words)));

    private static IEnumerable<CardElement> Counts(SummaryView view, Words words)
    {
        var counts = StatusWords.Counts(view.Counts, words);
        if (counts.Length > 0) yield return Layout.Small(counts);
    }

    private static string Spoken(SummaryView view, Words words)
    {
        var rest = view switch
        {
            { Skipped: { } reason } => words[reason == ClosedBy.ByMessage ? "skipped.byMessage.title" : "skipped.noMeeting.title"] + ".",
            { MayDecide: true } => words["summary.question"],
            { DoneInMinutes: { } minutes } => words.Plural("early.done", minutes),
            { Decisions.IsEmpty: false } => words.Text("spoken.decided", ("decision", UserText.Line(view.Decisions[0], UserText.SentenceLength))),
            _ => "",
        };
        return $"{SegmentWords.Spoken(view.Frame, words)} {rest}".TrimEnd();
    }
}
