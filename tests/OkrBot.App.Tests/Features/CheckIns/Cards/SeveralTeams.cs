using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Tests.Features.CheckIns.Cards;

/// <summary>Checkout and Growth in one meeting, and somebody who answers for both.</summary>
internal static class SeveralTeams
{
    public static readonly TeamId Growth = new("growth");

    public static readonly SegmentFrame Frame = Checkout.Frame with
    {
        Key = Checkout.Frame.Key with { Also = [new TeamKey(Growth, new CycleId("2026-10-05"), new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero))] },
        Team = "Checkout and Growth", Answered = 9, Due = 12, TeamPage = null,
    };

    public static readonly KeyResultFacts Paid = new(
        new KeyResultId("kr1"), "Paid conversion", "Farah", new Measure.Metric(2.9m, 4.2m, "%"), new Reading.Number(3.1m), new Reading.Number(3),
        Confidence: 6, ConfidenceBefore: 6, new StatusReport(Status.AtRisk, StatusRule.BehindPlan, 0.4m, PastDue: false), PlanForToday: 3.6m)
    {
        Of = Growth, Team = "Growth",
    };

    public static readonly RoomView Open = Checkout.Open with
    {
        Frame = Frame,
        Agenda = [Checkout.Open.Agenda[0], Checkout.Open.Agenda[1], new AgendaLine(3, Paid, AgendaReason.AtRisk)],
        Carried = [Checkout.Blocked],
        Counts = new StatusCounts(7, 2, 1, 2),
        Sections =
        [
            new SectionView("Checkout", [Checkout.Open.Agenda[0], Checkout.Open.Agenda[1]], new StatusCounts(3, 2, 1, 1)),
            new SectionView("Growth", [new AgendaLine(3, Paid, AgendaReason.AtRisk)], new StatusCounts(4, 1, 0, 0)),
        ],
    };

    public static readonly OwnView Own = Checkout.Chidi with
    {
        Room = Open with { Phase = SegmentPhase.AnswerTime, Agenda = [], Sections = [], Carried = [Checkout.Blocked with { Of = Checkout.Frame.Key.Team }] },
        Mine = [Checkout.Chidi.Mine[0] with { Team = "Checkout", Of = Checkout.Frame.Key.Team }, Paid],
        Home = Checkout.Frame.Key.Team,
    };

    public static readonly AnswerForm Form = Checkout.Update with
    {
        Frame = Frame,
        Fields =
        [
            Checkout.Field(Own.Mine[0]) with { Scope = "0_", Of = Checkout.Frame.Key.Team },
            Checkout.Field(Paid) with { Scope = "1_", Of = Growth },
        ],
    };

    public static readonly AnswerForm OneRefused = Form with
    {
        Frame = Checkout.Frame with { Key = Checkout.Frame.Key with { Team = Growth }, Team = "Growth" },
        Fields = [Checkout.Field(Paid with { Team = null }) with { Confidence = 3, AskNote = true, Of = Growth }],
        Problem = Checkout.Problem("problem.note", ("kr", Paid.Title), ("before", "6"), ("now", "3")),
        SavedBefore = 2,
    };

    public static readonly SummaryView Summary = Checkout.Summary with
    {
        Frame = Frame with { Closed = true, At = Checkout.ClosedFrame.At, Answered = 11 },
        Carried = [Checkout.Blocked],
        Sections =
        [
            Checkout.Summary,
            Checkout.Summary with
            {
                Frame = Checkout.ClosedFrame with { Team = "Growth" }, Decisions = [], Fell = [], NoUpdate = [],
                Moved = [new MoveLine(Paid, ConfidenceOnly: false)], Counts = new StatusCounts(4, 1, 0, 0),
            },
        ],
    };

    public static readonly PersonalView Personal = new(Frame, Own.Mine, JustSaved: 0);
}
