using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Features.Planning;
using OkrBot.App.Features.Planning.Forms;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Tests.Features.Planning;

public sealed class StepLinesTests
{
    private static readonly ImmutableArray<Step> Known = [new("s1", "Terms translated"), new("s2", "Bank’s approval", 2), new("s3", "Published")];

    [Theory]
    [InlineData("Terms translated\nBank’s approval (2)\nPublished", "s1:1 s2:2 s3:1")]
    [InlineData("  Terms translated \r\n\r\nBank’s approval (2)\r\nPublished\n", "s1:1 s2:2 s3:1")]
    [InlineData("Published\nTerms translated\nBank’s approval (2)", "s3:1 s1:1 s2:2")]
    [InlineData("Terms translated\nBank says yes (2)\nPublished", "s1:1 s2:2 s3:1")]
    [InlineData("Terms translated\nPublished", "s1:1 s3:1")]
    [InlineData("Terms translated\nBank’s approval (2)\nPublished\nTold everybody", "s1:1 s2:2 s3:1 s4:1")]
    [InlineData("Published\nPublished\nPublished", "s3:1 s2:1 s4:1")]
    [InlineData("Terms translated (0,5)", "s1:0.5")]
    [InlineData("Terms (draft)", "s4:1")]
    [InlineData("", "")]
    public void A_line_is_the_step_that_says_the_same_or_stands_in_its_place(string typed, string steps)
        => Assert.Equal(steps, string.Join(' ', StepLines.Read(typed, Known, CultureInfo.GetCultureInfo("de-DE")).Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Id}:{step.Weight}"))));

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void What_is_shown_comes_back_as_the_same_steps(string language)
    {
        var words = WordBook.For(PlanningFeature.Slice, language);
        var steps = Known.Add(new Step("s9", "Halfway", 1.25m));
        Assert.Equal(steps.AsEnumerable(), StepLines.Read(StepLines.Write(steps, words), steps, words.Culture));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void A_form_that_is_sent_as_it_came_changes_nothing(string language)
    {
        var words = WordBook.For(PlanningFeature.Slice, language);
        Measure[] measures =
        [
            new Measure.Metric(1240.5m, -0.25m, "s"), new Measure.KeepAbove(98.5m, "%"), new Measure.KeepBelow(1234567, "€"), new Measure.KeepWithin(-1, 1, "K"),
            new Measure.Milestones(Known), new Measure.Binary("It is signed"), new Measure.Baseline("%"),
        ];
        foreach (var measure in measures)
        {
            var known = new KeyResult(new("k"), new("o"), 1, "Title", measure, new("ann"), 2.5m, new(2026, 10, 5), new(2027, 1, 3), []);
            var (text, unread) = KeyResultForm.Of(known, words).Read(known, words.Culture, known.ActiveFrom, known.Due);
            Assert.Null(unread);
            Assert.Equal((measure, "Title", new Domain.PersonId("ann"), known.Due, 2.5m), (text!.Measure, text.Title, text.Owner, text.Due!.Value, text.Weight));
        }
    }
}
