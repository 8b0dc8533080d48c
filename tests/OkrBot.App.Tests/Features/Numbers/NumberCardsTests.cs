using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Numbers;
using OkrBot.App.Features.Numbers.Cards;
using OkrBot.App.Numbers;
using OkrBot.App.Tests.Features.CheckIns.Cards;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Numbers;

namespace OkrBot.App.Tests.Features.Numbers;

/// <summary>Every card of the slice, in both languages.</summary>
public sealed class NumberCardsTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Numbers", "Approved"];
    private static readonly NumberKey Key = new(new("checkout"), new("2026-10-05"), new("kr2"), "8Kq2mZ", Here: false);
    private static readonly DateTimeOffset At = new(2026, 11, 3, 8, 30, 0, TimeSpan.Zero);
    private static readonly WriteKeyText Secret = new("0123456789abcdef", string.Concat(Enumerable.Repeat("0123456789abcdef", 4)));

    private static readonly IReadOnlyDictionary<string, Func<AdaptiveCard>> Cards = new Dictionary<string, Func<AdaptiveCard>>(
        Of("en", "", "Median time to pay", new Uri("https://reports.example.com/checkout")).Concat(Of("de", "-de", "Median der Zahlzeit", new Uri("https://berichte.example.com/checkout"))), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cards.Keys];
    public static TheoryData<string> Texts => [Worst.German, Worst.Japanese, Worst.Arabic, Worst.Hostile];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_card_is_written_as_approved(string name) => ApprovedGallery.Hold(Cards, name, Folder);

    [Fact]
    public void Nothing_approved_is_left_without_its_card() => ApprovedGallery.AllHaveTheirCard(Cards, Folder);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Whatever_things_are_called_the_cards_hold(string text)
    {
        foreach (var language in new[] { "en", "de" })
            foreach (var card in Of(language, "", text, new Uri("https://example.com/" + new string('x', 370))).Values) CardRules.Hold(card());
    }

    [Fact]
    public void A_key_never_shows_its_secret_by_itself()
    {
        Assert.DoesNotContain(Secret.Secret, $"{Secret}", StringComparison.Ordinal);
        Assert.Equal(Secret, WriteKeyText.Read(Secret.Whole));
        foreach (var wrong in new[] { null, "", "okrk_", Secret.Whole + "0", " " + Secret.Whole, Secret.Whole + "\n", Secret.Whole.ToUpperInvariant() }) Assert.Null(WriteKeyText.Read(wrong));
        Assert.True(Secret.Fits(Secret.Hash));
        Assert.False(Secret.Fits(WriteKeyText.New().Hash));
        Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => WriteKeyText.New().Whole).Distinct().Count());
    }

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end, string title, Uri link)
    {
        var words = WordBook.For(NumbersFeature.Slice, language);
        NumberView plain = new(Key, title, new Measure.Metric(74, 45, "s"), null);
        var full = plain with { Source = link, WriteKey = new WriteKey(Secret.Id, new("bo"), At.AddDays(-8)) { UsedAt = At }, MadeBy = title == link.Host ? "" : "Bo Berg", Arrived = new ArrivedNumber(70.9m, At) };
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["number" + end] = () => NumberCard.Render(full, words),
            ["number-new" + end] = () => NumberCard.Render(plain with { Key = Key with { Here = true }, Done = words["link.saved"] }, words),
            ["number-unused-key" + end] = () => NumberCard.Render(full with { WriteKey = full.WriteKey! with { UsedAt = null }, MadeBy = "", Arrived = null }, words),
            ["number-steps" + end] = () => NumberCard.Render(plain with { Measure = new Measure.Binary("Done") }, words),
            ["link-form" + end] = () => LinkFormCard.Render(new LinkFormView(Key, title, link.AbsoluteUri, OnCard: false), words),
            ["link-form-here-wrong" + end] = () => LinkFormCard.Render(new LinkFormView(Key, title, "http://reports", OnCard: true) { Problem = words["problem.link"] }, words),
            ["make" + end] = () => ConfirmCard.RenderMake(new ConfirmView(Key, title, OnCard: false), words),
            ["replace-here" + end] = () => ConfirmCard.RenderMake(new ConfirmView(Key, title, OnCard: true) { Replaces = true }, words),
            ["revoke-here" + end] = () => ConfirmCard.RenderRevoke(new ConfirmView(Key, title, OnCard: true), words),
            ["key" + end] = () => KeyCard.Render(new KeyView(Key, title, Secret.Whole, OnCard: false) { Url = new Uri("https://okrbot.example.com/api/v1/values") }, words),
            ["key-here" + end] = () => KeyCard.Render(new KeyView(Key, title, Secret.Whole, OnCard: true), words),
        };
    }
}
