using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>What one person alone is asked on their own view: whoever runs it about the team, an owner for a next step.</summary>
internal static class QuestionPart
{
    /// <summary>So many letters of buttons fit beside each other on a narrow card.</summary>
    private const int LettersInARow = 20;

    public static Container Render(RunnerQuestion question, ImmutableArray<CardAction> answers, Words words)
        => Layout.Notice([Rich.Line([.. Sentence(question, words)]), .. Rows(answers)]);

    private static IEnumerable<CardElement> Rows(ImmutableArray<CardAction> answers) => answers
        .Chunk(answers.Sum(answer => answer.Title.Length) <= LettersInARow ? answers.Length : 2)
        .Select(row => Layout.Buttons([.. row]) with { Spacing = Spacing.Small });

    public static Container Step(KeyResultFacts kr, CardAction add, Words words) => Layout.Notice(
        Rich.Line(Rich.Bold(KeyResultWords.Title(kr) + " "), Rich.Plain(words["own.needsStep"])),
        Layout.Buttons(add) with { Spacing = Spacing.Small });

    public static string Spoken(RunnerQuestion question, Words words) => string.Concat(Sentence(question, words).Select(run => run.Text));

    private static IEnumerable<TextRun> Sentence(RunnerQuestion question, Words words) => question switch
    {
        RunnerQuestion.Silent silent => [Rich.Bold(UserText.Line(silent.Title) + " "), Rich.Plain(words.Plural("question.silent", silent.Weeks))],
        RunnerQuestion.OwnerLeft left => [Rich.Bold(UserText.Line(left.Title) + " "), Rich.Plain(words["question.ownerLeft"])],
        RunnerQuestion.ContactLeft left => [Rich.Bold(UserText.Line(left.Title) + " "), Rich.Plain(words["question.contactLeft"])],
        _ => [Rich.Bold(words["question.nobodyLeads"] + " "), Rich.Plain(words["question.nobodyLeadsMore"])],
    };
}
