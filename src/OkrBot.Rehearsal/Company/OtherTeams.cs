using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using static OkrBot.Rehearsal.Company.SampleSeries;

namespace OkrBot.Rehearsal.Company;

/// <summary>The teams beside Checkout, and the company itself.</summary>
internal static class OtherTeams
{
    internal static SamplePlan Growth { get; } = new("growth", "Growth", TeamKind.Team, "Goran", ["Goran", "Dina"],
        new SampleMeeting("Growth weekly", new DateOnly(2026, 10, 7), new TimeOnly(11, 0), TimeSpan.FromMinutes(30)))
    {
        Objectives =
        [
            new("New shops sell in their first week", "A shop that sells in week one stays for years", Ambition.Aspirational,
            [
                new("growth-kr1", "Trial sign-ups", new Measure.Metric(900, 1500, "sign-ups"), "Goran",
                    Weekly((930, 6), (980, 6), (1040, 7), (1100, 7))),
                new("growth-kr2", "Shops that sell in week one", new Measure.Metric(21, 35, "%"), "Dina", Weekly((21, 5), (22, 5), (23, 5), (24, 5))),
            ]),
        ],
    };

    /// <summary>Has held no check-in for two weeks.</summary>
    internal static SamplePlan Payouts { get; } = new("payouts", "Payouts", TeamKind.Team, "Ines", ["Ines", "Emre"],
        new SampleMeeting("Payouts weekly", new DateOnly(2026, 10, 8), new TimeOnly(10, 0), TimeSpan.FromMinutes(45)))
    {
        HeldWeeks = [1, 2],
        Objectives =
        [
            new("Every payout explains itself", "Finance teams reconcile by hand", Ambition.Committed,
            [
                new("payouts-kr1", "Payout files without manual work", new Measure.Metric(40, 90, "%"), "Ines", Weekly((42, 8), (44, 8))),
                new("payouts-kr2", "Hours to reconcile a month", new Measure.Metric(31, 12, "h"), "Emre", Weekly((31, 8), (30, 8))),
            ]),
        ],
    };

    internal static SamplePlan Leadership { get; } = new(TeamLevels.Company.Value, "Nordkauf", TeamKind.Company, "Hana", ["Hana", "Fay", "Goran", "Ines", "Bo"],
        new SampleMeeting("Leadership sync", new DateOnly(2026, 10, 6), new TimeOnly(16, 0), TimeSpan.FromMinutes(30)))
    {
        Objectives =
        [
            new("Shops stay because selling is easy", "Every second shop that leaves names effort, not price", Ambition.Aspirational,
            [
                new("company-kr1", "Repeat purchase rate", new Measure.Metric(24, 34, "%"), "Fay", Weekly((24.5m, 6), (25, 6), (25.5m, 6), (26, 6))),
                new("company-kr2", "Shops that would recommend us", new Measure.Metric(38, 50, "points"), "Hana",
                    Weekly((38, 6), (39, 6), (40, 6), (41, 6))),
            ]),
            new("Poland is our third market", "The board decided it in June", Ambition.Committed,
            [
                new("company-kr3", "Revenue from Poland", new Measure.Metric(0, 400, "k€"), "Ines", Weekly((10, 8), (40, 8), (80, 8), (115, 8))),
                new("company-kr4", "Payment licence for Poland", new Measure.Binary("The regulator’s letter is here"), "Goran",
                    [new(1, new Reading.Finished(false), 8), new(4, new Reading.Finished(false), 8)]),
            ]),
        ],
    };
}
