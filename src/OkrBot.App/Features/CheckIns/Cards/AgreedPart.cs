using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>What was agreed: "Agreed last week If BLIK tests fail, then ask PayU, by Wed", with what became of it.</summary>
internal static class AgreedPart
{
    /// <param name="day">The check-in's.</param>
    public static RichTextBlock Line(CarriedLine.Agreed agreed, DateOnly day, Words words)
    {
        var plan = Rich.Plain(Plan(agreed, words.DayFrom(day, agreed.By), words));
        return agreed.Kept switch
        {
            Kept.Yes => Rich.Labelled(Label(agreed, words), plan, Rich.Plain(" · "), Rich.Bold(words["carried.kept"])),
            Kept.No => Rich.Labelled(Label(agreed, words), plan, Rich.Plain(" · "), Rich.Bold(words["carried.notYet"])),
            _ => Rich.Labelled(Label(agreed, words), plan),
        };
    }

    /// <summary>A form has no room for more next steps: these are open.</summary>
    public static IEnumerable<CardElement> Open(ImmutableArray<CarriedLine.Agreed> steps, Words words) => steps.Take(Commitments.MostOpen)
        .Select(step => Rich.Line(Rich.Plain("· " + Plan(step, words.Date(step.By), words))) with { Spacing = Spacing.Small });

    private static string Label(CarriedLine.Agreed agreed, Words words) => agreed switch
    {
        { On: { } day } => words.Text("carried.agreedOn", ("date", words.Date(day))),
        { FromLastTime: true } => words["carried.agreedLast"],
        _ => words["carried.agreed"],
    };

    // What belongs to something restricted has no second half.
    private static string Plan(CarriedLine.Agreed agreed, string by, Words words) => agreed.Then.Length == 0 ? UserText.Line(agreed.If) : words.Text(
        "carried.plan",
        ("if", UserText.Line(agreed.If, UserText.SentenceLength)),
        ("then", UserText.Line(agreed.Then, UserText.SentenceLength)),
        ("by", by));
}
