using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Settings;
using OkrBot.App.Features.Settings.Cards;
using OkrBot.App.Tests.Cards;
using OkrBot.App.Tests.Features.CheckIns.Cards;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Reminders;
using OkrBot.Domain.Teams;
using HandOverCard = OkrBot.App.Features.Settings.Cards.HandOverCard;

namespace OkrBot.App.Tests.Features.Settings;

public sealed class SettingsCardsTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Settings", "Approved"];
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 8, 30, 0, TimeSpan.Zero);
    private static readonly TeamSettings Plain = new(Placement.AtStart, null, 1, false, "en", "Europe/Berlin");
    private static readonly TeamSettings Other = new(new Placement(PlacementKind.AfterMinutes, 15), DayOfWeek.Thursday, 2, true, "de-AT", "Asia/Kolkata");
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
        var words = WordBook.For(SettingsFeature.Slice, "de");
        var form = SettingsForm.Of(Plain) with { Zone = text, Language = text, Minutes = text, Placement = text };
        CardRules.Hold(TeamSettingsCard.Render(new TeamSettingsView(Data, text, Plain with { Zone = text, Language = text }, text, text) { IsConnected = true, MayChange = true, Done = text[..20] }, words));
        CardRules.Hold(SettingsFormCard.Render(new SettingsFormView(Data, text, form, text, text, Now) { OnCard = true, Problem = words["problem.zone"] }, words));
        CardRules.Hold(HandOverCard.Render(Data, text, [.. Enumerable.Repeat((new PersonId(new string('a', 36)), text), 70)], words));
        CardRules.Hold(DisconnectCard.Render(Data, text, text, words));
        CardRules.Hold(OwnSettingsCard.Render(Own with { Zone = text, Teams = [.. Enumerable.Repeat((Data, text), 9)] }, words));
    }

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Vienna")]
    [InlineData("UTC", "America/Chicago")]
    [InlineData("UTC", null)]
    [InlineData("Mars/Olympus", null)]
    public void A_zone_is_chosen_from_known_ones_the_present_first(string now, string? own)
    {
        var zones = ZoneChoices.Near(now, own).ToList();
        Assert.Equal(now, zones[0]);
        Assert.Equal(zones.Distinct(StringComparer.Ordinal), zones);
        Assert.All(zones.Skip(1), zone => Assert.True(Zones.IsKnown(zone), zone));
        Assert.InRange(zones.Count, 12, 35);
        Assert.True(own is null || zones.Contains(own));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void What_the_form_shows_comes_back_as_the_same_settings(string language)
    {
        foreach (var settings in new[] { Plain, Other, Plain with { Placement = new(PlacementKind.ByHand), CheckInDay = DayOfWeek.Sunday } })
        {
            var view = new SettingsFormView(Data, "Checkout", SettingsForm.Of(settings), settings.Zone, null, Now) { OnCard = true };
            var sent = new JsonObject();
            foreach (var input in CardJson.Write(SettingsFormCard.Render(view, WordBook.For(SettingsFeature.Slice, language))).Inputs())
                sent[(string)input["id"]!] = input["value"]?.ToString();
            using var document = System.Text.Json.JsonDocument.Parse(sent.ToJsonString());
            Assert.Equal(settings, SettingsForm.Typed(new CardData(document.RootElement)).Over(Plain with { Zone = "UTC", CadenceWeeks = 2 }));
        }
    }

    [Fact]
    public void Nonsense_in_the_form_leaves_the_settings_as_they_are()
    {
        var typed = new SettingsForm("sideways", "x", "99", "many", null, null, null);
        Assert.Equal(Plain, typed.Over(Plain));
    }

    private static OwnSettingsView Own => new(Manners.Default, new(2026, 11, 3), "Europe/Berlin", "DE", "8Kq2mZ");

    private static JsonObject Data => new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "8Kq2mZ" };

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = WordBook.For(SettingsFeature.Slice, language);
        var team = new TeamSettingsView(Data, "Checkout", Plain, "Bo Berg", "Checkout weekly") { IsConnected = true, MayChange = true };
        var form = new SettingsFormView(Data, "Checkout", SettingsForm.Of(Plain), "Europe/Berlin", "Europe/Vienna", Now);
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["team" + end] = () => TeamSettingsCard.Render(team, words),
            ["team-changed" + end] = () => TeamSettingsCard.Render(team with { Settings = Other, Done = words["saved"] }, words),
            ["team-member" + end] = () => TeamSettingsCard.Render(team with { MayChange = false }, words),
            ["team-nobody-no-meeting" + end] = () => TeamSettingsCard.Render(team with { Runner = "", Meeting = null, IsConnected = false }, words),
            ["form" + end] = () => SettingsFormCard.Render(form, words),
            ["form-here-wrong" + end] = () => SettingsFormCard.Render(form with
            {
                Form = SettingsForm.Of(Other) with { Minutes = "500" }, OnCard = true, Problem = words.Text("problem.minutes", ("least", "1"), ("most", "120")),
            }, words),
            ["hand-over" + end] = () => HandOverCard.Render(Data, "Checkout", [(new PersonId("a1"), "Ann Arbor"), (new PersonId("c1"), "Chidi Cole")], words),
            ["hand-over-nobody" + end] = () => HandOverCard.Render(Data, "Checkout", [], words),
            ["stop" + end] = () => DisconnectCard.Render(Data, "Checkout", "Checkout weekly", words),
            ["stopped" + end] = () => DisconnectCard.RenderDone("Checkout", words),
            ["choose" + end] = () => ChooseCard.Render([(Data, "Checkout"), (Data, "Growth")], words),
            ["own" + end] = () => OwnSettingsCard.Render(Own with { Teams = [(Data, "Checkout"), (Data, "Growth")] }, words),
            ["own-paused" + end] = () => OwnSettingsCard.Render(Own with { Manners = new Manners { PausedUntil = new(2026, 11, 16) }, Done = words["ownSaved"] }, words),
            ["own-stopped-no-team" + end] = () => OwnSettingsCard.Render(Own with { Manners = new Manners { Stopped = true, Week = new([DayOfWeek.Monday, DayOfWeek.Thursday], new(8, 0), new(12, 0)) }, Zone = null, Country = null }, words),
            ["own-form" + end] = () => OwnFormCard.Render(new OwnFormView(OwnForm.Of(null), "8Kq2mZ"), words),
            ["own-form-here-wrong" + end] = () => OwnFormCard.Render(new OwnFormView(new OwnForm(new([DayOfWeek.Friday], new(17, 0), new(9, 0)), "AT"), "8Kq2mZ") { OnCard = true, Problem = words["problem.hours"] }, words),
        };
    }
}
