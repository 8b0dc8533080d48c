using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Blockers;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.Setup;
using OkrBot.Domain;

namespace OkrBot.App.Tests.Features;

/// <summary>Clients run Markdown in the titles of choices, so what people typed stands there inert.</summary>
public sealed class ChoiceTextTests
{
    private const string Hostile = "[Sign in](https://evil.example)";

    [Fact]
    public void A_teams_name_is_no_link_where_a_meeting_is_connected()
        => Assert.DoesNotContain("](", CardJson.Write(ConnectCard.Render([(new TeamId("t"), Hostile)], Hostile, WordBook.For(SetupFeature.Slice, "en"))).ToJsonString(), StringComparison.Ordinal);

    [Fact]
    public void A_members_name_is_no_link_where_a_check_in_is_handed_over()
    {
        var key = new CardKey(new TeamId("t"), new CycleId("c"), new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero), "v");
        Assert.DoesNotContain("](", CardJson.Write(HandOverCard.Render(key, [(new PersonId("p"), Hostile)], WordBook.For("CheckIns", "en"))).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_results_title_is_no_link_where_a_blocker_is_raised()
    {
        var key = new CardKey(new TeamId("t"), new CycleId("c"), new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero), "v");
        var form = new BlockerForm(key, "Team", [(new KeyResultId("k"), Hostile)], null, null, null, null, OnCard: true);
        Assert.DoesNotContain("](", CardJson.Write(BlockerCard.Render(form, WordBook.For(BlockersFeature.Slice, "en"))).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_members_name_is_no_link_where_the_check_in_is_handed_over_for_good()
        => Assert.DoesNotContain("](", CardJson.Write(App.Features.Settings.Cards.HandOverCard.Render([], Hostile, [(new PersonId("p"), Hostile)], WordBook.For("Settings", "en"))).ToJsonString(), StringComparison.Ordinal);

    [Fact]
    public void A_key_results_title_is_no_link_where_one_is_chosen()
        => Assert.DoesNotContain("](", CardJson.Write(Objectives.OkrGallery.Worst(Hostile, "en")["team"]()).ToJsonString(), StringComparison.Ordinal);
}
