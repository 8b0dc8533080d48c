using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Teams;

public sealed class SettlingTests
{
    private static readonly TeamSettings Now = TeamSettings.Of(New.Team);

    public static TheoryData<TeamSettings, string> Wrong => new()
    {
        { Now with { Placement = new(PlacementKind.AfterMinutes) }, "settings.minutes" },
        { Now with { Placement = new(PlacementKind.AfterMinutes, 121) }, "settings.minutes" },
        { Now with { CadenceWeeks = 0 }, "settings.cadence" },
        { Now with { CadenceWeeks = 3 }, "settings.cadence" },
        { Now with { Zone = "Mars/Olympus" }, "settings.zone" },
        { Now with { Zone = "W. Europe Standard Time" }, "settings.zone" },
        { Now with { Language = "tlh" }, "settings.language" },
        { Now with { Language = "de-" + new string('x', 40) }, "settings.language" },
    };

    [Fact]
    public void The_facilitator_sets_all_of_it_at_once()
    {
        TeamSettings wanted = new(new(PlacementKind.AfterMinutes, 10), DayOfWeek.Thursday, 2, true, "de-AT", "Asia/Tokyo");
        var accepted = Assert.IsType<Decision.Accepted>(Settling.Decide(New, new(Bo, wanted), Start(1)));
        Assert.Equal(wanted, TeamSettings.Of(TeamHistory.Apply(New, accepted.Events).Team));
    }

    [Fact]
    public void What_is_already_so_changes_nothing()
        => Assert.Equal(Decision.Nothing, Settling.Decide(New, new(Bo, Now with { Placement = new(PlacementKind.AtStart, 7) }), Start(1)));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_out_of_range_or_unknown_is_refused(TeamSettings settings, string code)
        => Assert.Equal(code, Assert.IsType<Decision.Refused>(Settling.Decide(New, new(Bo, settings), Start(1))).Refusal.Code);

    [Fact]
    public void Members_guests_and_strangers_are_told_who_may()
    {
        foreach (var person in new[] { Ann, Eve, Zed })
            Assert.Equal(new NotFacilitator(Bo), Assert.IsType<Decision.Refused>(Settling.Decide(New, new(person, Now with { CadenceWeeks = 2 }), Start(1))).Refusal);
    }

    [Fact]
    public void A_language_from_before_stays_while_something_else_is_set()
    {
        var french = New with { Team = New.Team with { Language = "fr-FR", Zone = "UTC+3" } };
        Assert.IsType<Decision.Accepted>(Settling.Decide(french, new(Bo, TeamSettings.Of(french.Team) with { CadenceWeeks = 2 }), Start(1)));
    }
}
