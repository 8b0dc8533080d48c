using System.Text.RegularExpressions;
using OkrBot.App.Cards;
using OkrBot.App.Tests.Cards;

namespace OkrBot.App.Tests.Features.CheckIns.Cards;

/// <summary>What people type is shown as they typed it and does nothing.</summary>
public sealed partial class TypedTextTests
{
    private static readonly IReadOnlyDictionary<string, Func<AdaptiveCard>> Hostile = new Worst(Worst.Hostile).Cards;

    public static TheoryData<string> Names => [.. Hostile.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Typed_text_makes_no_link_no_mention_and_no_date(string name)
    {
        // What stands in a field is the typed text itself: clients show it as it is.
        var shown = CardJson.Write(Hostile[name]()).Texts().Where(text => text.Name is not "value").ToArray();

        Assert.Contains(shown, text => text.Text.Contains("Sign in", StringComparison.Ordinal));
        foreach (var (_, text) in shown)
        {
            Assert.DoesNotContain("](", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<at", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(HiddenOrReordering(), text);
            Assert.DoesNotContain("{{", OwnTime().Replace(text, ""), StringComparison.Ordinal);
            Assert.DoesNotContain("2026-01-01", OwnTime().Match(text).Value, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', text);
            Assert.InRange(text.Length, 0, 900);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_text_block_holds_typed_text_only_escaped(string name)
    {
        foreach (var block in CardJson.Write(Hostile[name]()).Parts().Where(part => part.Type() == "TextBlock"))
        {
            var text = (string)block["text"]!;
            if (text.Contains("Sign in", StringComparison.Ordinal)) Assert.Contains(@"\[Sign in\]", text, StringComparison.Ordinal);
            Assert.DoesNotContain("**bold", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Typed_text_is_no_name_of_anything(string name)
    {
        var card = CardJson.Write(Hostile[name]());

        Assert.All(card.Texts().Where(text => text.Name is "id" or "verb" or "team" or "view" or "kr" or "blocker"), text => Assert.DoesNotContain("Sign", text.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_form_that_cannot_hold_all_says_how_many_come_later()
    {
        var form = new Worst(Worst.Japanese).Form;
        var card = CardJson.Write(App.Features.CheckIns.Cards.AnswerFormCard.Render(form, Checkout.Words));

        var shown = card.Inputs().Count(input => ((string)input["id"]!).EndsWith("_confidence", StringComparison.Ordinal));
        Assert.InRange(shown, 3, 14);
        Assert.Contains(card.Parts(), part => part.Type() == "TextBlock" && ((string)part["text"]!).StartsWith($"{15 - shown} more did not fit", StringComparison.Ordinal));
    }

    [Fact]
    public void Twelve_plain_answers_of_mixed_kinds_fit_on_one_form()
    {
        var form = new Worst("Median time to pay, in seconds").Form;
        form = form with { Fields = [.. form.Fields.Select(field => field with { Value = "3", Note = null, AskNote = false, AskNextStep = false, QuietUntil = null })] };
        var card = CardJson.Write(App.Features.CheckIns.Cards.AnswerFormCard.Render(form, Checkout.Words));

        Assert.InRange(card.Inputs().Count(input => ((string)input["id"]!).EndsWith("_confidence", StringComparison.Ordinal)), 12, 15);
    }

    [GeneratedRegex(@"\{\{TIME\([0-9T:Z-]+\)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnTime();

    [GeneratedRegex("[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenOrReordering();
}
