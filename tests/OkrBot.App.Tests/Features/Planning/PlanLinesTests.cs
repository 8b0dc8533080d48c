using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Features.Planning;
using OkrBot.App.Features.Planning.Forms;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Tests.Features.Planning;

public sealed class PlanLinesTests
{
    private static readonly DateOnly First = new(2026, 11, 3);
    private static readonly DateOnly Last = new(2027, 1, 31);

    [Theory]
    [InlineData("en-GB", "30 Nov: 60", "2026-11-30", "60")]
    [InlineData("en-GB", "30 November: 1,240.5", "2026-11-30", "1240.5")]
    [InlineData("en-GB", "30/11: 60", "2026-11-30", "60")]
    [InlineData("en-GB", "30/11/2026: 60", "2026-11-30", "60")]
    [InlineData("en-GB", "15 Jan: 45", "2027-01-15", "45")]
    [InlineData("en-GB", "2026-11-30 60", "2026-11-30", "60")]
    [InlineData("en-US", "11/30: 60", "2026-11-30", "60")]
    [InlineData("en-US", "1/15/2027: 60", "2027-01-15", "60")]
    [InlineData("de-DE", "30.11.: 60", "2026-11-30", "60")]
    [InlineData("de-DE", "30.11.2026: 1.240,5", "2026-11-30", "1240.5")]
    [InlineData("de-DE", "30. November: 60", "2026-11-30", "60")]
    [InlineData("de-DE", "15.1.: 45,5", "2027-01-15", "45.5")]
    public void A_point_is_read_as_the_readers_language_writes_it(string culture, string line, string day, string value)
    {
        var (plan, problems) = PlanLines.Read(line, inPercent: false, First, Last, CultureInfo.GetCultureInfo(culture));
        Assert.Empty(problems);
        Assert.Equal([new PlanPoint(DateOnly.Parse(day, CultureInfo.InvariantCulture), decimal.Parse(value, CultureInfo.InvariantCulture))], plan.ToArray());
    }

    [Theory]
    [InlineData("soon: 60", "day")]
    [InlineData("60", "day")]
    [InlineData("30 Nov: many", "number")]
    [InlineData("30 Nov: 1e9", "number")]
    [InlineData("2 Nov 2026: 60", "outside")]
    [InlineData("1 Feb 2027: 60", "outside")]
    [InlineData("31 Nov: 60", "day")]
    public void A_line_that_is_wrong_says_why(string line, string reason)
        => Assert.Equal([(2, reason)], PlanLines.Read($"10 Nov: 70\n\n{line}", inPercent: false, First, Last, CultureInfo.GetCultureInfo("en-GB")).Problems.Select(p => (p.Line, p.Key)));

    [Fact]
    public void Points_come_in_any_order_each_day_once_and_of_steps_in_per_cent()
    {
        var culture = CultureInfo.GetCultureInfo("en-GB");
        Assert.Equal([new PlanPoint(new(2026, 11, 10), 0.25m), new PlanPoint(new(2026, 12, 1), 0.5m)], PlanLines.Read("1 Dec: 50%\n10 Nov: 25 %", inPercent: true, First, Last, culture).Plan.ToArray());
        Assert.Equal("twice", PlanLines.Read("1 Dec: 50\n1/12: 60", inPercent: false, First, Last, culture).Problems.Single().Key);
        Assert.Equal("percent", PlanLines.Read("1 Dec: 101%", inPercent: true, First, Last, culture).Problems.Single().Key);
        Assert.Contains(PlanLines.Read(string.Join('\n', Enumerable.Range(0, 40).Select(at => $"{First.AddDays(at):yyyy-MM-dd}: 1")), inPercent: false, First, Last, culture).Problems, p => p.Key == "many");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("de-AT")]
    public void What_is_written_reads_back_as_it_was(string language)
    {
        var words = WordBook.For(PlanningFeature.Slice, language);
        foreach (Measure measure in new Measure[] { new Measure.Metric(1, 9, "s"), new Measure.Milestones([new("a", "A"), new("b", "B")]) })
        {
            PlanPoint[] plan = [new(new(2026, 11, 3), 0.25m), new(new(2026, 12, 31), 0.5m), new(new(2027, 1, 31), 1)];
            Assert.Equal(plan, PlanLines.Read(PlanLines.Write([.. plan], measure, words), measure is Measure.Milestones, First, Last, words.Culture).Plan.ToArray());
        }
    }
}
