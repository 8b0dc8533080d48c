using OkrBot.App.Bot;
using OkrBot.App.Features.Objectives.Views;
using OkrBot.Domain;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Tests.Features.Objectives;

/// <summary>Checkout in its fifth week, as a state: every kind of key result, one objective restricted, a blocker, notes.</summary>
internal static class SampleTeam
{
    public static readonly PersonId Ann = new("ann"), Bo = new("bo"), Chidi = new("chidi");
    public static readonly KeyResultId Time = new("kr2"), Uptime = new("kr4"), Terms = new("kr7"), Contract = new("kr8"), Refund = new("kr9"), Secret = new("kr10");
    public static readonly TeamCycleId Id = new(new("tenant"), new("checkout"), new("2026-10-05"));
    public static readonly DateTimeOffset Now = Start(5).AddHours(2);
    private static readonly SeriesId Series = new("19:meeting");
    private static readonly WeeklySchedule Tuesdays = new(new(2026, 10, 6), new(9, 30), TimeSpan.FromMinutes(30), "Europe/Berlin");

    public static TeamCycle State { get; } = Build("Median time to pay");

    /// <summary>The time to pay got another target, and another owner before that.</summary>
    public static TeamCycle Changed => State with
    {
        KeyResults = State.KeyResults.SetItem(Time, State.KeyResults[Time] with
        {
            Changes =
            [
                new RecordedChange(Bo, Start(3), ChangeReason.HandedOver, null) { OldOwner = Ann },
                new RecordedChange(Bo, Start(5), ChangeReason.Learned, "Three banks answer slowly, whatever we do") { OldMeasure = new Measure.Metric(74, 40, "s") },
            ],
        }),
    };

    public static OkrScene Scene(TeamCycle? state = null, Sight sight = Sight.Everything, PersonId? reader = null) => new(state ?? State, Now, sight, reader, Answer: null);

    public static DateTimeOffset Start(int week) => Zones.InstantOf("Europe/Berlin", new DateOnly(2026, 10, 6).AddDays((week - 1) * 7), new(9, 30));

    /// <summary>The fullest team that the rules allow, with this text in every place: three objectives of five, thirteen to twenty-six weeks.</summary>
    public static TeamCycle Full(string text, int weeks = 13)
    {
        var cycle = new Cycle(Id.Cycle, new DateOnly(2026, 10, 5), weeks);
        List<TeamEvent> events = [new TeamEvent.TeamJoinedCycle(Team(text), cycle)];
        for (var o = 1; o <= 3; o++)
        {
            events.Add(new TeamEvent.ObjectiveWritten(new(new($"o{o}"), o, text, text, Ambition.Aspirational, ObjectiveState.Active)));
            for (var k = 1; k <= 5; k++)
            {
                var id = new KeyResultId($"01JC4Z7Q8W9X0Y1Z2A3B4C5D{o}{k}");
                events.Add(Written(id, new($"o{o}"), k, text, new Measure.Metric(1_234_567.891m, 9_876_543.21m, text), Ann));
                for (var w = 1; w <= weeks; w++) events.Add(Answer(id, w, new Reading.Number(1_234_567.891m + w), 5, text));
            }
        }
        for (var b = 1; b <= 5; b++) events.Add(new TeamEvent.BlockerRaised(new Blocker(new($"b{b}"), new("01JC4Z7Q8W9X0Y1Z2A3B4C5D11"), text, text, Ann, Start(1), new(Series, Start(1)))));
        return TeamHistory.Replay(Id, events);
    }

    private static TeamCycle Build(string time) => TeamHistory.Replay(Id,
    [
        new TeamEvent.TeamJoinedCycle(Team("Checkout"), new Cycle(Id.Cycle, new DateOnly(2026, 10, 5))),
        new TeamEvent.ObjectiveWritten(new(new("o1"), 1, "Paying is effortless on a phone", "Two of three carts are on a phone", Ambition.Aspirational, ObjectiveState.Active)),
        new TeamEvent.ObjectiveWritten(new(new("o2"), 2, "Open for business in Poland", "400 shops asked for it", Ambition.Committed, ObjectiveState.Active)),
        new TeamEvent.ObjectiveWritten(new(new("o3"), 3, "Buy a payment licence", "Secret until signed", Ambition.Committed, ObjectiveState.Active) { Restricted = true }),
        Written(Time, new("o1"), 1, time, new Measure.Metric(74, 45, "s"), Chidi),
        Written(Uptime, new("o1"), 2, "Payments answer", new Measure.KeepAbove(99.9m, "%"), Ann),
        Written(Refund, new("o1"), 3, "What a refund costs us", new Measure.Baseline("€"), Bo),
        Written(Terms, new("o2"), 1, "Local terms and tax rules approved", new Measure.Milestones([new("s1", "Terms translated"), new("s2", "Tax rules listed"), new("s3", "Lawyer’s review")]), Bo),
        Written(Contract, new("o2"), 2, "Polish acquirer under contract", new Measure.Binary("Signed by both sides and in force"), Bo),
        Written(Secret, new("o3"), 1, "Licence bought", new Measure.Binary("Signed"), Ann),
        Answer(Time, 1, new Reading.Number(74), 7), Answer(Time, 2, new Reading.Number(73), 7), Answer(Time, 3, new Reading.Number(71), 6),
        Answer(Time, 4, new Reading.Number(70), 6), Answer(Time, 5, new Reading.Number(70), 4, "Apple Pay opens slowly on older phones"),
        Answer(Uptime, 3, new Reading.Number(99.85m), 9), Answer(Uptime, 4, new Reading.Number(99.95m), 9), Answer(Uptime, 5, new Reading.Number(99.97m), 9),
        Answer(Terms, 1, new Reading.Steps(["s1"]), 7), Answer(Terms, 2, new Reading.Steps(["s1", "s2"]), 7),
        Answer(Contract, 4, new Reading.Finished(false), 8), Answer(Contract, 5, new Reading.Finished(false), 7), Answer(Secret, 5, new Reading.Finished(false), 9),
        .. new[] { 1, 2, 3, 4, 5 }.SelectMany(Held),
        new TeamEvent.BlockerRaised(new Blocker(new("b1"), Time, "Risk has to approve card tokens", "Risk", Chidi, Start(4), new(Series, Start(4)))),
        new TeamEvent.BlockerRaised(new Blocker(new("b2"), Secret, "The bank has to sign first", "Bank", Ann, Start(5), new(Series, Start(5)))),
    ]);

    private static Team Team(string name) => new(Id.Team, name, TeamKind.Team, "Europe/Berlin", "en", Bo,
        [new(Ann, "Ann Arbor"), new(Bo, "Bo Berg"), new(Chidi, "Chidi Cole")], new(Series, new("19:meeting"), "Checkout weekly", Tuesdays), Placement.AtStart);

    private static TeamEvent.KeyResultWritten Written(KeyResultId id, ObjectiveId objective, int order, string title, Measure measure, PersonId owner)
        => new(new KeyResult(id, objective, order, title, measure, owner, 1, new(2026, 10, 5), new(2027, 1, 3), []));

    private static TeamEvent.AnswerSaved Answer(KeyResultId id, int week, Reading reading, int confidence, string? note = null)
        => new(id, new KeyResultUpdate(Start(week).AddMinutes(1), Ann, AnsweredAs.Owner, reading, confidence, note, new(Series, Start(week)), AnswerTiming.During, false), null);

    private static TeamEvent[] Held(int week) =>
    [
        new TeamEvent.SegmentOpened(new(Series, Start(week)), new("19:meeting"), OpenedBy.MeetingStart, Bo, Start(week), Start(week).AddMinutes(2), Start(week).AddMinutes(10), Start(week).AddMinutes(30)),
        new TeamEvent.SegmentClosed(new(Series, Start(week)), ClosedBy.Time, Start(week).AddMinutes(10), Held: true),
    ];
}
