using FsCheck;
using FsCheck.Fluent;
using OkrBot.Rehearsal.Cards;

namespace OkrBot.Rehearsal.Tests.Cards;

public sealed class TextWidthTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("● On", 4)]
    [InlineData("日本", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("👍", 2)]
    public void A_wide_letter_takes_two_cells_and_a_mark_none(string text, int cells) => Assert.Equal(cells, TextWidth.Of(text));

    [Fact]
    public void Wrapping_loses_nothing_but_blanks_and_keeps_within_the_width()
        => Prop.ForAll<NonNull<string>, PositiveInt>((text, width) =>
        {
            var most = 2 + (width.Get % 40);
            // A lone surrogate is no letter; it becomes one replacement mark.
            var wellFormed = string.Concat(text.Get.EnumerateRunes());
            var lines = TextWidth.Wrap(wellFormed, most);
            return Letters(string.Concat(lines)) == Letters(wellFormed) && lines.All(line => TextWidth.Of(line) <= most);
        }).QuickCheckThrowOnFailure();

    private static string Letters(string text) => string.Concat(text.Where(letter => letter is not (' ' or '\r' or '\n' or '\f' or '\u0085' or '\u2028' or '\u2029')));
}
