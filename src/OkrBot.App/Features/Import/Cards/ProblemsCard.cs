using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Import.Plans;
using OkrBot.App.Features.Import.Reading;

namespace OkrBot.App.Features.Import.Cards;

/// <summary>One line a row that is left out: which, why, and what to do.</summary>
internal static class ProblemLines
{
    private const int LongestReason = 260;

    public static IEnumerable<CardElement> Part(ImportPreview preview, IEnumerable<RowProblem> problems, Words words)
    {
        var first = true;
        foreach (var problem in problems)
        {
            if (first) yield return Layout.Heading(words["left.heading"]).AsPart();
            first = false;
            yield return Line(preview, problem, words);
        }
    }

    public static RichTextBlock Line(ImportPreview preview, RowProblem problem, Words words) => Rich.Line(
        Rich.Bold(words.Text("left.row", ("row", words.Number(problem.Row))) + " "),
        Rich.Plain(UserText.Line(FileWords.Say(Short(problem), preview.Map!, words), LongestReason))) with { Spacing = Spacing.Small };

    private static RowProblem Short(RowProblem problem) => problem with { What = UserText.Line(problem.What, 40), And = UserText.Line(problem.And, 40) };
}

/// <summary>All rows that are left out, some at a time.</summary>
internal static class ProblemsCard
{
    public const int OnAPage = 8;

    public static AdaptiveCard Render(PreviewView view, Words words)
    {
        var all = view.Preview.Problems;
        var last = Math.Max(0, (all.Length - 1) / OnAPage);
        var page = Math.Min(view.Key.Page, last);
        var title = words.Plural("left.title", all.Length);
        return new AdaptiveCard($"{title} {UserText.Line(view.Name)}", words.Language,
        [
            Layout.Title(title),
            Rich.Line(Rich.Subtle(UserText.Line(view.Name))) with { Spacing = Spacing.None },
            .. last > 0 ? [Layout.Small(words.Text("left.page", ("page", words.Number(page + 1)), ("pages", words.Number(last + 1)))) with { Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
            .. ProblemLines.Part(view.Preview, all.Skip(page * OnAPage).Take(OnAPage), words),
            Layout.Small(words["left.mend"]) with { Spacing = Spacing.Medium },
            .. Layout.ButtonRows(Buttons(view.Key, page, last, words)),
        ]);
    }

    private static ImmutableArray<CardAction> Buttons(ImportKey key, int page, int last, Words words) =>
    [
        .. page < last ? [new Execute(words["button.next"], Verbs.ImportProblems, (key with { Page = page + 1 }).ToData()) { IsPrimary = true }] : Array.Empty<CardAction>(),
        .. page > 0 ? [new Execute(words["button.before"], Verbs.ImportProblems, (key with { Page = page - 1 }).ToData())] : Array.Empty<CardAction>(),
        new Execute(words["button.back"], Verbs.ShowImport, (key with { Page = 0 }).ToData()),
    ];
}
