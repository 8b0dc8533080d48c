using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using static OkrBot.Rehearsal.Company.SampleSeries;

namespace OkrBot.Rehearsal.Company;

/// <summary>The team whose standup the rehearsal plays: three objectives, seven key results, a blocker two meetings old and a commitment.</summary>
internal static class Checkout
{
    internal static SamplePlan Plan { get; } = new("checkout", "Checkout", TeamKind.Team, "Bo", ["Ann", "Bo", "Chidi", "Dina", "Emre"],
        new SampleMeeting("Checkout weekly", new DateOnly(2026, 10, 6), new TimeOnly(9, 30), TimeSpan.FromMinutes(30)))
    {
        // Eve and Max are in its chat, and everybody shall see what a card looks like.
        ShowToOutsiders = true,
        Objectives =
        [
            new("Paying is effortless on a phone", "Two of three carts are on a phone, and most are left at the till", Ambition.Aspirational,
            [
                new("kr1", "Mobile checkout completion", new Measure.Metric(58, 72, "%"), "Ann",
                    Weekly((58.5m, 6), (59.5m, 6), (60.5m, 7), (61.5m, 7))),
                new("kr2", "Median time to pay", new Measure.Metric(74, 45, "s"), "Chidi", Weekly((74, 7), (73, 7), (72, 6), (71, 6))),
                new("kr3", "Failed cards recovered", new Measure.Metric(12, 30, "%"), "Bo", Weekly((12, 6), (13, 6), (13.5m, 6), (14, 6))),
            ]),
            new("Merchants trust our payouts", "Half of the questions to support are about money on its way", Ambition.Committed,
            [
                new("kr4", "Payouts on the promised day", new Measure.KeepAbove(98, "%"), "Ann",
                    Weekly((98.4m, 8), (98.6m, 8), (98.5m, 8), (98.8m, 8))),
                new("kr5", "Payout questions to support", new Measure.Metric(420, 250, "questions"), "Dina",
                    Weekly((415, 8), (402, 8), (388, 7), (376, 7))),
            ]),
            new("Open for business in Poland", "400 shops asked for it", Ambition.Committed,
            [
                new("kr6", "BLIK live with 40 shops", new Measure.Metric(0, 40, "shops"), "Bo", Weekly((1, 7), (3, 7), (5, 7), (6, 7))),
                new("kr7", "Local terms and tax rules approved", new Measure.Milestones(
                [
                    new("s1", "Terms translated"), new("s2", "Tax rules listed"), new("s3", "Lawyer’s review"),
                    new("s4", "Bank’s approval"), new("s5", "Published"),
                ]), "Emre", [new(1, new Reading.Steps(["s1"]), 7), new(2, new Reading.Steps(["s1", "s2"]), 7)]),
            ]),
        ],
        Blocker = new(3, "Risk has to approve card tokens", "Risk", "Dina"),
        Commitment = new(4, "kr2", "Apple Pay fails", "Chidi rolls back", new DateOnly(2026, 10, 29), "Chidi"),
    };
}
