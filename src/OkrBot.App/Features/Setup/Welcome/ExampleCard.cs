using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Setup.Welcome;

/// <summary>A check-in's card with made-up data, marked as such, for whoever asks to see one before setting up anything.</summary>
internal static class ExampleCard
{
    /// <param name="start">The next step, where there is one.</param>
    public static AdaptiveCard Render(Execute? start, Words words) => new($"{words["example.mark"]} {words["example.text"]}", words.Language,
    [
        Layout.Notice(new TextBlock(words["example.mark"]) { Weight = TextWeight.Bolder }, new TextBlock(words["example.text"]) { Spacing = Spacing.None }),
        Layout.Header(words["example.team"], words["example.week"], words["example.closes"], words["example.answered"]),
        Layout.Heading(words["example.discuss"], StatusWords.Counts(new StatusCounts(3, 1, 1, 0), words)).AsPart(),
        Line("example.kr1", "example.why1", Status.AtRisk, words),
        Line("example.kr2", "example.why2", Status.OffTrack, words),
        Rich.Labelled(words["example.blocked"], Rich.Plain(words["example.need"])).AsPart(),
        Rich.Labelled(words["example.agreed"], Rich.Plain(words["example.step"])) with { Spacing = Spacing.Small },
        .. Layout.ButtonRows(start is null ? [SetupButtons.Back(words)] : [start, SetupButtons.Back(words)]),
    ]);

    private static Container Line(string title, string why, Status status, Words words) => KeyResultPart.Render(
        new KeyResultFacts(new KeyResultId("example"), words[title], "", new Measure.Baseline(""), null, null, null, null, new StatusReport(status, StatusRule.BehindPlan, null, PastDue: false), null),
        words, Rich.Plain(words[why])) with
    { Spacing = Spacing.Small };
}
