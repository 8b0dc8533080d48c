using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.Domain.Tests.Objectives.Writing;

public sealed class WordingTests
{
    private static readonly WordingLists Lists = WordingLists.Of("launch | continue|einführen", "improve|better|besser");

    [Theory]
    [InlineData("Launch the new checkout", "Launch")]
    [InlineData("Continue: migration", "Continue")]
    [InlineData("Neue Kasse einführen", "einführen")]
    [InlineData("Customers stay after the launch of Poland", null)]
    [InlineData("Paying is fast", null)]
    public void A_title_that_names_an_activity_is_told_the_word(string title, string? word)
        => Assert.Equal(word, Wording.OfObjective(title, Lists).SingleOrDefault()?.Word);

    [Fact]
    public void Without_a_number_anywhere_a_key_result_is_told_so_and_with_one_it_may_be_better()
    {
        Assert.Equal(
            [new WordingRemark(WordingHint.Vague, "better"), new(WordingHint.NoNumber, null)],
            Wording.OfKeyResult("A better search", new Measure.Binary("done"), Lists).AsEnumerable());
        Assert.Empty(Wording.OfKeyResult("A better search in 2 languages", new Measure.Binary("done"), Lists));
        Assert.Empty(Wording.OfKeyResult("A better search", new Measure.Metric(1, 2, "s"), Lists));
        Assert.Equal([new WordingRemark(WordingHint.Vague, "better")], Wording.OfKeyResult("A better search", new Measure.Baseline("s"), Lists).AsEnumerable());
        Assert.Empty(Wording.OfKeyResult("", new Measure.Metric(1, 2, "s"), Lists));
    }
}
