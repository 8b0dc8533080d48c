using OkrBot.App.Tests.Features.CheckIns.Cards;

namespace OkrBot.App.Tests.Features.Clusters;

public sealed class ClusterCardsTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Clusters", "Approved"];

    public static TheoryData<string> Names => [.. ClusterGallery.Cards.Keys];
    public static TheoryData<string> Texts => [Worst.German, Worst.Japanese, Worst.Arabic, Worst.Hostile];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_card_is_written_as_approved(string name) => ApprovedGallery.Hold(ClusterGallery.Cards, name, Folder);

    [Fact]
    public void Nothing_approved_is_left_without_its_card() => ApprovedGallery.AllHaveTheirCard(ClusterGallery.Cards, Folder);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Whatever_things_are_called_the_cards_hold(string text)
    {
        foreach (var language in new[] { "en", "de" })
            foreach (var card in ClusterGallery.Worst(text, language)) CardRules.Hold(card);
    }
}
