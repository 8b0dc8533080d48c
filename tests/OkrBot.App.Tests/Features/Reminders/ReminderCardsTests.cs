using System.Text.RegularExpressions;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Reminders.Cards;
using OkrBot.App.Tests.Cards;
using OkrBot.Testing;

namespace OkrBot.App.Tests.Features.Reminders;

/// <summary>The personal cards, each as somebody looked at it, in both languages and at their worst.</summary>
public sealed partial class ReminderCardsTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Reminders", "Approved"];

    /// <summary>Name and language.</summary>
    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var name in ReminderGallery.Cards.Keys)
            {
                names.Add(name, "en");
                names.Add(name, "de");
            }
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_card_is_written_as_approved(string name, string language)
        => Approved.Json(CardJson.Write(Card(name, language)), $"{name}.{language}", Folder);

    [Fact]
    public void No_approved_file_is_left_without_its_card()
        => Assert.Equal(
            Names.Select(row => $"{row[0]}.{row[1]}").Order(StringComparer.Ordinal),
            Directory.GetFiles(Repository.PathOf(Folder), "*.approved.json").Select(file => Path.GetFileName(file).Replace(".approved.json", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_has_at_most_six_buttons_one_of_them_first_and_fits(string name, string language)
    {
        var card = CardJson.Write(Card(name, language));
        Assert.InRange(CardJson.Weigh(Card(name, language)), 300, CardJson.MostBytes);
        Assert.InRange(card.Actions().Count(), 0, 6);
        Assert.InRange(card.Actions().Count(action => action.ContainsKey("style")), 0, 1);
        foreach (var input in card.Inputs()) Assert.NotEmpty((string)input["label"]!);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_words_are_left_unfilled_unknown_or_to_be_learnt(string name, string language)
    {
        var shown = CardJson.Write(Card(name, language)).Texts().Where(text => text.Name is "text" or "title" or "label" or "errorMessage" or "fallbackText").ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, text => Assert.DoesNotMatch(Unfilled(), text.Text));
        Assert.All(shown, text => Assert.DoesNotMatch(Key(), text.Text));
        Assert.All(shown, text => Assert.DoesNotMatch(Internal(), text.Text));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void What_people_typed_stays_inert_and_fits(string language)
    {
        var hostile = "[Sign in](https://evil.example) {{DATE(2026-01-01T00:00:00Z)}} **" + new string('W', 300);
        var line = new ReminderLine(hostile, ReminderGallery.Terms with { Title = hostile });
        var card = ReminderCard.Render(ReminderGallery.View(null, [.. Enumerable.Range(0, 30).Select(at => line with { Team = at + hostile })]), WordBook.For("Reminders", language));
        Assert.InRange(CardJson.Weigh(card), 300, CardJson.MostBytes);
        Assert.All(CardJson.Write(card).Texts().Where(text => text.Name is "text" or "fallbackText"), text =>
        {
            Assert.DoesNotContain("](", text.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", text.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_card_that_was_forwarded_names_for_whom_it_was()
        => Assert.All(
            CardJson.Write(ReminderCard.Render(ReminderGallery.One, WordBook.For("Reminders", "en"))).Actions().Where(a => ((string?)a["data"]!["verb"] ?? (string?)a["verb"])!.StartsWith("reminder.", StringComparison.Ordinal)),
            action => Assert.Equal("e3", (string?)action["data"]!["to"]));

    private static AdaptiveCard Card(string name, string language) => ReminderGallery.Cards[name](WordBook.For("Reminders", language));

    [GeneratedRegex(@"(?<!\{)\{[a-zA-Z]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfilled();

    [GeneratedRegex(@"^[a-z]+(\.[a-zA-Z0-9]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"\b(segments?|occurrences?|stale|stalled|cadence|cycles?|KRs?|verb|tenant|facilitator|null)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Internal();
}
