using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>Why a form is shown again, above its fields.</summary>
internal static class ProblemPart
{
    private const string Prefix = "problem.";

    /// <summary>Shown for a key without words: still true, and still a next step.</summary>
    private const string Unknown = "problem.unknown";

    public static Container Render(FormProblem problem, Words words)
    {
        var told = Tell(problem, words);
        return Layout.Notice(Rich.Labelled(Lead(told, words), Rich.Plain(told.Text))) with { Spacing = Spacing.Small };
    }

    public static string Spoken(FormProblem problem, Words words)
    {
        var told = Tell(problem, words);
        return $"{Lead(told, words)} {told.Text}";
    }

    private static string Lead(Told told, Words words) => words.Text("problem.lead", ("title", told.Title));

    /// <summary>A rule's refusal comes as <c>problem.{code}</c> and has the refusal's own words; here it is added that the typed text is still there.</summary>
    private static Told Tell(FormProblem problem, Words words)
    {
        if (words.Has(problem.Key + ".title")) return Telling.Of(problem.Key, problem.Facts, words);
        var code = problem.Key.StartsWith(Prefix, StringComparison.Ordinal) ? problem.Key[Prefix.Length..] : problem.Key;
        if (!words.Has(code + ".title")) return Telling.Of(Unknown, problem.Facts, words);
        var told = Telling.Of(code, problem.Facts, words);
        return told with { Text = $"{told.Text} {words["problem.kept"]}" };
    }
}
