using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using OkrBot.App.Cards;

namespace OkrBot.App.Tests.Cards;

public sealed class UserTextTests
{
    [Theory]
    [InlineData("Median time to pay", "Median time to pay")]
    [InlineData("  two\r\n lines\tand a tab ", "two lines and a tab")]
    [InlineData("a\u202Eb\u200Bc\u2066d\uFEFFe", "abcde")]
    [InlineData("می‌خواهم", "می‌خواهم")]
    [InlineData("👩‍👩‍👧", "👩‍👩‍👧")]
    [InlineData("[Sign in](https://evil.example)", "[Sign in]\u2060(https://evil.example)")]
    [InlineData("<at>Ann</at>", "<\u2060at>Ann<\u2060/at>")]
    [InlineData("{{DATE(2026-01-01)}}", "{\u2060{DATE(2026-01-01)}}")]
    [InlineData("]\u2060(", "]\u2060(")]
    [InlineData("", "")]
    public void A_line_shows_what_was_typed_and_does_nothing(string typed, string shown)
        => Assert.Equal(shown, UserText.Line(typed));

    [Theory]
    [InlineData("Kundenzufriedenheit", "Kundenzufriedenheit")]
    [InlineData("die Zahlungsabwicklungsschnittstelle!", "die Zahlungsab\u00ADwicklungssc\u00ADhnittstelle!")]
    [InlineData("Zahlungsabwicklungsstelle und Großhandelskundschaften", "Zahlungs\u00ADabwicklu\u00ADngsstelle und Großhandels\u00ADkundschaften")]
    [InlineData("決済完了までの時間を短縮し加盟店が返金を受け取れるように", "決済完了までの時間を短縮し加盟店が返金を受け取れるように")]
    public void Only_a_very_long_word_may_break(string typed, string shown)
        => Assert.Equal(shown, UserText.Line(typed));

    [Fact]
    public void Half_a_character_becomes_a_sign_that_can_be_written()
        => Assert.Equal("a\uFFFDb", UserText.Line("a" + (char)0xD800 + "b"));

    [Fact]
    public void A_long_line_is_cut_at_a_letter_and_says_so()
    {
        Assert.Equal("abc…", UserText.Line("abcdef", 3));
        Assert.Equal("abc", UserText.Line("abc", 3));
        Assert.Equal("ab…", UserText.Line("ab cd", 3));
        Assert.Equal("👩‍👩‍👧👩‍👩‍👧…", UserText.Line("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2));
    }

    [Fact]
    public void Endless_marks_on_one_letter_are_no_way_around_the_length()
        => Assert.InRange(UserText.Line("a" + new string('\u0301', 10_000), 80).Length, 1, 80 * 16);

    [Fact]
    public void Ten_thousand_characters_of_anything_stay_inert_and_short() => Prop.ForAll<string>(ArbMap.Default.ArbFor<string>(), text =>
    {
        var line = UserText.Line(text + "[x](y)<at>{{TIME(" + text);
        return !line.Contains("](", StringComparison.Ordinal) && !line.Contains("<a", StringComparison.Ordinal) && !line.Contains("{{", StringComparison.Ordinal)
            && !line.Any(char.IsControl) && new StringInfo(line.Replace("\u2060", "", StringComparison.Ordinal).Replace("\u00AD", "", StringComparison.Ordinal)).LengthInTextElements <= 81;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_field_gets_back_what_was_typed_in_it()
    {
        Assert.Equal("  [a](b)\n<at> {{x}} ", UserText.Field("  [a](b)\n<at> {{x}} ", 100));
        Assert.Equal("abc", UserText.Field("abcdef", 3));
        Assert.Equal("ab", UserText.Field("ab👍", 3));
    }

    [Theory]
    [InlineData("Checkout", "Checkout")]
    [InlineData("**Sales** & _ops_", @"\*\*Sales\*\* & \_ops\_")]
    [InlineData("[a](b)", "\\[a\\]\u2060(b)")]
    [InlineData("# 1", @"\# 1")]
    [InlineData("- Growth", @"\- Growth")]
    [InlineData("1. Growth 2.0", @"1\. Growth 2.0")]
    [InlineData("Growth-2", "Growth-2")]
    [InlineData(@"a\b`c`", @"a\\b\`c\`")]
    public void Markdown_shows_its_signs(string typed, string written)
        => Assert.Equal(written, MarkdownText.Escape(typed));
}
