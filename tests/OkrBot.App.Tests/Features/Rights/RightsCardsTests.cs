using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Rights;
using OkrBot.App.Features.Rights.Cards;
using OkrBot.App.Grants;
using OkrBot.App.Ports;
using OkrBot.App.Tests.Features.CheckIns.Cards;

namespace OkrBot.App.Tests.Features.Rights;

public sealed class RightsCardsTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Rights", "Approved"];
    private static readonly Grantee To = new("0b0b0b0b-0000-4000-8000-000000000001", "7e7e7e7e-0000-4000-8000-000000000001", "Global");
    private static readonly Guid Ann = new("3f0c9a52-8d0e-4f4b-9c6e-2b1d7e5a9c01"), Bo = new("3f0c9a52-8d0e-4f4b-9c6e-2b1d7e5a9c02");

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
            CardRules.Hold(RightsCard.Render(new RightsView([.. Parts.Take(RightsCard.MostShown).Select(part => new RightLine(part, [text, text, text], 20))], 4, Data()), RightsFeature.WordsFor(language)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_right_tells_an_administrator_how(bool isGiven)
    {
        ImmutableArray<Whom> whom = [.. Enumerable.Range(0, MissingRights.MostPeople).Select(_ => new Whom(Ann, Worst.Hostile))];
        foreach (var part in Parts)
            foreach (var language in new[] { "en", "de" })
                CardRules.Hold(AskingCard.Render(new AskingView([.. part.Select(needed => new AskedRight(needed, whom, isGiven))], To, Data()), RightsFeature.WordsFor(language)));
    }

    /// <summary>What stands behind a line's comment sign would be run where it began a line of its own.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    [InlineData("Ann\nRemove-Mailbox ann")]
    [InlineData("Ann\u2028Remove-Mailbox ann")]
    public void A_name_stays_in_its_line_and_is_a_comment(string name)
    {
        foreach (var line in GrantingLines.Policy([new Whom(Ann, name)], isGiven: true, To).Concat(GrantingLines.Members([new Whom(Ann, name)], To)))
        {
            Assert.DoesNotContain(line, character => char.IsControl(character) || character is '\u2028' or '\u2029');
            if (line.Contains(Ann.ToString(), StringComparison.Ordinal)) Assert.Matches($"^[A-Za-z]+-[A-Za-z]+( -[A-Za-z]+ [\"A-Za-z0-9<>-]+)+  # ", line);
        }
    }

    [Fact]
    public void Whoever_connects_in_another_cloud_says_which()
    {
        Assert.Equal("Connect-MicrosoftTeams", GrantingLines.PolicyScript([], To).First());
        Assert.Equal("Connect-MicrosoftTeams -TeamsEnvironmentName TeamsDOD", GrantingLines.PolicyScript([], To with { Shell = "USGovDoD" }).First());
        Assert.Equal("Connect-ExchangeOnline -ExchangeEnvironmentName O365USGovGCCHigh", GrantingLines.Members([], To with { Shell = "USGov" }).First());
        // Each cloud's own name is one of those.
        Assert.Equal(["China", "Global", "USGov", "USGovDoD"], MicrosoftCloud.All.Select(cloud => cloud.ShellName).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<ImmutableArray<NeededRight>> Parts => NeededRights.All.GroupBy(needed => needed.Part, (_, part) => part.ToImmutableArray(), StringComparer.Ordinal);

    private static System.Text.Json.Nodes.JsonObject Data() => new() { ["view"] = "v" };

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = RightsFeature.WordsFor(language);
        AskingView Asking(bool isGiven, params string[] keys) => new([.. keys.Select(key => new AskedRight(NeededRights.OfKey(key)!, isGiven ? Both : [], isGiven))], To, Data());
        RightLine Some(string key) => new([NeededRights.OfKey(key)!], ["Ann Arbor", "Bo Berg"], 5);
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["list" + end] = () => RightsCard.Render(new RightsView([.. Parts.Take(4).Select(part => new RightLine(part, [], 0))], 2, Data()), words),
            ["list-last" + end] = () => RightsCard.Render(new RightsView([.. Parts.Skip(4).Select(part => new RightLine(part, [], 0))], 0, Data()) { IsFirst = false }, words),
            ["list-some" + end] = () => RightsCard.Render(new RightsView([Some("meetings.policy"), Some("mailbox.read")], 0, Data()), words),
            ["list-none" + end] = () => RightsCard.Render(new RightsView([], 0, Data()), words),
            ["ask-join" + end] = () => AskingCard.Render(Asking(isGiven: false, "meetings.find", "meetings.policy", "app.find", "chats.join"), words),
            ["ask-entra" + end] = () => AskingCard.Render(Asking(isGiven: false, "people.read"), words),
            ["ask-exchange" + end] = () => AskingCard.Render(Asking(isGiven: false, "calendars.read"), words),
            ["ask-exchange-some" + end] = () => AskingCard.Render(Asking(isGiven: true, "mailbox.read"), words),
            ["ask-teams-some" + end] = () => AskingCard.Render(Asking(isGiven: true, "meetings.policy"), words),
        };
    }

    private static ImmutableArray<Whom> Both => [new Whom(Ann, "Ann Arbor"), new Whom(Bo, null)];
}
