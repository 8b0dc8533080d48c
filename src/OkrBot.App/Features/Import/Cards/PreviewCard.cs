using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Import.Plans;

namespace OkrBot.App.Features.Import.Cards;

/// <param name="Name">Of the file; user text.</param>
internal sealed record PreviewView(ImportKey Key, string Name, ImportPreview Preview);

/// <summary>What would come of a file: counts, teams, and the first rows that are left out.</summary>
internal static class PreviewCard
{
    private const int MostTeams = 6;
    private const int FirstProblems = 4;
    private const int MostColumns = 8;

    public static AdaptiveCard Render(PreviewView view, Words words)
    {
        var preview = view.Preview;
        var ready = preview.Ready.ToList();
        var title = words[ready.Count > 0 ? "preview.title" : "preview.nothing"];
        return new AdaptiveCard($"{title} {UserText.Line(view.Name)}", words.Language,
        [
            Layout.Title(title),
            Rich.Line(Rich.Subtle(UserText.Line(view.Name))) with { Spacing = Spacing.None },
            Layout.Small(Counts(preview, words)) with { Spacing = Spacing.Small },
            .. ready.Take(MostTeams).Select((team, at) => Team(team, at == 0, words)),
            .. More(ready.Count - MostTeams, "preview.moreTeams", words),
            .. There(preview, words),
            .. ProblemLines.Part(preview, preview.Problems.Take(FirstProblems), words),
            .. More(preview.Problems.Length - FirstProblems, "preview.moreRows", words),
            .. Remarks(preview, words),
            .. ready.Count > 0 ? [new TextBlock(words["preview.drafts"]) { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            .. Layout.ButtonRows(Buttons(view, ready.Count > 0, words)),
        ]);
    }

    private static string Counts(ImportPreview preview, Words words) => string.Join(" · ",
        words.Plural("count.rows", preview.Rows),
        words.Plural("count.objectives", preview.Ready.Sum(team => team.Objectives)),
        words.Plural("count.keyResults", preview.Ready.Sum(team => team.KeyResults)),
        words.Plural("count.left", preview.Problems.Select(problem => problem.Row).Distinct().Count()));

    private static CardElement Team(TeamPlan team, bool isFirst, Words words)
    {
        var line = Rich.Line(Rich.Bold(UserText.Line(team.Name, 60)),
            Rich.Subtle($" · {words.Plural("count.objectives", team.Objectives)} · {words.Plural("count.keyResults", team.KeyResults)}"));
        return isFirst ? line.AsPart() : line with { Spacing = Spacing.Small };
    }

    private static IEnumerable<CardElement> There(ImportPreview preview, Words words)
    {
        var there = preview.Teams.Sum(team => team.There);
        if (there > 0) yield return Layout.Small(words.Plural("preview.there", there)) with { Spacing = Spacing.Small };
    }

    public static IEnumerable<CardElement> More(int count, string key, Words words)
    {
        if (count > 0) yield return Layout.Small(words.Plural(key, count)) with { Spacing = Spacing.Small };
    }

    private static IEnumerable<CardElement> Remarks(ImportPreview preview, Words words)
    {
        if (preview.Map is not { } map) yield break;
        if (map.IsViva) yield return Layout.Small(words["remark.viva"]) with { Spacing = Spacing.Medium };
        if (!map.Unknown.IsEmpty)
            yield return Rich.Line(Rich.Subtle(words.Text("remark.columns", ("names", string.Join(", ", map.Unknown.Take(MostColumns).Select(name => UserText.Line(name, 40))))))) with { Spacing = Spacing.Small };
        if (!preview.Passed.IsEmpty)
            yield return Rich.Line(Rich.Subtle(words.Text("remark.sheets", ("names", string.Join(", ", preview.Passed.Take(MostColumns).Select(sheet => UserText.Line(sheet.Sheet, 40))))))) with { Spacing = Spacing.Small };
    }

    private static ImmutableArray<CardAction> Buttons(PreviewView view, bool isReady, Words words)
    {
        var other = view.Key.Into == Weeks.Planned ? Weeks.Running : Weeks.Planned;
        return
        [
            .. isReady ? [new Execute(words["button.apply"], Verbs.ApplyImport, view.Key.ToData()) { IsPrimary = true }] : Array.Empty<CardAction>(),
            .. view.Preview.Problems.IsEmpty ? Array.Empty<CardAction>() : [new Execute(words["button.problems"], Verbs.ImportProblems, (view.Key with { Page = 0 }).ToData())],
            .. view.Preview.HasChoice
                ? [new Execute(words[other == Weeks.Running ? "button.running" : "button.planned"], Verbs.ShowImport, (view.Key with { Into = other }).ToData())]
                : Array.Empty<CardAction>(),
        ];
    }
}
