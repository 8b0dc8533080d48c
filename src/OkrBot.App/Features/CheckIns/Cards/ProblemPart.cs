using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>Why a form is shown again, above its fields.</summary>
internal static class ProblemPart
{
    /// <summary>Shown for a key without words: still true, and still a next step.</summary>
    private const string Unknown = "problem.unknown";

    public static Container Render(FormProblem problem, Words words)
    {
        var told = Tell(problem, words);
        return Layout.Notice([Rich.Labelled(Lead(told, words), Rich.Plain(told.Text)), .. Steps(problem, words)]) with { Spacing = Spacing.Small };
    }

    public static string Spoken(FormProblem problem, Words words)
    {
        var told = Tell(problem, words);
        return $"{Lead(told, words)} {told.Text}";
    }

    private static IEnumerable<CardElement> Steps(FormProblem problem, Words words) => problem.OpenSteps.IsEmpty
        ? []
        : [new TextBlock(words["form.openSteps"]) { Spacing = Spacing.Small }, .. AgreedPart.Open(problem.OpenSteps, words)];

    private static string Lead(Told told, Words words) => words.Text("problem.lead", ("title", told.Title));

    private static Told Tell(FormProblem problem, Words words)
        => Telling.Of(words.Has(problem.Key + ".title") ? problem.Key : Unknown, problem.Facts, words);
}
