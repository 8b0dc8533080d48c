using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Import.Plans;

namespace OkrBot.App.Features.Import.Cards;

/// <param name="Name">Of the file; user text.</param>
internal sealed record ResultView(ImportKey Key, string Name, ImportResult Result);

/// <summary>What came in, what was there already, and which teams wait for the next press.</summary>
internal static class ResultCard
{
    private const int MostNames = 12;

    public static AdaptiveCard Render(ResultView view, Words words)
    {
        var result = view.Result;
        var title = words[result.IsOpen ? "result.open" : result.Names(TeamOutcome.Applied).Any() ? "result.title" : "result.nothing"];
        return new AdaptiveCard($"{title} {UserText.Line(view.Name)}", words.Language,
        [
            Layout.Title(title),
            Rich.Line(Rich.Subtle(UserText.Line(view.Name))) with { Spacing = Spacing.None },
            .. Names(result, TeamOutcome.Applied, "result.applied", words),
            .. Names(result, TeamOutcome.AlreadyThere, "result.there", words),
            .. Names(result, TeamOutcome.Busy, "result.busy", words),
            .. Names(result, TeamOutcome.NotYet, "result.notYet", words),
            .. Names(result, TeamOutcome.Refused, "result.refused", words),
            .. result.Preview.Problems.IsEmpty ? Array.Empty<CardElement>()
                : [Layout.Small(words.Plural("result.left", result.Preview.Problems.Select(problem => problem.Row).Distinct().Count())) with { Spacing = Spacing.Medium }],
            new TextBlock(words["result.next"]) { Spacing = Spacing.Medium },
            .. Layout.ButtonRows(Buttons(view, words)),
        ]);
    }

    private static IEnumerable<CardElement> Names(ImportResult result, TeamOutcome outcome, string key, Words words)
    {
        var names = result.Names(outcome).ToList();
        if (names.Count == 0) yield break;
        var more = names.Count > MostNames ? " " + words.Plural("result.more", names.Count - MostNames) : "";
        yield return Rich.Labelled(words[key], Rich.Plain(string.Join(", ", names.Take(MostNames).Select(name => UserText.Line(name, 60))) + more)) with { Spacing = Spacing.Medium };
    }

    private static ImmutableArray<CardAction> Buttons(ResultView view, Words words) =>
    [
        .. view.Result.IsOpen ? [new Execute(words["button.rest"], Verbs.ApplyImport, view.Key.ToData()) { IsPrimary = true }] : Array.Empty<CardAction>(),
        .. view.Result.Preview.Problems.IsEmpty ? Array.Empty<CardAction>() : [new Execute(words["button.problems"], Verbs.ImportProblems, (view.Key with { Page = 0 }).ToData())],
    ];
}
