using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Tests.Cards;

namespace OkrBot.App.Tests.Features.CheckIns.Cards;

/// <summary>What holds for every card of a check-in, in every state and at its worst.</summary>
public sealed partial class CardRulesTests
{
    private static readonly Dictionary<string, Func<AdaptiveCard>> All = new(
        Gallery.Cards.Concat(Named("German", Worst.German)).Concat(Named("Japanese", Worst.Japanese)).Concat(Named("Arabic", Worst.Arabic)).Concat(Named("hostile", Worst.Hostile))
            .Concat(ToGermans(Gallery.German)).Concat(ToGermans(Named("German", Worst.German, Gallery.GermanWords))).Concat(ToGermans(Named("Japanese", Worst.Japanese, Gallery.GermanWords))),
        StringComparer.Ordinal);

    // How labels end of what must be filled in.
    private static readonly Dictionary<string, string> Required = new(StringComparer.Ordinal) { ["en"] = " (required)", ["de"] = " (erforderlich)" };

    private const string ForGermans = "to a German reader: ";

    public static TheoryData<string> Names => [.. All.Keys];

    private static IEnumerable<KeyValuePair<string, Func<AdaptiveCard>>> Named(string name, string text, Words? words = null)
        => new Worst(text, words).Cards.Select(card => KeyValuePair.Create($"{card.Key}, {name}", card.Value));

    private static IEnumerable<KeyValuePair<string, Func<AdaptiveCard>>> ToGermans(IEnumerable<KeyValuePair<string, Func<AdaptiveCard>>> cards)
        => cards.Select(card => KeyValuePair.Create(ForGermans + card.Key, card.Value));

    private static string LanguageOf(string name) => name.StartsWith(ForGermans, StringComparison.Ordinal) ? "de" : "en";

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_weighs_less_than_20_kilobytes(string name)
        => Assert.InRange(CardJson.Weigh(All[name]()), 500, CardJson.MostBytes);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_has_at_most_six_buttons_and_one_of_them_is_meant(string name)
    {
        var card = CardJson.Write(All[name]());

        Assert.InRange(card.Actions().Count(), 0, 6);
        Assert.InRange(card.Actions().Count(action => action.ContainsKey("style")), 0, 1);
        foreach (var set in card.Parts().Select(part => part["actions"]).OfType<JsonArray>())
            Assert.All(set.Skip(1), action => Assert.Null(action!["style"]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_field_has_a_label_that_says_in_words_when_it_is_required(string name)
    {
        foreach (var input in CardJson.Write(All[name]()).Inputs())
        {
            var label = (string)input["label"]!;
            var required = (bool?)input["isRequired"] ?? false;
            Assert.NotEmpty(label);
            Assert.Equal(required, label.EndsWith(Required[LanguageOf(name)], StringComparison.Ordinal));
            if (required) Assert.NotEmpty((string)input["errorMessage"]!);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_field_shares_a_name_with_another_or_with_a_button_s_data(string name)
    {
        var card = CardJson.Write(All[name]());
        var ids = card.Inputs().Select(input => (string)input["id"]!).ToArray();
        var keys = card.Actions().SelectMany(action => action["data"] is JsonObject data ? data.Select(field => field.Key) : []).Append("verb").ToHashSet();

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.DoesNotContain(ids, keys.Contains);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_button_that_old_clients_do_not_know_falls_back_to_one_they_do(string name)
    {
        foreach (var action in CardJson.Write(All[name]()).Actions().Where(action => action.Type() == "Action.Execute"))
        {
            Assert.Equal("Action.Submit", (string?)action["fallback"]!["type"]);
            Assert.Equal((string?)action["verb"], (string?)action["fallback"]!["data"]!["verb"]);
            Assert.Equal((string?)action["data"]!["view"], (string?)action["fallback"]!["data"]!["view"]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_that_clients_refresh_by_themselves_holds_no_fields(string name)
    {
        var card = CardJson.Write(All[name]());

        Assert.True(!card.ContainsKey("refresh") || !card.Inputs().Any());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_can_be_read_where_it_cannot_be_drawn(string name)
    {
        var card = All[name]();

        Assert.InRange(card.FallbackText.Length, 10, 900);
        Assert.DoesNotContain("{{", card.FallbackText, StringComparison.Ordinal);
        Assert.Equal(LanguageOf(name), (string?)CardJson.Write(card)["lang"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_words_are_left_unfilled_or_unknown(string name)
    {
        var shown = CardJson.Write(All[name]()).Texts().Where(text => text.Name is "text" or "title" or "label" or "errorMessage" or "placeholder" or "fallbackText" or "tooltip");

        Assert.All(shown, text => Assert.DoesNotMatch(Placeholder(), text.Text));
        Assert.All(shown, text => Assert.DoesNotMatch(Key(), text.Text));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_status_is_a_mark_with_words_and_never_a_colour_alone(string name)
    {
        foreach (var runs in CardJson.Write(All[name]()).Parts().Select(part => part["inlines"]).OfType<JsonArray>())
            foreach (var run in runs.Where(run => run!["color"] is not null))
                Assert.True(runs.Count > 1 && "●▲■○".Contains(((string)run!["text"]!)[0], StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<!\{)\{[a-zA-Z]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[a-z]+(\.[a-zA-Z0-9]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
