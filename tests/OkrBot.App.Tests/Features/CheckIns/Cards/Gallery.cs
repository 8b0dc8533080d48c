using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Previews;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain.CheckIns;
using NextStep = OkrBot.App.Features.CheckIns.Views.NextStep;

namespace OkrBot.App.Tests.Features.CheckIns.Cards;

/// <summary>Every state in which people meet a check-in's card, by the name of its approved file.</summary>
internal sealed class Gallery(Words words)
{
    public static readonly Words GermanWords = WordBook.For("CheckIns", "de");

    public static IReadOnlyDictionary<string, Func<AdaptiveCard>> Cards { get; } = new Gallery(Checkout.Words).All;

    public static IReadOnlyDictionary<string, Func<AdaptiveCard>> German { get; } = new Gallery(GermanWords).All;

    private Words Words => words;

    private static readonly NextStep Update = new(Verbs.Update, "button.update", OpensDialog: true);
    private static readonly NextStep AnswerHere = new(Verbs.Form, "button.answerHere", OpensDialog: false);
    private static readonly NextStep NoChange = new(Verbs.NoChange, "button.noChange", OpensDialog: false);
    private static readonly NextStep Back = new(Verbs.View, "button.back", OpensDialog: false);

    private IReadOnlyDictionary<string, Func<AdaptiveCard>> All => new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
    {
        ["room-first-two-minutes"] = () => RoomCard.Render(Checkout.FirstMinutes, Words),
        ["room-open"] = () => RoomCard.Render(Checkout.Open, Words),
        ["room-nobody-runs-it"] = () => RoomCard.Render(Checkout.FirstMinutes with { NobodyRunsIt = true }, Words),
        ["room-last-call"] = () => RoomCard.Render(Checkout.LastCall, Words),
        ["room-more-to-discuss"] = () => RoomCard.Render(RoomWithMore, Words),
        ["room-closed"] = () => SummaryCard.Render(Checkout.Summary, Words),
        ["room-closed-quiet"] = () => SummaryCard.Render(Checkout.Summary with { Decisions = [], Moved = [], Fell = [], Carried = [] }, Words),
        ["room-done-early"] = () => SummaryCard.Render(DoneEarly, Words),
        ["own"] = () => OwnCard.Render(Checkout.Chidi, Words),
        ["own-saved"] = () => OwnCard.Render(Saved, Words),
        ["own-no-answer-yet"] = () => OwnCard.Render(NoAnswerYet, Words),
        ["own-nothing-to-answer"] = () => OwnCard.Render(Newcomer, Words),
        ["own-guest-may-run-it"] = () => OwnCard.Render(Newcomer with { IsMember = false, Newcomer = false, CanTakeOver = true }, Words),
        ["facilitator"] = () => OwnCard.Render(Checkout.Bo, Words),
        ["facilitator-with-own-open"] = () => OwnCard.Render(Checkout.Bo with { Mine = [Checkout.Contract] }, Words),
        ["facilitator-closed"] = () => SummaryCard.Render(Checkout.Summary with { Decisions = [], MayDecide = true, Refreshers = ["29:1bo"] }, Words),
        ["update"] = () => AnswerFormCard.Render(Checkout.Update, Words),
        ["update-note-needed"] = () => AnswerFormCard.Render(NoteNeeded, Words),
        ["update-not-a-number"] = () => AnswerFormCard.Render(NotANumber, Words),
        ["update-every-kind"] = () => AnswerFormCard.Render(EveryKind, Words),
        ["update-closed-while-typing"] = () => AnswerFormCard.Render(ClosedWhileTyping, Words),
        ["update-after-close"] = () => AnswerFormCard.Render(Checkout.Update with { Frame = Checkout.ClosedFrame, AfterClose = true }, Words),
        ["answer-here"] = () => AnswerFormCard.Render(OnCard, Words),
        ["answer-for-the-room"] = () => AnswerFormCard.Render(ForTheRoom, Words),
        ["decision"] = () => DecisionFormCard.Render(Decision, Words),
        ["decision-line-missing"] = () => DecisionFormCard.Render(Decision with { Text = null, Problem = Checkout.Problem("problem.decision") }, Words),
        ["room-two-teams"] = () => RoomCard.Render(SeveralTeams.Open, Words),
        ["room-two-teams-last-call"] = () => RoomCard.Render(SeveralTeams.Open with { Phase = SegmentPhase.LastCall, StillOpen = [Checkout.FailedCards.Title, SeveralTeams.Paid.Title] }, Words),
        ["room-two-teams-closed"] = () => SummaryCard.Render(SeveralTeams.Summary, Words),
        ["room-with-outsiders"] = () => RoomCard.Render(Checkout.Outsiders, Words),
        ["room-with-outsiders-last-call"] = () => RoomCard.Render(Checkout.Outsiders with { Phase = SegmentPhase.LastCall, OpenCount = 2, NobodyRunsIt = true }, Words),
        ["room-with-outsiders-two-teams"] = () => RoomCard.Render(SeveralTeams.Open with { CountsOnly = true, Agenda = [], Carried = [], Sections = [.. SeveralTeams.Open.Sections.Select(s => s with { Agenda = [] })] }, Words),
        ["room-with-outsiders-closed"] = () => SummaryCard.Render(Checkout.SummaryForOutsiders with { Refreshers = Checkout.Open.Refreshers }, Words),
        ["own-outsider"] = () => OwnCard.Render(Newcomer with { Room = Checkout.Outsiders, IsMember = false, Newcomer = false }, Words),
        ["own-outsider-closed"] = () => SummaryCard.Render(Checkout.SummaryForOutsiders, Words),
        ["room-nobody-came"] = () => RoomCard.Render(Checkout.Open with { OffersSkip = true, Frame = Checkout.Frame with { Answered = 0 } }, Words),
        ["room-no-meeting"] = () => SummaryCard.Render(Skipped(ClosedBy.NoMeeting), Words),
        ["room-by-message"] = () => SummaryCard.Render(Skipped(ClosedBy.ByMessage), Words),
        ["own-nobody-came"] = () => OwnCard.Render(Checkout.Chidi with { Room = Checkout.Open with { OffersSkip = true, Frame = Checkout.Frame with { Answered = 0 } } }, Words),
        ["facilitator-nobody-came"] = () => OwnCard.Render(Checkout.Bo with { Room = Checkout.Open with { OffersSkip = true, Frame = Checkout.Frame with { Answered = 0 } } }, Words),
        ["preview"] = () => PreviewCard.Render(Preview, Words),
        ["preview-with-outsiders"] = () => PreviewCard.Render(Preview with { First = Checkout.Outsiders with { Phase = SegmentPhase.AnswerTime }, Later = Checkout.Outsiders }, Words),
        ["preview-choice"] = () => PreviewChoiceCard.Render([(Checkout.Frame.Key.Team, "Checkout"), (SeveralTeams.Growth, "Growth")], Words),
        ["own-two-teams"] = () => OwnCard.Render(SeveralTeams.Own, Words),
        ["update-two-teams"] = () => AnswerFormCard.Render(SeveralTeams.Form, Words),
        ["update-one-team-saved"] = () => AnswerFormCard.Render(SeveralTeams.OneRefused, Words),
        ["personal-open"] = () => PersonalCard.Render(SeveralTeams.Personal, Words),
        ["personal-saved-some"] = () => PersonalCard.Render(SeveralTeams.Personal with { Mine = [Checkout.MedianTime with { Team = "Checkout" }, SeveralTeams.Paid], JustSaved = 1 }, Words),
        ["personal-saved"] = () => PersonalCard.Render(SeveralTeams.Personal with { Mine = [Checkout.MedianTime], JustSaved = 2 }, Words),
        ["refused-closed"] = () => RefusalCard.Render(Checkout.Refusal("refused.closed", [Update, AnswerHere]), Words),
        ["refused-not-yours"] = () => RefusalCard.Render(NotYours, Words),
    }.Concat(Talk.Cards.Concat(Arrived.Cards).Select(card => KeyValuePair.Create<string, Func<AdaptiveCard>>(card.Key, () => card.Value(Words)))).ToDictionary(StringComparer.Ordinal);

    private static RoomView RoomWithMore => Checkout.Open with
    {
        Agenda = [Checkout.Open.Agenda[1] with { Number = 1 }, new AgendaLine(2, Checkout.Contract, AgendaReason.AtRisk), new AgendaLine(3, Checkout.Terms, AgendaReason.NoUpdate)],
        MoreToDiscuss = 2,
        Counts = new(5, 4, 1, 1),
        Carried = [Checkout.Blocked],
    };

    private static PreviewView Preview => new(Checkout.Frame.Key, Checkout.FirstMinutes with { Frame = Checkout.Frame with { Answered = 0 } }, Checkout.Open, "Checkout weekly");

    private static SummaryView Skipped(ClosedBy reason) => Checkout.Summary with
    {
        Frame = Checkout.ClosedFrame with { Answered = 0, TeamPage = null }, Skipped = reason, Decisions = [], Moved = [], Fell = [], Carried = [], Refreshers = ["29:1ann"],
    };

    private static SummaryView DoneEarly => Checkout.Summary with
    {
        Frame = Checkout.ClosedFrame with { At = Checkout.ClosedFrame.At.AddMinutes(-8), Answered = 7 },
        Decisions = [], Moved = [], Fell = [], Carried = [], NoUpdate = [],
        Counts = new(7, 0, 0, 0),
        DoneInMinutes = 1,
    };

    private static OwnView Saved => Checkout.Chidi with { Room = Checkout.Open, Mine = [Checkout.MedianTime, Checkout.FailedCards], JustSaved = 2 };

    private static OwnView NoAnswerYet => Checkout.Chidi with { Reader = "29:1bo", Mine = [Checkout.RefundCost with { Value = null }], Newcomer = true, CanTakeOver = true };

    private static OwnView Newcomer => Checkout.Chidi with { Room = Checkout.Open, Reader = "29:1gus", Mine = [], Newcomer = true };

    private static AnswerForm NoteNeeded => Checkout.Update with
    {
        Fields = [Checkout.Update.Fields[0] with { Confidence = 4, AskNote = true }, Checkout.Update.Fields[1] with { Value = "17" }],
        Problem = Checkout.Problem("problem.note", ("kr", "Median time to pay"), ("before", "7"), ("now", "4")),
    };

    private static AnswerForm NotANumber => Checkout.Update with
    {
        Fields = [Checkout.Update.Fields[0] with { Value = "about 68,5", Note = "Apple Pay opens slowly on older phones" }],
        Problem = Checkout.Problem("problem.number", ("kr", "Median time to pay"), ("typed", "about 68,5")),
    };

    private static AnswerForm EveryKind => Checkout.Update with
    {
        Fields = [Checkout.Field(Checkout.Uptime), Checkout.Field(Checkout.Terms), Checkout.Field(Checkout.Contract), Checkout.Field(Checkout.RefundCost)],
    };

    private static AnswerForm ClosedWhileTyping => Checkout.Update with
    {
        Frame = Checkout.ClosedFrame,
        Fields = [Checkout.Update.Fields[0] with { Confidence = 4, AskNote = true, Note = "Apple Pay opens slowly on older phones" }],
        Problem = Checkout.Problem("problem.closedWhileTyping"),
        AfterClose = true,
    };

    private static AnswerForm OnCard => Checkout.Update with
    {
        Fields =
        [
            Checkout.Field(Checkout.Shops, "2") with { AskNextStep = true, If = "BLIK tests fail on Thu", Then = "Emre calls their support", By = new DateOnly(2026, 11, 6) },
            Checkout.Field(Checkout.Terms),
        ],
        OnCard = true,
    };

    private static AnswerForm ForTheRoom => Checkout.Update with
    {
        Fields = [.. new[] { Checkout.Mobile, Checkout.MedianTime, Checkout.FailedCards, Checkout.Payouts, Checkout.Shops }.Select(kr => Checkout.Field(kr))],
        ForSomeoneElse = true,
    };

    private static DecisionForm Decision => new(
        Checkout.ClosedFrame,
        [(Checkout.MedianTime.Id.Value, Checkout.MedianTime.Title), (Checkout.Shops.Id.Value, Checkout.Shops.Title), (Checkout.Payouts.Id.Value, Checkout.Payouts.Title)],
        "kr6", "Poland starts with 20 shops, the rest in January", Problem: null);

    private static RefusalView NotYours => Checkout.Refusal(
        "refused.notYours",
        [new NextStep(Verbs.AnswerFor, "button.answerFor", OpensDialog: false, Checkout.MedianTime.Id), Back],
        ("kr", "Median time to pay"), ("owner", "Chidi"));
}
