using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Objectives;
using OkrBot.App.Features.Objectives.Cards;
using OkrBot.App.Features.Objectives.Views;
using OkrBot.App.Tests.Cards;
using OkrBot.App.Tests.Features.CheckIns.Cards;
using static OkrBot.App.Tests.Features.Objectives.SampleTeam;

namespace OkrBot.App.Tests.Features.Objectives;

public sealed class OkrCardsTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Objectives", "Approved"];

    private static readonly Dictionary<string, Func<AdaptiveCard>> All = new(OkrGallery.Cards.Concat(
        from text in new[] { ("German", Worst.German, "de"), ("Japanese", Worst.Japanese, "en"), ("Arabic", Worst.Arabic, "en"), ("hostile", Worst.Hostile, "de") }
        from card in OkrGallery.Worst(text.Item2, text.Item3)
        select KeyValuePair.Create($"{card.Key}, {text.Item1}", card.Value)), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. OkrGallery.Cards.Keys];
    public static TheoryData<string> Every => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_card_is_written_as_approved(string name) => ApprovedGallery.Hold(OkrGallery.Cards, name, Folder);

    [Fact]
    public void Nothing_approved_is_left_without_its_card() => ApprovedGallery.AllHaveTheirCard(OkrGallery.Cards, Folder);

    [Theory]
    [MemberData(nameof(Every))]
    public void A_card_is_light_has_at_most_six_buttons_and_fields_with_labels(string name) => CardRules.Hold(All[name]());

    [Theory]
    [MemberData(nameof(Every))]
    public void A_chart_has_a_title_at_most_26_points_and_the_same_figures_as_a_table(string name)
    {
        foreach (var chart in CardJson.Write(All[name]()).Parts().Where(part => part.Type().StartsWith("Chart.", StringComparison.Ordinal)))
        {
            Assert.NotEmpty((string)chart["title"]!);
            var series = chart["data"]!.AsArray().Select(one => one!["values"] is JsonArray values ? values.Count : -1).ToList();
            var points = series.Any(count => count >= 0) ? series.Max() : series.Count;
            Assert.InRange(points, 2, Chart.MostPoints);
            // One row says what the columns are.
            var rows = chart["fallback"]!["items"]!.AsArray();
            Assert.InRange(rows.Count - 1, (string?)chart["type"] == "Chart.HorizontalBar" ? points - 1 : points, Chart.MostPoints);
            Assert.All(rows, row => Assert.Equal("ColumnSet", (string?)row!["type"]));
        }
    }

    [Fact]
    public void A_person_stands_beside_no_missing_answer()
    {
        var texts = CardJson.Write(TeamCard.Render(OkrViews.Of(Scene()), WordBook.For(ObjectivesFeature.Slice, "en"))).Parts()
            .Select(part => part["inlines"] is JsonArray runs ? string.Concat(runs.Select(run => (string?)run!["text"])) : "").Where(text => text.Contains("update\n", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, texts.Count);
        Assert.All(texts, text => Assert.DoesNotContain("· Bo", text, StringComparison.Ordinal));
        Assert.DoesNotContain(CardJson.Write(OkrGallery.Cards["kr-steps-no-update"]()).Texts(), text => text.Text.Contains("· Bo", StringComparison.Ordinal));
        Assert.Contains(CardJson.Write(OkrGallery.Cards["team"]()).Texts(), text => text.Text.Contains("· Chidi", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("team-in-chat")]
    [InlineData("team-counts")]
    [InlineData("team-in-chat-de")]
    public void What_is_restricted_is_named_to_its_team_only(string name)
    {
        var json = CardJson.Write(OkrGallery.Cards[name]()).ToJsonString();

        Assert.All(["Buy a payment licence", "Licence bought", "Secret", "bank has to sign"], secret => Assert.DoesNotContain(secret, json, StringComparison.OrdinalIgnoreCase));
        Assert.Null(OkrViews.KeyResult(Scene(sight: Sight.Open), Secret));
        Assert.NotNull(OkrViews.KeyResult(Scene(), Secret));
    }

    [Fact]
    public void Notes_are_for_the_team_and_what_is_in_the_way_is_for_all_who_read()
    {
        Assert.Empty(OkrViews.KeyResult(Scene(sight: Sight.Open), Time)!.Notes);
        Assert.Single(OkrViews.KeyResult(Scene(), Time)!.Notes);
        Assert.Single(OkrViews.KeyResult(Scene(sight: Sight.Open), Time)!.Blockers);
    }

    [Fact]
    public void Only_the_owner_is_offered_to_answer()
    {
        var key = new CardKey(Id.Team, Id.Cycle, Start(6), "v");
        Assert.Equal(key, OkrViews.KeyResult(Scene(reader: Chidi) with { Answer = key }, Time)!.Answer);
        Assert.Null(OkrViews.KeyResult(Scene(reader: Bo) with { Answer = key }, Time)!.Answer);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Counts_only_names_nothing_of_what_the_team_wants(string language)
    {
        var json = CardJson.Write(TeamCard.Render(OkrViews.Of(Scene(sight: Sight.Nothing)), WordBook.For(ObjectivesFeature.Slice, language))).ToJsonString();
        Assert.All(State.Objectives.Values.Select(o => o.Title).Concat(State.KeyResults.Values.Select(k => k.Title)), title => Assert.DoesNotContain(title, json, StringComparison.Ordinal));
    }
}
