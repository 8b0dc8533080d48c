using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Features.Reminders.Cards;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Tests.Features.Reminders;

/// <summary>Every state in which people meet a personal card, by the name of its approved file.</summary>
internal static class ReminderGallery
{
    private static readonly DateOnly Tuesday = new(2026, 11, 3);
    private static readonly JsonObject Data = new() { ["to"] = "e3", ["view"] = "8Kq2mZ" };
    private static readonly PauseView Form = new(Data, PauseCard.OneWeek, null, null, OnCard: false);

    public static readonly KeyResultFacts Terms = new(
        new KeyResultId("kr7"), "Local terms and tax rules approved", "Emre",
        new Measure.Milestones([new("s1", "Terms translated"), new("s2", "Tax rules listed"), new("s3", "Lawyer’s review"), new("s4", "Bank’s approval"), new("s5", "Published")]),
        new Reading.Steps(["s1", "s2"]), new Reading.Steps(["s1"]),
        Confidence: 7, ConfidenceBefore: 7, new StatusReport(Status.NoUpdate, StatusRule.NoRecentUpdate, null, PastDue: false), PlanForToday: null)
    {
        LastAnswer = new DateOnly(2026, 10, 20),
    };

    public static readonly KeyResultFacts Hours = new(
        new KeyResultId("payouts-kr2"), "Hours to reconcile a month", "Emre", new Measure.Metric(31, 12, "h"), new Reading.Number(24), new Reading.Number(26),
        Confidence: 8, ConfidenceBefore: 8, new StatusReport(Status.AtRisk, StatusRule.BehindPlan, 0.3m, PastDue: false), PlanForToday: 23.4m);

    public static ReminderView One { get; } = View(Tuesday, new ReminderLine("Checkout", Terms));
    public static ReminderView Two { get; } = View(Tuesday, new ReminderLine("Checkout", Terms), new ReminderLine("Payouts", Hours));

    private static ReminderView Many => View(null, [.. Enumerable.Range(1, 9).Select(at => new ReminderLine($"Team {at}", Hours with { Id = new KeyResultId($"kr{at}") }))]);

    private static ReminderView NoAnswerYet => View(Tuesday.AddDays(-1), new ReminderLine("Checkout", Terms), new ReminderLine("Payouts", Hours with { Value = null }));

    public static IReadOnlyDictionary<string, Func<Words, AdaptiveCard>> Cards { get; } = new Dictionary<string, Func<Words, AdaptiveCard>>(StringComparer.Ordinal)
    {
        ["reminder-one"] = words => ReminderCard.Render(One, words),
        ["reminder-two-teams"] = words => ReminderCard.Render(Two, words),
        ["reminder-many"] = words => ReminderCard.Render(Many, words),
        ["reminder-by-week"] = words => ReminderCard.Render(View(null, new ReminderLine(words["level.own"], Hours) { ByWeek = true }), words),
        ["reminder-by-week-too"] = words => ReminderCard.Render(View(Tuesday, new ReminderLine("Checkout", Terms), new ReminderLine(words["level.own"], Hours) { ByWeek = true }), words),
        ["reminder-no-answer-yet"] = words => ReminderCard.Render(NoAnswerYet, words),
        ["snoozed"] = words => WishCard.Snoozed(Tuesday.AddDays(1), words),
        ["paused"] = words => WishCard.Paused(Tuesday.AddDays(7), Data, words),
        ["stopped"] = words => WishCard.Stopped(Data, words),
        ["started"] = words => WishCard.Started(Data, words),
        ["messages-are-off"] = words => WishCard.Refused(new MessagesAreOff(), Data, words),
        ["nothing-to-ask-again"] = words => WishCard.Refused(new NothingToSnooze(), Data, words),
        ["pause"] = words => PauseCard.Render(Form, words),
        ["pause-here"] = words => PauseCard.Render(Form with { OnCard = true }, words),
        ["pause-out-of-range"] = words => PauseCard.Render(
            Form with { Length = PauseCard.UntilDate, Date = Tuesday, Problem = WishCard.OutOfRange(new PauseOutOfRange(Tuesday.AddDays(1), Tuesday.AddDays(366)), words) }, words),
    };

    public static ReminderView View(DateOnly? closedOn, params ImmutableArray<ReminderLine> lines) => new(
        new CardKey(new TeamId("checkout"), new CycleId("2026-10-05"), new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero), "8Kq2mZ") { Late = true },
        new PersonId("e3"), lines, closedOn, Tuesday);
}
