using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using OkrBot.App.Bot;
using OkrBot.App.Tests.Cards;
using OkrBot.App.Tests.Features.CheckIns.Cards;

namespace OkrBot.App.Tests.Bot;

public sealed class TypedTests
{
    private static readonly string[] Languages = ["en-GB", "en-US", "de-DE", "de-AT", "de-CH", "de", "en"];

    /// <summary>As a value has it: up to twelve digits before the point and six after it.</summary>
    private static readonly Arbitrary<decimal> Values =
        (from whole in Gen.Choose(-999_999_999, 999_999_999)
         from part in Gen.Choose(0, 999_999)
         from scale in Gen.Elements(1m, 10m, 1_000m, 1_000_000m)
         select whole / scale + (whole < 0 ? -1 : 1) * part / 1_000_000m).ToArbitrary();

    [Theory]
    [InlineData("de-DE", "68,5", "68.5")]
    [InlineData("de-DE", "68.5", "68.5")]
    [InlineData("de-DE", "1.240", "1240")]
    [InlineData("de-DE", "-1.240", "-1240")]
    [InlineData("de-DE", "1.240,5", "1240.5")]
    [InlineData("de-DE", "1.240.500", "1240500")]
    [InlineData("de-DE", "1,240", "1.24")]
    [InlineData("de-DE", "0.125", "0.125")]
    [InlineData("de-DE", "1,240.5", "1240.5")]
    [InlineData("de-DE", "17 %", "17")]
    [InlineData("de-AT", "1.240", "1240")]
    [InlineData("de-AT", "1 240,5", "1240.5")]
    [InlineData("de-CH", "1’240.5", "1240.5")]
    [InlineData("de-CH", "1.240", "1.24")]
    [InlineData("en-GB", "1,240", "1240")]
    [InlineData("en-GB", "1,240,500.25", "1240500.25")]
    [InlineData("en-GB", "12,34,567", "1234567")]
    [InlineData("en-GB", "1.240", "1.24")]
    [InlineData("en-GB", "68,5", "68.5")]
    [InlineData("en-GB", "0,240", "0.24")]
    [InlineData("en-GB", ".5", "0.5")]
    [InlineData("en-GB", "+3", "3")]
    public void A_number_means_what_people_of_the_language_mean(string language, string typed, string meant)
        => Assert.Equal(decimal.Parse(meant, CultureInfo.InvariantCulture), Typed.Number(typed, CultureInfo.GetCultureInfo(language)));

    [Theory]
    [InlineData("")]
    [InlineData("about 68,5")]
    [InlineData("1.24.0")]
    [InlineData("12.34,5")]
    [InlineData("1,240,5")]
    [InlineData("1.240,500.7")]
    [InlineData("1,,240")]
    [InlineData("--1")]
    [InlineData("1-2")]
    [InlineData("1e9")]
    [InlineData("NaN")]
    [InlineData("٣")]
    [InlineData("9999999999999999999999999999999999")]
    public void What_could_mean_two_things_or_none_is_no_number(string typed)
        => Assert.All(Languages, language => Assert.Null(Typed.Number(typed, CultureInfo.GetCultureInfo(language))));

    [Theory]
    [InlineData("de-DE", "1.240", "1.24")]
    [InlineData("de-DE", "1,240", "1.24")]
    [InlineData("en-GB", "1.240", "1.24")]
    [InlineData("en-GB", "1,240", "1240")]
    public void A_number_field_sends_a_point_whatever_its_reader_s_language(string language, string sent, string meant)
        => Assert.Equal(decimal.Parse(meant, CultureInfo.InvariantCulture), Typed.FromNumberField(sent, CultureInfo.GetCultureInfo(language)));

    [Fact]
    public void What_a_card_says_can_be_typed_back_in_every_language() => Prop.ForAll(Values, value => Languages.All(language =>
    {
        var words = WordBook.For("CheckIns", language);
        return Typed.Number(words.Number(value), words.Culture) == value && Typed.Number(words.Amount(value, "%"), words.Culture) == value;
    })).QuickCheckThrowOnFailure();

    [Fact]
    public void What_a_form_is_filled_with_is_read_as_the_same_number_in_every_language() => Prop.ForAll(Values, value => Languages.All(language =>
    {
        var words = WordBook.For("CheckIns", language);
        var form = Checkout.Update with { Fields = [Checkout.Field(Checkout.MedianTime, value.ToString(CultureInfo.InvariantCulture))] };
        var field = App.Cards.CardJson.Write(App.Features.CheckIns.Cards.AnswerFormCard.Render(form, words)).Inputs().First();
        return field.Type() == "Input.Number" && Typed.FromNumberField(field["value"]!.ToJsonString(), words.Culture) == value;
    })).QuickCheckThrowOnFailure();
}
