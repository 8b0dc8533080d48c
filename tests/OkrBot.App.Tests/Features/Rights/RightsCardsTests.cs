using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Rights;
using OkrBot.App.Features.Rights.Cards;
using OkrBot.App.Grants;
using OkrBot.App.Tests.Features.CheckIns.Cards;

namespace OkrBot.App.Tests.Features.Rights;

public sealed class RightsCardsTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Rights", "Approved"];
    private static readonly Grantee To = new("0b0b0b0b-0000-4000-8000-000000000001", "7e7e7e7e-0000-4000-8000-000000000001", "Global", "3f0c9a52-8d0e-4f4b-9c6e-2b1d7e5a9c01");

    private static readonly IReadOnlyDictionary<string, Func<AdaptiveCard>> Cards = new Dictionary<string, Func<AdaptiveCard>>(Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cards.Keys];
    public static TheoryData<string> Texts => [Worst.German, Worst.Japanese, Worst.Arabic, Worst.Hostile];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_card_is_written_as_approved(string name) => ApprovedGallery.Hold(Cards, name, Folder);

    [Fact]
    public void Nothing_approved_is_left_without_its_card() => ApprovedGallery.AllHaveTheirCard(Cards, Folder);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Whatever_people_are_called_the_cards_hold(string text)
    {
        foreach (var language in new[] { "en", "de" })
            CardRules.Hold(RightsCard.Render(new RightsView([.. NeededRights.All.Take(RightsCard.MostShown).Select(needed => new RightLine(needed, [text, text, text], 20))], 4, Data()), RightsFeature.WordsFor(language)));
    }

    [Fact]
    public void Each_right_tells_an_administrator_how()
    {
        foreach (var needed in NeededRights.All)
            foreach (var language in new[] { "en", "de" })
                CardRules.Hold(AskingCard.Render(new AskingView(needed, To, Data()), RightsFeature.WordsFor(language)));
    }

    private static System.Text.Json.Nodes.JsonObject Data() => new() { ["view"] = "v" };

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = RightsFeature.WordsFor(language);
        AskingView Asking(string key) => new(NeededRights.OfKey(key)!, To, Data());
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["list" + end] = () => RightsCard.Render(new RightsView([.. NeededRights.All.Take(4).Select(needed => new RightLine(needed, [], 0))], 2, Data()), words),
            ["list-some" + end] = () => RightsCard.Render(new RightsView([new RightLine(NeededRights.OfKey("meetings.policy")!, ["Ann Arbor", "Bo Berg"], 5)], 0, Data()), words),
            ["list-none" + end] = () => RightsCard.Render(new RightsView([], 0, Data()), words),
            ["ask-entra" + end] = () => AskingCard.Render(Asking("app.find"), words),
            ["ask-exchange" + end] = () => AskingCard.Render(Asking("calendars.read"), words),
            ["ask-teams" + end] = () => AskingCard.Render(Asking("meetings.policy"), words),
        };
    }
}
