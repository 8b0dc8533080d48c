using System.Globalization;
using OkrBot.Domain.Tests.Kit;

namespace OkrBot.Domain.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  a \t b\r\n\nc  ", "a b c")]
    [InlineData("pay\u202Elived\u202C now", "paylived now")]
    [InlineData("z\u200Bero\u200D wi\uFEFFdth", "zero width")]
    [InlineData("bell\u0007 esc\u001b[0m", "bell esc[0m")]
    [InlineData("line\u2028sep\u0085next\u00A0x", "line sep next x")]
    [InlineData("Grüße, 東京 🚀", "Grüße, 東京 🚀")]
    [InlineData("half \ud83d", "half")]
    [InlineData("<b>*[x](y)", "<b>*[x](y)")]
    public void What_people_type_becomes_one_plain_line(string? typed, string clean) => Assert.Equal(clean, PlainText.Clean(typed));

    [Theory]
    [InlineData("abc def", 5, "abc d")]
    [InlineData("abc def", 4, "abc")]
    [InlineData("ab🚀", 3, "ab")]
    public void It_is_cut_without_splitting_a_character(string typed, int most, string clean) => Assert.Equal(clean, PlainText.Clean(typed, most));

    [Fact]
    public void Whatever_is_typed_the_result_is_plain_short_and_stable()
        => Checked.ForAll(Checked.Rows(0, 40), row =>
        {
            var typed = string.Concat(row.Select(r => (char)(r % 7 == 0 ? 0x2000 + (r % 0x70) : r % 0x10000)));
            var clean = PlainText.Clean(typed, 30);
            Assert.True(clean.Length <= 30);
            Assert.Equal(clean, PlainText.Clean(clean, 30));
            Assert.All(clean, c => Assert.False(char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format));
        }, 1000);
}
