using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.CheckIns.Previews;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain;
using NextStep = OkrBot.App.Features.CheckIns.Views.NextStep;

namespace OkrBot.App.Tests.Features.CheckIns.Cards;

/// <summary>Cards of a team that fills every place with the same text: twelve people, fifteen key results, sixty clients.</summary>
internal sealed class Worst(string text, Words? words = null)
{
    private Words Words => words ?? Checkout.Words;

    public const string German = "Datenschutzgrundverordnungskonforme Zahlungsabwicklungsschnittstellen für Großhandelskundinnen und Großhandelskunden in allen Bundesländern";
    public const string Japanese = "決済完了までの時間を短縮し、すべての加盟店が当日中に返金を受け取れるようにするための取り組みを進め、問い合わせ件数を半分にする。お客様の満足度も高める。";
    public const string Arabic = "تقليل الوقت اللازم لإتمام عملية الدفع على الهاتف المحمول لجميع العملاء في جميع الأسواق قبل نهاية العام الحالي";

    public static readonly string Hostile =
        "[Sign in](https://evil.example) <at>Everyone</at> {{DATE(2026-01-01T00:00:00Z)}} {{TIME(2026-01-01T00:00:00Z)}} **bold** _it_ `c`\n# head \u202Egnp.exe\u202C \u200B\uD800 " + new string('x', 10_000);

    public IReadOnlyDictionary<string, Func<AdaptiveCard>> Cards => new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
    {
        ["room"] = () => RoomCard.Render(Room, Words),
        ["room last call"] = () => RoomCard.Render(Room with { Phase = SegmentPhase.LastCall }, Words),
        ["own"] = () => OwnCard.Render(Own, Words),
        ["own that runs"] = () => OwnCard.Render(Own with { Runs = true, CanExtend = true, Room = Room with { Phase = SegmentPhase.LastCall } }, Words),
        ["own saved"] = () => OwnCard.Render(Own with { Mine = [.. Own.Mine.Select(kr => kr with { Answered = true })], JustSaved = 15, Runs = true, CanExtend = true }, Words),
        ["own that runs and is asked"] = () => OwnCard.Render(Own with { Runs = true, CanExtend = true, Room = Room with { Phase = SegmentPhase.LastCall, NobodyRunsIt = false }, Question = Silent }, Words),
        ["own saved and asked"] = () => OwnCard.Render(Own with { Mine = [.. Own.Mine.Select(kr => kr with { Answered = true })], CanTakeOver = false, NeedsStep = Own.Mine[0], Room = Room with { Carried = Talked } }, Words),
        ["summary for a member"] = () => SummaryCard.Render(Summary with { IsMember = true, Carried = Talked, Refreshers = [] }, Words),
        ["form without room for steps"] = () => AnswerFormCard.Render(Form with { Fields = [.. Form.Fields.Select(f => f with { AskNextStep = false, OpenSteps = Steps3 })], OnCard = true, ForSomeoneElse = false }, Words),
        ["summary"] = () => SummaryCard.Render(Summary, Words),
        ["form"] = () => AnswerFormCard.Render(Form, Words),
        ["form on the card"] = () => AnswerFormCard.Render(Form with { OnCard = true }, Words),
        ["form of four"] = () => AnswerFormCard.Render(Form with { Fields = Form.Fields[..4] }, Words),
        ["form of sixty steps"] = () => AnswerFormCard.Render(Form with { Fields = [Field(Steps(60), 0)] }, Words),
        ["decision"] = () => DecisionFormCard.Render(new DecisionForm(Frame, [.. KeyResults.Select(kr => (kr.Id.Value, kr.Title))], null, text, Problem), Words),
        ["own of several"] = () => OwnCard.Render(Own with { Room = Room with { Frame = Several, Sections = Sections }, Mine = KeyResults, Home = new TeamId("t") }, Words),
        ["summary of several"] = () => SummaryCard.Render(Summary with { Frame = Several with { Closed = true }, Sections = [Summary, Summary, Summary, Summary] }, Words),
        ["room of several"] = () => RoomCard.Render(Room with { Frame = Several, Sections = Sections }, Words),
        ["form of several"] = () => AnswerFormCard.Render(Form with { Frame = Several, SavedBefore = 3 }, Words),
        ["personal"] = () => PersonalCard.Render(new PersonalView(Several, KeyResults, 3), Words),
        ["preview"] = () => PreviewCard.Render(new PreviewView(Frame.Key, Room, Room with { Frame = Several, Sections = Sections }, text), Words),
        ["preview choice"] = () => PreviewChoiceCard.Render([.. Enumerable.Range(0, 50).Select(at => (new TeamId($"t-01JC4Z7Q8W9X0Y1Z{at}"), text))], Words),
        ["refusal"] = () => RefusalCard.Render(Refusal, Words),
    };

    public AnswerForm Form => new(Frame, [.. KeyResults.Select(Field)], Problem, OnCard: false, AfterClose: true, ForSomeoneElse: true);

    private SegmentFrame Frame => Checkout.Frame with { Team = text, Due = 15, Answered = 0 };

    private SegmentFrame Several => Frame with
    {
        Key = Frame.Key with { Also = [.. Enumerable.Range(0, 3).Select(at => new TeamKey(new TeamId($"t-01JC4Z7Q8W9X0Y1Z{at}"), Frame.Key.Cycle, Frame.Key.Start))] },
    };

    private ImmutableArray<SectionView> Sections =>
        [.. Enumerable.Range(0, 4).Select(at => new SectionView(text, [.. Room.Agenda.Skip(at).Take(at == 3 ? 0 : 1)], new StatusCounts(1, 5, 5, 5)))];

    private ImmutableArray<KeyResultFacts> KeyResults =>
        [.. Enumerable.Range(0, 15).Select(at => (at % 3) switch
        {
            0 => Checkout.Shops with { Measure = new Measure.Metric(1_234_567.891m, 9_876_543.21m, text) },
            1 => Steps(5),
            _ => Checkout.Contract with { Measure = new Measure.Binary(text) },
        } with { Id = new KeyResultId($"01JC4Z7Q8W9X0Y1Z2A3B4C5D{at:00}"), Title = text, Owner = text, Answered = false, Team = text, Of = new TeamId("t-01JC4Z7Q8W9X0Y1Z1") })];

    private KeyResultFacts Steps(int count) => Checkout.Terms with
    {
        Title = text,
        Owner = text,
        Measure = new Measure.Milestones([.. Enumerable.Range(0, count).Select(at => new Step($"01JC4Z7Q8W9X0Y1Z2A3B4C5E{at:00}", text))]),
        Value = new Reading.Steps([.. Enumerable.Range(0, count).Select(at => $"01JC4Z7Q8W9X0Y1Z2A3B4C5E{at:00}")]),
    };

    private ImmutableArray<CarriedLine> Carried =>
    [
        new CarriedLine.Blocked(new BlockerId("b1"), text, text, 1),
        new CarriedLine.Blocked(new BlockerId("b2"), text, text, 12),
        new CarriedLine.Agreed(new CommitmentId("c1"), text, text, new DateOnly(2026, 11, 6), FromLastTime: true),
        new CarriedLine.Agreed(new CommitmentId("c2"), text, text, new DateOnly(2026, 12, 24), FromLastTime: false),
    ];

    private ImmutableArray<CarriedLine> Talked =>
    [
        new CarriedLine.Resolved(new BlockerId("b0"), text),
        new CarriedLine.Blocked(new BlockerId("b1"), text, text, 3) { AskedBy = text },
        new CarriedLine.Agreed(new CommitmentId("c1"), text, text, new DateOnly(2026, 11, 6), FromLastTime: true) { IsAsked = true, On = new DateOnly(2026, 10, 20) },
    ];

    private ImmutableArray<CarriedLine.Agreed> Steps3 => [.. Enumerable.Repeat((CarriedLine.Agreed)Talked[2], 3)];

    private RunnerQuestion Silent => new RunnerQuestion.Silent(new KeyResultId("kr1"), text, 12);

    private RoomView Room => new(
        Frame, SegmentPhase.Discussing, Checkout.Open.RankAt, NobodyRunsIt: true,
        [.. KeyResults.Take(3).Select((kr, at) => new AgendaLine(at + 1, kr, AgendaReason.OffTrack))],
        MoreToDiscuss: 12, Carried, new StatusCounts(1, 5, 5, 5), [.. KeyResults.Select(kr => kr.Title)])
    {
        Refreshers = [.. Enumerable.Range(0, 60).Select(at => $"29:1{new string('a', 90)}{at:00}")],
    };

    private OwnView Own => new(Room, Room.Refreshers[0], KeyResults, JustSaved: 1, Newcomer: true, Runs: false, CanTakeOver: true, CanExtend: false, IsMember: true);

    private SummaryView Summary => new(
        Frame with { Closed = true }, [text, text, text, text],
        [.. KeyResults.Select(kr => new MoveLine(kr, ConfidenceOnly: false))], [.. KeyResults.Select(kr => new MoveLine(kr, ConfidenceOnly: true))],
        Carried, [.. KeyResults.Select(kr => kr.Title)], Room.Counts, DoneInMinutes: null, MayDecide: true)
    {
        Refreshers = Room.Refreshers,
    };

    private FormProblem Problem => Checkout.Problem("problem.number", ("kr", text), ("typed", text));

    private RefusalView Refusal => Checkout.Refusal(
        "refused.notYours", [new NextStep(Verbs.AnswerFor, "button.answerFor", OpensDialog: false, new KeyResultId("kr1"))],
        ("kr", text), ("owner", text), ("closed", text)) with
    { Frame = Frame };

    private AnswerField Field(KeyResultFacts kr, int at) => Checkout.Field(kr, text) with
    {
        Note = text, AskNote = true, AskNextStep = true, If = text, Then = text, By = new DateOnly(2026, 11, 6), QuietUntil = new DateOnly(2026, 11, 6),
    };
}
