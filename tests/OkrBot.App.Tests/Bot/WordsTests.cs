using System.Globalization;
using OkrBot.App.Bot;

namespace OkrBot.App.Tests.Bot;

public sealed class WordsTests
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["hello"] = "Hello {name}, {name}",
        ["plan"] = "If {if}, then {then}",
        ["weeks.one"] = "for a week",
        ["weeks.other"] = "for {spelled} weeks ({count})",
        ["more.other"] = "and {count} more",
        ["number.3"] = "three",
        ["ordinal.one"] = "{count}st",
        ["ordinal.two"] = "{count}nd",
        ["ordinal.few"] = "{count}rd",
        ["ordinal.other"] = "{count}th",
    };

    private static Words In(string culture) => new(CultureInfo.GetCultureInfo(culture), Texts);

    [Fact]
    public void A_fact_stands_wherever_its_name_does()
        => Assert.Equal("Hello Ann, Ann", In("en-GB").Text("hello", ("name", "Ann")));

    [Fact]
    public void A_fact_that_holds_braces_is_not_read_again()
        => Assert.Equal("If {then}, then {if}", In("en-GB").Text("plan", ("if", "{then}"), ("then", "{if}")));

    [Fact]
    public void An_unknown_key_or_fact_shows_itself()
    {
        Assert.Equal("no.such", In("en-GB")["no.such"]);
        Assert.Equal("Hello {name}, {name}", In("en-GB").Text("hello"));
    }

    [Theory]
    [InlineData(1, "for a week")]
    [InlineData(3, "for three weeks (3)")]
    [InlineData(1234, "for 1,234 weeks (1,234)")]
    public void One_and_many_have_their_own_words(int count, string expected)
        => Assert.Equal(expected, In("en-GB").Plural("weeks", count));

    [Fact]
    public void Words_without_a_form_for_one_serve_one_as_well()
        => Assert.Equal("and 1 more", In("en-GB").Plural("more", 1));

    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(4, "4th")]
    [InlineData(11, "11th")]
    [InlineData(12, "12th")]
    [InlineData(13, "13th")]
    [InlineData(22, "22nd")]
    [InlineData(111, "111th")]
    public void The_place_in_a_row_has_its_ending(int number, string expected)
        => Assert.Equal(expected, In("en-GB").Ordinal(number));

    [Theory]
    [InlineData("en-GB", "1,240.5", "61.5%", "70\u00A0s", "20\u00A0Oct", "20\u00A0Oct\u00A02026")]
    [InlineData("en-US", "1,240.5", "61.5%", "70\u00A0s", "Oct\u00A020", "Oct\u00A020,\u00A02026")]
    [InlineData("de-DE", "1.240,5", "61,5\u00A0%", "70\u00A0s", "20.\u00A0Okt.", "20.\u00A0Okt.\u00A02026")]
    [InlineData("de-CH", "1’240.5", "61.5%", "70\u00A0s", "20.\u00A0Okt.", "20.\u00A0Okt.\u00A02026")]
    public void Numbers_and_days_follow_the_language(string culture, string number, string percent, string seconds, string date, string year)
    {
        var words = In(culture);

        Assert.Equal(number, words.Number(1240.5m));
        Assert.Equal(percent, words.Amount(61.50m, "%"));
        Assert.Equal(seconds, words.Amount(70, "s"));
        Assert.Equal("70", words.Amount(70, ""));
        Assert.Equal(date, words.Date(new DateOnly(2026, 10, 20)));
        Assert.Equal(year, words.DateAndYear(new DateOnly(2026, 10, 20)));
    }

    [Theory]
    [InlineData("67.46153", "67.5")]
    [InlineData("1203.9", "1,204")]
    [InlineData("3.617", "3.62")]
    [InlineData("13.00", "13")]
    [InlineData("-67.46", "-67.5")]
    [InlineData("0.04567", "0.0457")]
    [InlineData("0", "0")]
    public void A_computed_number_has_no_more_digits_than_anybody_would_say(string exact, string said)
        => Assert.Equal(said, In("en-GB").Rough(decimal.Parse(exact, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(1, "Seit einer Woche unverändert", "1.", "Deine Antwort ist gespeichert", "1 von 1 Update")]
    [InlineData(2, "Seit zwei Wochen unverändert", "2.", "Deine 2 Antworten sind gespeichert", "1 von 2 Updates")]
    [InlineData(12, "Seit zwölf Wochen unverändert", "12.", "Deine 12 Antworten sind gespeichert", "1 von 12 Updates")]
    [InlineData(21, "Seit 21 Wochen unverändert", "21.", "Deine 21 Antworten sind gespeichert", "1 von 21 Updates")]
    public void German_counts_in_german(int count, string weeks, string place, string saved, string answered)
    {
        var words = WordBook.For("CheckIns", "de-DE");

        Assert.Equal(weeks, words.Plural("reason.flat", count));
        Assert.Equal(place, words.Ordinal(count));
        Assert.Equal(saved, words.Plural("own.saved", count));
        Assert.Equal(answered, words.Plural("header.answered", count, ("answered", "1")));
    }

    [Fact]
    public void A_day_of_the_coming_week_is_named_and_any_other_dated()
    {
        var tuesday = new DateOnly(2026, 11, 3);

        Assert.Equal("Tue", In("en-GB").DayFrom(tuesday, tuesday));
        Assert.Equal("Mon", In("en-GB").DayFrom(tuesday, tuesday.AddDays(6)));
        Assert.Equal("10\u00A0Nov", In("en-GB").DayFrom(tuesday, tuesday.AddDays(7)));
        Assert.Equal("2\u00A0Nov", In("en-GB").DayFrom(tuesday, tuesday.AddDays(-1)));
        Assert.Equal("Fr", In("de-DE").DayFrom(tuesday, tuesday.AddDays(3)));
        Assert.Equal("24.\u00A0Dez.", In("de-DE").DayFrom(tuesday, new DateOnly(2026, 12, 24)));
    }

    [Theory]
    [InlineData("Europe/Berlin", "09:41")]
    [InlineData("America/New_York", "03:41")]
    [InlineData("Mars/Olympus", "08:41")]
    [InlineData("Europe/Berlin", "09:41", "de-DE")]
    [InlineData("Europe/Vienna", "09:41", "de-AT")]
    public void A_time_is_the_zone_s_and_utc_where_the_zone_is_unknown(string zone, string expected, string culture = "en-GB")
        => Assert.Equal(expected, In(culture).Time(new DateTimeOffset(2026, 11, 3, 8, 41, 0, TimeSpan.Zero), zone));
}
