using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain;
using NextStep = OkrBot.App.Features.CheckIns.Views.NextStep;

namespace OkrBot.App.Tests.Features.CheckIns.Cards;

/// <summary>The sample team in its fifth week: seven key results of five people, three of them worth the room's time.</summary>
internal static class Checkout
{
    public static readonly Words Words = WordBook.For("CheckIns", "en");

    private static readonly DateTimeOffset Opened = new(2026, 11, 3, 8, 31, 0, TimeSpan.Zero);

    public static readonly SegmentFrame Frame = new(
        new CardKey(new TeamId("checkout"), new CycleId("2026-10-05"), new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero), "8Kq2mZ"),
        "Checkout", Week: 5, Weeks: 13, Closed: false, Opened.AddMinutes(10), Answered: 5, Due: 7, "en", "Europe/Berlin")
    {
        TeamPage = new Uri("https://okr.contoso.example/live/checkout"),
    };

    public static readonly SegmentFrame ClosedFrame = Frame with { Closed = true, At = Opened.AddMinutes(9), Answered = 6 };

    public static readonly KeyResultFacts MedianTime = new(
        new KeyResultId("kr2"), "Median time to pay", "Chidi", new Measure.Metric(74, 45, "s"), new Reading.Number(70), new Reading.Number(70),
        Confidence: 4, ConfidenceBefore: 7, new StatusReport(Status.AtRisk, StatusRule.BehindPlan, 0.38m, PastDue: false), PlanForToday: 67.46153m)
    {
        Answered = true,
        LastAnswer = new DateOnly(2026, 11, 3),
    };

    public static readonly KeyResultFacts FailedCards = new(
        new KeyResultId("kr3"), "Failed cards recovered", "Chidi", new Measure.Metric(12, 30, "%"), new Reading.Number(17), new Reading.Number(16),
        Confidence: 6, ConfidenceBefore: 6, new StatusReport(Status.OnTrack, StatusRule.NearPlan, 0, PastDue: false), PlanForToday: 16)
    {
        Answered = true,
    };

    public static readonly KeyResultFacts Payouts = new(
        new KeyResultId("kr5"), "Payout questions to support", "Dina", new Measure.Metric(310, 120, "questions"), new Reading.Number(290), new Reading.Number(290),
        Confidence: 5, ConfidenceBefore: 5, new StatusReport(Status.AtRisk, StatusRule.BehindPlan, 0.3m, PastDue: false), PlanForToday: 260)
    {
        FlatFor = 3,
        Answered = true,
    };

    public static readonly KeyResultFacts Shops = new(
        new KeyResultId("kr6"), "BLIK live with 40 shops", "Emre", new Measure.Metric(0, 40, "shops"), new Reading.Number(3), new Reading.Number(2),
        Confidence: 4, ConfidenceBefore: 4, new StatusReport(Status.OffTrack, StatusRule.FarBehindPlan, 0.77m, PastDue: false), PlanForToday: 13)
    {
        Answered = true,
    };

    public static readonly KeyResultFacts Terms = new(
        new KeyResultId("kr7"), "Local terms and tax rules approved", "Emre",
        new Measure.Milestones([new("s1", "Terms translated"), new("s2", "Tax rules listed"), new("s3", "Lawyer’s review"), new("s4", "Bank’s approval"), new("s5", "Published")]),
        new Reading.Steps(["s1", "s2"]), new Reading.Steps(["s1", "s2"]),
        Confidence: null, ConfidenceBefore: 7, new StatusReport(Status.NoUpdate, StatusRule.NoRecentUpdate, null, PastDue: false), PlanForToday: null)
    {
        LastAnswer = new DateOnly(2026, 10, 20),
    };

    public static readonly KeyResultFacts Mobile = new(
        new KeyResultId("kr1"), "Mobile checkout completion", "Ann", new Measure.Metric(60, 72, "%"), new Reading.Number(61.5m), new Reading.Number(61),
        Confidence: 6, ConfidenceBefore: 6, new StatusReport(Status.OnTrack, StatusRule.NearPlan, 0.1m, PastDue: false), PlanForToday: 63.2m)
    {
        Answered = true,
    };

    public static readonly KeyResultFacts Uptime = new(
        new KeyResultId("kr4"), "Payments answer", "Ann", new Measure.KeepAbove(99.9m, "%"), new Reading.Number(99.97m), new Reading.Number(99.95m),
        Confidence: 9, ConfidenceBefore: 9, new StatusReport(Status.OnTrack, StatusRule.NearPlan, null, PastDue: false), PlanForToday: null);

    public static readonly KeyResultFacts Contract = new(
        new KeyResultId("kr8"), "Polish acquirer under contract", "Bo", new Measure.Binary("Signed by both sides and in force"), new Reading.Finished(false), null,
        Confidence: 6, ConfidenceBefore: 6, new StatusReport(Status.AtRisk, StatusRule.BlockedForLong, null, PastDue: true), PlanForToday: null)
    {
        BlockedFor = 2,
    };

    public static readonly KeyResultFacts RefundCost = new(
        new KeyResultId("kr9"), "What a refund costs us", "Bo", new Measure.Baseline("€"), new Reading.Finished(false), null,
        Confidence: null, ConfidenceBefore: null, new StatusReport(Status.OnTrack, StatusRule.NearPlan, null, PastDue: false), PlanForToday: null);

    public static readonly CarriedLine Blocked = new CarriedLine.Blocked(new BlockerId("b2"), "Approve card tokens", "Risk", Age: 2);

    public static readonly CarriedLine AgreedLast = new CarriedLine.Agreed(
        new CommitmentId("c1"), "BLIK tests fail", "ask PayU", new DateOnly(2026, 11, 4), FromLastTime: true);

    public static readonly CarriedLine AgreedNow = new CarriedLine.Agreed(
        new CommitmentId("c2"), "BLIK tests fail on Thu", "Emre calls their support", new DateOnly(2026, 11, 6), FromLastTime: false);

    public static readonly RoomView Open = new(
        Frame, SegmentPhase.Discussing, Opened.AddMinutes(2), NobodyRunsIt: false,
        [new(1, MedianTime, AgendaReason.ConfidenceDrop), new(2, Shops, AgendaReason.OffTrack), new(3, Payouts, AgendaReason.Stalled)],
        MoreToDiscuss: 0, [Blocked, AgreedLast], new StatusCounts(3, 2, 1, 1), [])
    {
        Refreshers = ["29:1ann", "29:1bo", "29:1chidi", "29:1dina", "29:1emre"],
    };

    public static readonly RoomView FirstMinutes = Open with
    {
        Frame = Frame with { Answered = 2 },
        Phase = SegmentPhase.AnswerTime,
        Agenda = [],
    };

    public static readonly RoomView LastCall = Open with { Phase = SegmentPhase.LastCall, StillOpen = [FailedCards.Title, Terms.Title] };

    public static readonly OwnView Chidi = new(
        FirstMinutes, "29:1chidi",
        [
            MedianTime with { Answered = false, Confidence = 7, ConfidenceBefore = 7 },
            FailedCards with { Answered = false, Value = new Reading.Number(16) },
        ],
        JustSaved: 0, Newcomer: false, Runs: false, CanTakeOver: false, CanExtend: false, IsMember: true);

    public static readonly OwnView Bo = Chidi with { Room = LastCall, Reader = "29:1bo", Mine = [], Runs = true, CanExtend = true };

    public static readonly SummaryView Summary = new(
        ClosedFrame, ["Poland starts with 20 shops, the other 20 follow in January"],
        [new(Shops, ConfidenceOnly: false), new(FailedCards, ConfidenceOnly: false), new(Mobile, ConfidenceOnly: false)],
        [new(MedianTime, ConfidenceOnly: true)], [Blocked, AgreedNow], [Terms.Title], new StatusCounts(3, 2, 1, 1), DoneInMinutes: null, MayDecide: false);

    public static readonly RoomView Outsiders = Open with { CountsOnly = true, Agenda = [], Carried = [], StillOpen = [], OpenCount = 2 };

    public static readonly SummaryView SummaryForOutsiders = Summary with { CountsOnly = true, Decisions = [], Moved = [], Fell = [], Carried = [], NoUpdate = [] };

    public static AnswerField Field(KeyResultFacts kr, string? value = null) => new(
        kr, value ?? (kr.Value is Reading.Number number ? number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : null),
        kr.Value is Reading.Steps steps ? steps.Done : [], kr.Value is Reading.Finished finished ? finished.Done : null,
        kr.Confidence ?? kr.ConfidenceBefore ?? kr.StartConfidence, Note: null, AskNote: false, AskNextStep: false);

    public static readonly AnswerForm Update = new(
        Frame with { Answered = 2 }, [Field(Chidi.Mine[0]), Field(Chidi.Mine[1])], Problem: null, OnCard: false, AfterClose: false, ForSomeoneElse: false);

    public static FormProblem Problem(string key, params (string Name, string Value)[] facts)
        => new(key, facts.ToImmutableDictionary(fact => fact.Name, fact => fact.Value));

    public static RefusalView Refusal(string key, ImmutableArray<NextStep> steps, params (string Name, string Value)[] facts)
        => new(ClosedFrame with { At = Opened.AddMinutes(10) }, key, facts.ToImmutableDictionary(fact => fact.Name, fact => fact.Value), steps);
}
