using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OkrBot.Testing;

namespace OkrBot.App.Tests.Cards;

/// <summary>Every approved card of the repository, whichever slice it is of, was looked at in both languages.</summary>
public sealed partial class TwinCardsTests
{
    private static readonly string[] Languages = ["de", "en"];
    private static readonly Dictionary<string, string> Required = new(StringComparer.Ordinal) { ["en"] = " (required)", ["de"] = " (erforderlich)" };

    private static readonly ILookup<string, JsonObject> Cards = Directory
        .EnumerateFiles(Repository.PathOf("tests", "OkrBot.App.Tests"), "*.approved.json", SearchOption.AllDirectories)
        .Select(file => (Name: LanguageIn().Replace(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), ""), Card: JsonNode.Parse(File.ReadAllText(file)) as JsonObject))
        .Where(one => one.Card?.Type() == "AdaptiveCard")
        .ToLookup(one => one.Name, one => one.Card!, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cards.Select(pair => pair.Key).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_stands_there_in_both_languages(string name)
    {
        Assert.True(Cards.Count > 40, $"only {Cards.Count} cards were found");
        Assert.Equal(Languages, Cards[name].Select(Language).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_offers_and_asks_the_same_in_both(string name)
        => Assert.Single(Cards[name].Select(card => string.Join('\n', card.Inputs().Concat(card.Actions()).Select(Shape))).Distinct());

    [Theory]
    [MemberData(nameof(Names))]
    public void It_says_in_words_what_is_required(string name)
        => Assert.All(Cards[name], card => Assert.All(card.Inputs(), input =>
            Assert.Equal((bool?)input["isRequired"] ?? false, ((string)input["label"]!).EndsWith(Required[Language(card)], StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_fits_in_both(string name)
        => Assert.All(Cards[name], card => Assert.InRange(Encoding.UTF8.GetByteCount(card.ToJsonString()), 300, App.Cards.CardJson.MostBytes));

    private static string Language(JsonObject card) => (string)card["lang"]!;

    private static string Shape(JsonObject part) => $"{part.Type()} {part["id"]} {part["verb"]} {part["data"]?["verb"]} {part["style"]}";

    // A folder "de", or an ending of the name.
    [GeneratedRegex(@"/de(?=/[^/]*$)|[.-](de|en)(?=\.approved\.json$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LanguageIn();
}
