using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Setup;
using OkrBot.App.Features.Setup.Welcome;
using OkrBot.App.Ports;
using OkrBot.App.Tests.Features.CheckIns.Cards;

namespace OkrBot.App.Tests.Features.Setup;

public sealed class WelcomeCardTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Setup", "Approved"];
    private static readonly Dictionary<string, Func<AdaptiveCard>> Cards = new(Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cards.Keys];
    public static TheoryData<string> Texts => [Worst.German, Worst.Japanese, Worst.Arabic, Worst.Hostile];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_welcome_is_written_as_approved(string name) => ApprovedGallery.Hold(Cards, name, Folder);

    [Fact]
    public void Nothing_approved_is_left_without_its_card() => ApprovedGallery.AllHaveTheirCard(Cards, Folder);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Whatever_a_person_or_a_meeting_is_called_it_stays_a_name(string text)
    {
        var view = new WelcomeView(ChatScope.Group, text, text, IsMeeting: true) { GoesOn = [new GoingOn(text, null), new GoingOn(text, DateTimeOffset.UnixEpoch), new GoingOn(text, null)] };
        var card = WelcomeCard.Render(view, WordBook.For(SetupFeature.Slice, "en"));
        CardRules.Hold(card);
        Assert.DoesNotContain("](", CardJson.Write(card).ToJsonString(), StringComparison.Ordinal);
    }

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = WordBook.For(SetupFeature.Slice, language);
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["welcome-meeting" + end] = () => WelcomeCard.Render(new WelcomeView(ChatScope.Group, "Bo", "Checkout weekly", IsMeeting: true), words),
            ["welcome-meeting-by-nobody" + end] = () => WelcomeCard.Render(new WelcomeView(ChatScope.Group, null, null, IsMeeting: true), words),
            ["welcome-channel" + end] = () => WelcomeCard.Render(new WelcomeView(ChatScope.Channel, "Bo", null, IsMeeting: false), words),
            ["welcome-channel-pick" + end] = () => WelcomeCard.Render(new WelcomeView(ChatScope.Channel, "Bo", null, IsMeeting: false) { CanPick = true }, words),
            ["welcome-personal" + end] = () => WelcomeCard.Render(new WelcomeView(ChatScope.Personal, null, null, IsMeeting: false) { HasTeams = true }, words),
            ["welcome-personal-no-team" + end] = () => WelcomeCard.Render(new WelcomeView(ChatScope.Personal, null, null, IsMeeting: false), words),
            ["welcome-picked" + end] = () => WelcomeCard.Render(new WelcomeView(ChatScope.Group, "Bo", "Checkout weekly", IsMeeting: true)
            {
                IsNew = true, GoesOn = [new GoingOn("Checkout", new DateTimeOffset(2026, 11, 10, 8, 30, 0, TimeSpan.Zero))],
            }, words),
            ["welcome-again" + end] = () => WelcomeCard.Render(new WelcomeView(ChatScope.Group, "Bo", "Checkout weekly", IsMeeting: true)
            {
                GoesOn = [new GoingOn("Checkout", new DateTimeOffset(2026, 11, 10, 8, 30, 0, TimeSpan.Zero)), new GoingOn("Growth", null)],
            }, words),
            ["example" + end] = () => ExampleCard.Render(SetupButtons.Start(words), words),
        };
    }
}
