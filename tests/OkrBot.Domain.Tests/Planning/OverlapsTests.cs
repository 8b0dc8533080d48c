using OkrBot.Domain.Planning;
using static OkrBot.Domain.Tests.Planning.Plans;

namespace OkrBot.Domain.Tests.Planning;

public sealed class OverlapsTests
{
    [Fact]
    public void Two_key_results_that_count_the_same_in_the_same_unit_overlap_in_the_measure()
    {
        Assert.Equal(["care+pay Measure refund"], Find(Team("pay", "Same-day refunds | days"), Team("care", "Days until a refund arrives | d")));
        // Another unit is another measure, and one word in common is not yet the same topic.
        Assert.Empty(Find(Team("pay", "Same-day refunds | %"), Team("care", "Days until a refund arrives | d")));
    }

    [Fact]
    public void A_unit_is_the_same_in_English_and_German_and_however_it_is_written()
        => Assert.Equal(["a+b Measure Tickets"],
            Find(In("de", "a", "Offene Support Tickets | Stück"), Team("b", "Open support tickets | #")));

    [Fact]
    public void How_a_thing_is_counted_is_no_topic()
        => Assert.Empty(Find(Team("a", "Median time to pay | s"), Team("b", "Average time until a page is shown | s")));

    [Fact]
    public void Two_telling_words_that_only_two_teams_use_link_them()
        => Assert.Equal(["a+b Words Bakery, waste"], Find(Team("a", "Bakery without waste"), Team("b", "No waste leaves a bakery"), Team("c", "Nothing in common")));

    [Fact]
    public void One_word_in_common_links_nobody()
        => Assert.Empty(Find(Team("a", "Customers come back"), Team("b", "Customers pay by phone"), Team("c", "Customers trust the shop")));

    [Fact]
    public void A_word_weighs_less_the_more_teams_use_it_and_nothing_where_more_than_eight_do()
    {
        PlannedTeam[] Many(int teams) => [.. Enumerable.Range(0, teams).Select(at => Team($"t{at}", "Loyal customer shops"))];
        Assert.Equal(3, Find(Many(3)).Length); // three words of weight ½
        Assert.Equal(6, Find(Many(4)).Length); // three of ⅓
        Assert.Empty(Find(Many(5))); // three of ¼
        var measured = Find([.. Enumerable.Range(0, 8).Select(at => Team($"t{at}", "NPS of customers | points"))]);
        Assert.Equal(8 * 7 / 2, measured.Length);
        Assert.Empty(Find([.. Enumerable.Range(0, 9).Select(at => Team($"t{at}", "NPS of customers | points"))]));
    }

    [Fact]
    public void A_market_is_a_listed_name_in_either_language_written_as_a_name()
    {
        Assert.Equal(["a+b Market Poland"], Find(Team("a", "Poland buys shoes"), In("de", "b", "Polen kauft Hosen")));
        Assert.Equal(["a+b Market north"], Find(Team("a", "Vans leave early in the north"), In("de", "b", "Bäckereien im Norden öffnen")));
        Assert.Empty(Find(Team("a", "Tell us more"), Team("b", "Send us mail")));
        Assert.Equal(["a+b Market US"], Find(Team("a", "The US pays"), Team("b", "USA first")));
        Assert.Equal(["a+b Market Leipzig"], Told(Overlaps.Find([Team("a", "Vans in Leipzig"), Team("b", "Leipzig buys")], Markets.With(["Leipzig"]))));
    }

    [Fact]
    public void Of_two_teams_the_three_strongest_are_told()
    {
        var told = Find(
            Team("a", "Refund days | d", "Poland likes bakeries", "Bakery waste falls", "Parcel theft ends", "Poland buys shoes"),
            Team("b", "Days to refund | d", "Waste of a bakery", "Theft of parcels", "Poland sleeps"));
        Assert.Equal(["a+b Measure Refund", "a+b Words Bakery, waste", "a+b Words Parcel, theft"], told);
    }

    [Fact]
    public void Plural_and_common_endings_are_the_same_word()
    {
        Assert.Equal(["a+b Words Rechnungen, Kunden"], Find(In("de", "a", "Rechnungen unserer Kunden"), In("de", "b", "Jeder Kunde prüft seine Rechnung")));
        Assert.Equal(["a+b Words Deliveries, planned"], Find(Team("a", "Deliveries are planned"), Team("b", "Planning a delivery")));
    }

    [Fact]
    public void An_empty_title_or_one_without_letters_overlaps_with_nothing()
        => Assert.Empty(Find(Team("a", "", "… 12 %", "''' | %"), Team("b", "", "… 12 %", "''' | %")));
}
