using OkrBot.App.Cards;
using OkrBot.App.Features.Import;
using OkrBot.App.Features.Import.NewTeams;
using OkrBot.App.Features.Import.Plans;
using OkrBot.Domain;
using OkrBot.Testing;

namespace OkrBot.App.Tests.Features.Import;

/// <summary>The card of a file of teams, as somebody has looked at it.</summary>
public sealed class TeamsCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 3);
    private static readonly ImportKey Key = new("f1", Weeks.Planned, "v1");

    [Theory]
    [InlineData("teams", "en")]
    [InlineData("teams", "de")]
    [InlineData("started", "en")]
    [InlineData("started", "de")]
    public void Looks_as_approved(string card, string language)
    {
        var view = new TeamsView(Key, "Teams.xlsx", Preview());
        if (card == "started") view = view with { Done = new WaveStarted(view.Preview, ["Search", "Ads"], 0, HasNoWeeks: false) };
        Approved.Json(CardJson.Write(TeamsCard.Render(view, ImportFeature.WordsIn(language))), $"{card}.{language}", "tests", "OkrBot.App.Tests", "Features", "Import");
    }

    [Fact]
    public void Very_many_teams_and_problems_still_make_a_card_that_Teams_takes()
    {
        var many = Preview() with
        {
            Teams = [.. Enumerable.Range(0, 5_000).Select(at => Team(new string('W', 60), new Wave(at, null)))],
            Problems = [.. Enumerable.Range(0, 5_000).Select(at => new TeamProblem(at, TeamColumn.Facilitator, "person", new string('W', 30_000)))],
            Unknown = [.. Enumerable.Range(0, 200).Select(_ => new string('W', 60))],
        };
        Assert.True(CardJson.Weigh(TeamsCard.Render(new TeamsView(Key with { Page = 9_999 }, "x", many), Files.Words)) < 20_000);
    }

    private static TeamsPreview Preview() => new(
        [Team("Search", new Wave(1, null)), Team("Ads", new Wave(1, null)), Team("Maps", new Wave(2, null)), Team("Late", new Wave(null, new DateOnly(2027, 2, 1))), Team("Checkout", new Wave(1, null), isThere: true)],
        [new TeamProblem(7, TeamColumn.Facilitator, "personMail", "ann@example.com"), new TeamProblem(9, TeamColumn.Zone, "zone", "Moon/Base")], ["Colour"], Today);

    private static PlannedTeam Team(string name, Wave wave, bool isThere = false) => new(new TeamRow(2, name, "Ann", "", "", "", "", wave), new PersonId("a"), "Ann", null, isThere);
}
