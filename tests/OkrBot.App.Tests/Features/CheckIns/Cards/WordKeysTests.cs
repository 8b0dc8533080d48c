using System.Text.RegularExpressions;
using OkrBot.Testing;

namespace OkrBot.App.Tests.Features.CheckIns.Cards;

/// <summary>The words and the code that uses them name the same things.</summary>
public sealed partial class WordKeysTests
{
    private static readonly IReadOnlyDictionary<string, string> Texts = Checkout.Words.Texts;

    private static readonly string[] Sources = [.. Read("src", "OkrBot.App", "Features", "CheckIns"), .. Read("src", "OkrBot.App", "Bot"), .. Read("src", "OkrBot.App", "Cards")];

    private static readonly HashSet<string> Literals = [.. Sources.SelectMany(source => Literal().Matches(source)).Select(match => match.Groups["key"].Value)];

    private static IEnumerable<string> Read(params string[] folder)
        => Directory.GetFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    [Fact]
    public void Every_key_that_the_cards_ask_for_has_words()
    {
        var asked = Sources.SelectMany(source => Asked().Matches(source)).ToArray();

        Assert.True(asked.Length > 50);
        Assert.All(asked, call => Assert.True(
            call.Groups["plural"].Success ? Texts.ContainsKey(call.Groups["key"].Value + ".other") : Texts.ContainsKey(call.Groups["key"].Value), call.Groups["key"].Value));
    }

    [Fact]
    public void Every_problem_and_every_refusal_has_a_title_and_a_text()
    {
        var stems = Literals.Concat(Texts.Keys.Select(key => Stem().Replace(key, ""))).Where(stem => Told().IsMatch(stem)).ToHashSet();

        Assert.True(stems.Count > 20);
        Assert.All(stems, stem => Assert.True(Texts.ContainsKey(stem + ".title") && Texts.ContainsKey(stem + ".text"), stem));
    }

    [Fact]
    public void No_words_are_left_that_nobody_asks_for()
    {
        var unused = Texts.Keys.Where(key => !Literals.Contains(key) && !Literals.Contains(Stem().Replace(key, "")) && !IsToldByCode(key));

        Assert.Empty(unused);
    }

    /// <summary>Asked for by the key in a view or by a number, neither of which stands whole in the sources.</summary>
    private static bool IsToldByCode(string key) => ByCode().IsMatch(key);

    [Fact]
    public void Words_name_no_fact_that_their_caller_does_not_give()
    {
        foreach (var call in Sources.SelectMany(Calls))
        {
            var given = Fact().Matches(call.Arguments).Select(match => match.Groups["fact"].Value).Concat(call.IsPlural ? ["count", "spelled"] : []).ToHashSet();
            if (call.Arguments.Contains("week", StringComparison.OrdinalIgnoreCase)) given.UnionWith(["week", "weeks"]);
            foreach (var key in call.IsPlural ? Texts.Keys.Where(key => key == call.Key + ".one" || key == call.Key + ".other") : [call.Key])
                foreach (var fact in Placeholder().Matches(Texts[key]).Select(match => match.Groups["fact"].Value))
                    Assert.True(given.Contains(fact), $"{key} names {fact}");
        }
    }

    [Fact]
    public void Nobody_has_to_learn_our_own_words()
    {
        Assert.All(Texts, text => Assert.DoesNotMatch(Internal(), text.Value));
        Assert.All(Gallery.Cards.Values, render => Assert.DoesNotMatch(Internal(), render().FallbackText));
    }

    [Fact]
    public void Titles_end_without_a_full_stop_because_their_place_adds_it()
        => Assert.All(Texts.Where(text => text.Key.EndsWith(".title", StringComparison.Ordinal)), text => Assert.False(text.Value.EndsWith('.'), text.Key));

    private static IEnumerable<(string Key, bool IsPlural, string Arguments)> Calls(string source)
    {
        foreach (Match match in Call().Matches(source))
        {
            var depth = 1;
            var end = match.Index + match.Length;
            for (; end < source.Length && depth > 0; end++) depth += source[end] switch { '(' => 1, ')' => -1, _ => 0 };
            if (match.Groups["key"].Value is var key && (Texts.ContainsKey(key) || Texts.ContainsKey(key + ".other")))
                yield return (key, match.Groups["plural"].Success, source[(match.Index + match.Length)..end]);
        }
    }

    [GeneratedRegex("\"(?<key>[A-Za-z0-9.]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex("(?:words\\[|(?:words|Words\\([a-zA-Z, ]*\\))\\.Text\\(|(?<plural>words\\.Plural\\())\\s*\"(?<key>[A-Za-z0-9.]+)\"(?=[\\],)])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex("words\\.(?:Text|(?<plural>Plural))\\(\\s*\"(?<key>[A-Za-z0-9.]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();

    [GeneratedRegex("\\(\"(?<fact>[a-z][A-Za-z]*)\",", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fact();

    [GeneratedRegex(@"\{(?<fact>[A-Za-z]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(refused|problem)\.(?!lead$|somebody$)[A-Za-z]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Told();

    [GeneratedRegex(@"\.(one|other|title|text)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stem();

    [GeneratedRegex(@"^((refused|problem)\.[A-Za-z]+\.(title|text)|number\.\d+|button\.answerFor|handOver\.(title|person)|gone|nothingNow|nothingToAnswer|notConnected|noObjectives\.offer)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ByCode();

    [GeneratedRegex(@"\b(segments?|occurrences?|stale|stalled|watermelon|cadence|cycles?|KRs?|verb|invoke|tenant|facilitator|liaison|enum|null)\b(?!\})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Internal();
}
