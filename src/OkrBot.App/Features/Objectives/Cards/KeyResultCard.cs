using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Links;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Objectives.Views;

namespace OkrBot.App.Features.Objectives.Cards;

/// <summary>One key result: its value and goal, its way as a picture, why it stands where it stands, and what was said about it.</summary>
internal static class KeyResultCard
{
    /// <summary>The other picture: how sure its owner was, week by week.</summary>
    public const string Confidence = "confidence";
    private const int MostBlockers = 3;
    private const int MostLinks = 4;

    public static AdaptiveCard Render(KeyResultView view, Words words)
    {
        // Twenty-six weeks and long notes do not fit together: the picture is what the card is for.
        var bare = view with { Notes = [], Changes = [] };
        return new[] { view, view with { Notes = [] }, bare with { Changes = [.. view.Changes.Take(1)] } }
            .Select(one => Card(one, words)).FirstOrDefault(card => CardJson.Weigh(card) < CardJson.MostBytes) ?? Card(bare, words);
    }

    private static AdaptiveCard Card(KeyResultView view, Words words)
    {
        var (values, confidence) = (CourseChart.Values(view, words), CourseChart.Confidence(view, words));
        var shown = view.Key.Look == Confidence || values is null ? (Chart?)confidence ?? values : values;
        return new AdaptiveCard(Spoken(view, words), words.Language,
        [
            .. Head(view, words),
            .. shown is null ? Array.Empty<CardElement>() : [shown],
            .. Why(view, words),
            .. Said(view, words),
            .. LinkPart.Lines(view.Links, MostLinks, words),
            // As above: no names beside a missing answer.
            .. ChangeWords.Part(view.Changes, names: view.Facts.Status.Status != Domain.Objectives.Status.NoUpdate, words),
            .. Layout.ButtonRows(Buttons(view, shown, (values, confidence), words)),
        ]);
    }

    private static IEnumerable<CardElement> Head(KeyResultView view, Words words)
    {
        var kr = view.Facts;
        yield return Layout.Title(MarkdownText.Escape(kr.Title));
        // An owner's name never stands beside a missing answer.
        var owner = kr.Status.Status == Domain.Objectives.Status.NoUpdate || kr.Owner.Length == 0 ? "" : " · " + UserText.Line(kr.Owner, 30);
        yield return Rich.Line(new TextRun($"{UserText.Line(view.Team, 40)} · {UserText.Line(view.Objective)}{owner}") { Size = TextSize.Small, IsSubtle = true }) with { Spacing = Spacing.None };
        var goal = KeyResultWords.Goal(kr, words);
        ImmutableArray<CardElement> left =
        [
            Rich.Line(new TextRun(KeyResultWords.Value(kr, words)) { Size = TextSize.ExtraLarge, Weight = TextWeight.Bolder }),
            .. goal.Length == 0 ? Array.Empty<CardElement>() : [Rich.Line(new TextRun(goal) { Size = TextSize.Small, IsSubtle = true }) with { Spacing = Spacing.None }],
        ];
        ImmutableArray<CardElement> right =
        [
            StatusWords.Mark(kr.Status.Status, words).AtRight(),
            .. kr.Confidence is { } confidence
                ? [Layout.Small(words.Text("kr.confidence", ("confidence", words.Number(confidence)))) with { Align = Align.Right, Spacing = Spacing.None }]
                : Array.Empty<CardElement>(),
        ];
        yield return new ColumnSet([new Column("stretch", left), new Column("auto", right) { Spacing = Spacing.Small, VerticalAlign = VerticalAlign.Bottom }]).AsPart();
    }

    private static IEnumerable<CardElement> Why(KeyResultView view, Words words)
    {
        var (status, why) = RuleWords.Sentence(view.Facts, words);
        yield return Rich.Line(Rich.Bold(status + ": "), Rich.Plain(why)) with { Spacing = Spacing.Medium };
        if (KeyResultWords.Arrived(view.Facts, words) is { Length: > 0 } arrived)
            yield return Rich.Line(Rich.Plain(words.Culture.TextInfo.ToUpper(arrived[0]) + arrived[1..])) with { Spacing = Spacing.Small };
        if (view.Inside is { } share)
            yield return Rich.Line(Rich.Plain(words.Text("kr.inside", ("share", words.Percent(share)), ("limit", KeyResultWords.Limit(view.Facts.Measure, words))))) with { Spacing = Spacing.Small };
    }

    private static IEnumerable<CardElement> Said(KeyResultView view, Words words) =>
    [
        .. view.Blockers.Take(MostBlockers).Select(blocker => BlockedPart.Line(blocker, words) with { Spacing = Spacing.Small }),
        .. view.Notes.Select(note => Rich.Labelled(words.Date(note.Day), Rich.Plain(words.Text("kr.note", ("note", UserText.Line(note.Text, UserText.SentenceLength))))) with { Spacing = Spacing.Small }),
    ];

    private static ImmutableArray<CardAction> Buttons(KeyResultView view, Chart? shown, (Chart? Values, Chart? Confidence) charts, Words words)
    {
        var buttons = new OkrButtons(words);
        return
        [
            .. view.Answer is { } answer ? [buttons.Answer(answer)] : Array.Empty<CardAction>(),
            .. charts is { Values: not null, Confidence: not null } ? [buttons.Look(view.Key, shown is LineChart ? Confidence : null)] : Array.Empty<CardAction>(),
            .. view.Page is { } page ? [new OpenUrl(words["button.history"], page)] : Array.Empty<CardAction>(),
            .. view.Facts.Source is { } source ? [new OpenUrl(words["button.source"], source) { Tooltip = "https://" + UserText.Line(source.Host, 40) }] : Array.Empty<CardAction>(),
            .. view.Key.From is not null ? [buttons.Back(view.Key)] : Array.Empty<CardAction>(),
        ];
    }

    private static string Spoken(KeyResultView view, Words words)
    {
        var kr = view.Facts;
        var (status, why) = RuleWords.Sentence(kr, words);
        var spoken = words.Text("spoken.kr", ("kr", KeyResultWords.Title(kr)), ("team", UserText.Line(view.Team)), ("value", KeyResultWords.Value(kr, words)), ("status", status), ("why", why));
        return kr.Confidence is { } confidence ? $"{spoken} {words.Text("spoken.confidence", ("confidence", words.Number(confidence)))}" : spoken;
    }
}

/// <summary>What is in the way of a key result or a team, and who can move it.</summary>
internal static class BlockedPart
{
    public static RichTextBlock Line(BlockedLine blocker, Words words) => Rich.Labelled(
        words.Plural("blocked.label", blocker.Age, ("nth", words.Ordinal(blocker.Age))),
        Rich.Plain(words.Text("blocked.line", ("need", UserText.Line(blocker.Need, UserText.SentenceLength)), ("from", UserText.Line(blocker.From, 40)))));
}
