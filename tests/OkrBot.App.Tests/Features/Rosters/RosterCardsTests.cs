using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Rosters;
using OkrBot.App.Features.Rosters.Cards;
using OkrBot.App.Ports;
using OkrBot.App.Tests.Features.CheckIns.Cards;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Tests.Features.Rosters;

public sealed class RosterCardsTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Rosters", "Approved"];
    private static readonly TenantId Tenant = new("t");
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
    {
        var words = WordBook.For(RostersFeature.Slice, "de");
        var many = Enumerable.Range(0, 70).Select(i => (new PersonId($"{i:00000000}-0000-4000-8000-000000000000"), text)).ToArray();
        var entry = new RosterEntry(Tenant, new("x")) { Group = "g", GroupName = text, Trouble = RosterTrouble.MissingRight, MissingRight = "GroupMember.Read.All" };
        CardRules.Hold(PeopleCard.Render(new PeopleView(Data, Checkout with { Name = text }, entry) { Came = [.. many.Select(one => one.text)], Gone = [.. many.Select(one => one.text)], Done = text[..20] }, words));
        CardRules.Hold(GroupCard.Render(Data, text, text, words["problem.link"], words));
        CardRules.Hold(ListCard.Render(new ListView(Data, text, text) { Found = [.. many.Take(12)], Listed = [.. many] }, words));
    }

    [Fact]
    public void Each_trouble_has_its_words()
    {
        foreach (var trouble in Enum.GetValues<RosterTrouble>())
            foreach (var language in new[] { "en", "de" })
                Assert.DoesNotContain("trouble.", PeopleCard.Trouble(new RosterEntry(Tenant, new("x")) { Trouble = trouble, MissingRight = "R" }, WordBook.For(RostersFeature.Slice, language)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://teams.microsoft.com/l/team/19%3ax%40thread.tacv2/conversations?groupId=A1B2C3D4-0000-4000-8000-000000000001&tenantId=T", "a1b2c3d4-0000-4000-8000-000000000001")]
    [InlineData("a1b2c3d4-0000-4000-8000-000000000001", "a1b2c3d4-0000-4000-8000-000000000001")]
    [InlineData("https://teams.microsoft.com/l/team/x?groupId=a1b2c3d4-0000-4000-8000-000000000001&tenantId=other", null)]
    [InlineData("https://teams.microsoft.com/l/team/x?tenantId=t", null)]
    [InlineData("https://teams.microsoft.com/l/team/x?groupId=1%27%20or%201", null)]
    [InlineData("file:///etc/passwd?groupId=a1b2c3d4-0000-4000-8000-000000000001", null)]
    [InlineData("marketing@contoso.com", null)]
    [InlineData("", null)]
    public void A_link_to_a_team_of_this_organisation_names_its_group(string text, string? group) => Assert.Equal(group, GroupLink.Read(text, Tenant));

    private static JsonObject Data => new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "8Kq2mZ" };

    private static Team Checkout => new(new("checkout"), "Checkout", TeamKind.Team, "Europe/Berlin", "en", new("b"),
        [new(new("a"), "Ann Arbor"), new(new("b"), "Bo Berg"), new(new("c"), "Chidi Cole")], new ConnectedMeeting(new("19:m"), new("19:m"), "Checkout weekly", null), Placement.AtStart);

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = WordBook.For(RostersFeature.Slice, language);
        var entry = new RosterEntry(Tenant, new("checkout")) { ReadAt = new(2026, 11, 3, 3, 10, 0, TimeSpan.Zero), Seen = [new("a"), new("b"), new("c")] };
        var channel = Checkout with { Meeting = Checkout.Meeting! with { Chat = new("19:c;messageid=1") }, Guests = [new(new("e"), "Eve", Guest: true)] };
        var shared = entry with { Seen = [new("a"), new("b"), new("z")] };
        var grouped = entry with { Group = "g", GroupName = "Checkout people" };
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["people" + end] = () => PeopleCard.Render(new PeopleView(Data, channel, entry) { Came = ["Chidi Cole"], Gone = ["Dina", "Emre", "Fay", "Goran", "Hana", "Ivo"] }, words),
            ["people-shared" + end] = () => PeopleCard.Render(new PeopleView(Data, Checkout, shared) { Beside = ["Goran Grom", "Hana Holm"], MoreBeside = 3, TakenOff = ["Ivo Ims"] }, words),
            ["people-many" + end] = () => PeopleCard.Render(new PeopleView(Data, Checkout with { Members = [.. Enumerable.Range(1, 15).Select(i => new Member(new($"m{i}"), $"Member {i}"))] }, entry with { ReadAt = null }), words),
            ["people-group" + end] = () => PeopleCard.Render(new PeopleView(Data, Checkout, grouped) { Done = words["done.read"] }, words),
            ["people-no-right" + end] = () => PeopleCard.Render(new PeopleView(Data, Checkout, grouped with { Trouble = RosterTrouble.MissingRight, MissingRight = "GroupMember.Read.All" }), words),
            ["people-nowhere" + end] = () => PeopleCard.Render(new PeopleView(Data, Checkout with { Meeting = null }, new RosterEntry(Tenant, new("checkout")) { Trouble = RosterTrouble.NoSource }), words),
            ["group" + end] = () => GroupCard.Render(Data, "Checkout", null, null, words),
            ["group-wrong" + end] = () => GroupCard.Render(Data, "Checkout", "Checkout people", words["problem.link"], words),
            ["list" + end] = () => ListCard.Render(new ListView(Data, "Checkout", "go") { Found = [(new("g"), "Goran Grom"), (new("h"), "Hugo Hill")], Listed = [(new("a"), "Ann Arbor")] }, words),
            ["list-many" + end] = () => ListCard.Render(new ListView(Data, "Checkout", "") { Listed = [.. Enumerable.Range(1, 60).Select(at => (new PersonId($"p{at}"), $"Person {at}"))] }, words),
            ["list-nobody" + end] = () => ListCard.Render(new ListView(Data, "Checkout", "zzz"), words),
        };
    }
}
