using System.Text.RegularExpressions;
using OkrBot.App.Cards;
using OkrBot.App.Tests.Cards;

namespace OkrBot.App.Tests.Features;

/// <summary>What holds for every card of ours, whichever slice it comes from, in English and German.</summary>
internal static partial class CardRules
{
    private static readonly string[] Shown = ["text", "title", "label", "errorMessage", "placeholder", "fallbackText", "tooltip"];
    private static readonly string[] Required = [" (required)", " (erforderlich)"];

    public static void Hold(AdaptiveCard card)
    {
        Assert.InRange(CardJson.Weigh(card), 200, CardJson.MostBytes);
        var json = CardJson.Write(card);
        Assert.InRange(json.Actions().Count(), 0, 6);
        Assert.InRange(json.Actions().Count(action => action.ContainsKey("style")), 0, 1);
        Assert.InRange(card.FallbackText.Length, 10, 900);
        Assert.DoesNotContain("{{", card.FallbackText, StringComparison.Ordinal);
        foreach (var input in json.Inputs())
        {
            Assert.NotEmpty((string)input["label"]!);
            Assert.Equal((bool?)input["isRequired"] ?? false, Required.Any(((string)input["label"]!).EndsWith));
        }
        Assert.Equal(json.Inputs().Count(), json.Inputs().Select(input => (string)input["id"]!).Distinct().Count());
        foreach (var action in json.Actions().Where(action => action.Type() == "Action.Execute"))
            Assert.Equal((string?)action["verb"], (string?)action["fallback"]!["data"]!["verb"]);
        foreach (var (name, text) in json.Texts().Where(text => Shown.Contains(text.Name)))
        {
            Assert.DoesNotMatch(Placeholder(), text);
            Assert.DoesNotMatch(Key(), text);
            Assert.False(name == "text" && Internal().IsMatch(text), text);
        }
    }

    [GeneratedRegex(@"(?<!\{)\{[a-zA-Z]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[a-z]+(\.[a-zA-Z0-9]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"\b(segments?|occurrences?|stale|stalled|watermelon|cadence|cycles?|KRs?|verb|invoke|tenant|facilitator|liaison|enum|null)\b(?!\})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Internal();
}
