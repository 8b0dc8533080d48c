using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Follows;
using OkrBot.App.Features.Follows.Cards;
using OkrBot.App.Tests.Features.CheckIns.Cards;

namespace OkrBot.App.Tests.Features.Follows;

public sealed class FollowCardsTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Follows", "Approved"];
    private static readonly Dictionary<string, Func<AdaptiveCard>> Cards = new(Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

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
        => CardRules.Hold(FollowsCard.Render(new FollowsView(Data, [.. Enumerable.Range(0, 12).Select(i => new FollowLine(new($"t-{i:0000000000000000}"), text, i % 2 == 0, true))])
        {
            Find = text, NotFound = true, Next = 2, IsKept = true, MissingRight = "User.Read.All", Done = text[..20],
        }, WordBook.For(FollowsFeature.Slice, "de")));

    private static JsonObject Data => new() { ["view"] = "8Kq2mZ" };

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = WordBook.For(FollowsFeature.Slice, language);
        var suggested = new FollowsView(Data, [new(new("checkout"), "Checkout", true, true), new(new("growth"), "Growth", true, true), new(new("payouts"), "Payouts", false, true)]) { IsKept = true };
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["suggested" + end] = () => FollowsCard.Render(suggested, words),
            ["saved" + end] = () => FollowsCard.Render(suggested with { Teams = [new(new("payouts"), "Payouts", false, true)], Done = words["done.saved"] }, words),
            ["found" + end] = () => FollowsCard.Render(suggested with { Teams = suggested.Teams.Add(new(new("platform"), "Platform", false, false)), Find = "pla" }, words),
            ["all" + end] = () => FollowsCard.Render(new FollowsView(Data, [.. new[] { "Checkout", "Growth", "Payouts", "Platform" }.Select(name => new FollowLine(new(name), name, false, false))]) { Find = "", Next = 1, IsBlind = true }, words),
            ["no-teams" + end] = () => FollowsCard.Render(new FollowsView(Data, []) { Find = "", NotFound = true }, words),
            ["no-right" + end] = () => FollowsCard.Render(new FollowsView(Data, []) { MissingRight = "User.Read.All", IsBlind = true, Find = "zzz", NotFound = true }, words),
            ["off" + end] = () => FollowsCard.Render(new FollowsView(Data, []) { IsBlind = true }, words),
            ["forgotten" + end] = () => FollowsCard.RenderForgotten(words),
        };
    }
}
