using System.Collections.Immutable;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain.Tests.Kit;

/// <summary>The Checkout team of Nordkauf: a Tuesday meeting at 9:30 in Berlin, thirty minutes, thirteen weeks from 5 October 2026.</summary>
internal static class Sample
{
    public const string Berlin = "Europe/Berlin";
    public static readonly PersonId Ann = new("ann"), Bo = new("bo"), Chidi = new("chidi"), Dina = new("dina"), Eve = new("eve"), Zed = new("zed");
    public static readonly ObjectiveId Fast = new("o1"), Poland = new("o2");
    public static readonly KeyResultId Time = new("k1"), Cards = new("k2"), Blik = new("k3"), Terms = new("k4");
    public static readonly SeriesId Series = new("19:meeting");
    public static readonly ChatId Chat = new("19:meeting");
    public static readonly TeamCycleId Id = new(new("t"), new("checkout"), new("2026-10-05"));
    public static readonly Cycle Cycle = new(Id.Cycle, new(2026, 10, 5));
    public static readonly WeeklySchedule Tuesdays = new(new(2026, 10, 6), new(9, 30), TimeSpan.FromMinutes(30), Berlin);
    public static readonly ConnectedMeeting Meeting = new(Series, Chat, "Checkout weekly", Tuesdays);

    public static Team Team { get; } = new(
        Id.Team, "Checkout", TeamKind.Team, Berlin, "en", Bo,
        [new(Ann, "Ann"), new(Bo, "Bo"), new(Chidi, "Chidi"), new(Dina, "Dina"), new(Eve, "Eve", Guest: true)],
        Meeting, Placement.AtStart);

    /// <summary>Time (Ann), cards (Ann), BLIK (Chidi), terms (Dina): a decrease and an increase, aspirational; a committed increase and milestones.</summary>
    public static ImmutableArray<TeamEvent> Beginning { get; } =
    [
        new TeamEvent.TeamJoinedCycle(Team, Cycle),
        new TeamEvent.ObjectiveWritten(new(Fast, 1, "Paying is fast", "Carts are left", Ambition.Aspirational, ObjectiveState.Active)),
        new TeamEvent.ObjectiveWritten(new(Poland, 2, "Poland buys", "New market", Ambition.Committed, ObjectiveState.Active)),
        Written(Time, Fast, 1, new Measure.Metric(74, 45, "s"), Ann),
        Written(Cards, Fast, 2, new Measure.Metric(12, 30, "%"), Ann),
        Written(Blik, Poland, 1, new Measure.Metric(0, 40, "shops"), Chidi),
        Written(Terms, Poland, 2, new Measure.Milestones([new("a", "Read"), new("b", "Ask"), new("c", "Sign", 2)]), Dina),
    ];

    public static TeamCycle New => TeamHistory.Replay(Id, Beginning);

    public static TeamEvent Written(KeyResultId id, ObjectiveId objective, int order, Measure measure, PersonId owner)
        => new TeamEvent.KeyResultWritten(new(id, objective, order, id.Value, measure, owner, 1, Cycle.Start, Cycle.End, []));

    /// <summary>The Tuesday meeting of a week of the cycle, 1 to 13.</summary>
    public static Occurrence Week(int week) => new(Series, Zones.InstantOf(Berlin, new DateOnly(2026, 10, 6).AddDays((week - 1) * 7), new(9, 30)));

    public static DateTimeOffset Start(int week) => Week(week).Start;

    public static DateTimeOffset End(int week) => Week(week).Start.AddMinutes(30);

    public static TeamCycle Then(this TeamCycle state, params TeamEvent[] happened) => TeamHistory.Apply(state, happened);

    /// <summary>Carries the decision out; a refusal fails the test.</summary>
    public static TeamCycle Then(this TeamCycle state, Decision decision) => TeamHistory.Apply(state, decision.Events());

    public static ImmutableArray<TeamEvent> Events(this Decision decision) => Assert.IsType<Decision.Accepted>(decision).Events;

    public static Wake[] Wakes(this Decision decision) => [.. Assert.IsType<Decision.Accepted>(decision).Wakes];

    public static Refusal Refusal(this Decision decision) => Assert.IsType<Decision.Refused>(decision).Refusal;

    public static T Refusal<T>(this Decision decision) where T : Refusal => Assert.IsType<T>(Assert.IsType<Decision.Refused>(decision).Refusal);

    public static TeamCycle Opened(this TeamCycle state, int week)
        => state.Then(Opening.Decide(state, new MeetingBegan(Week(week), Chat, End(week), Start(week)), Start(week)));

    public static TeamCycle Closed(this TeamCycle state, int week)
        => state.Then(Conducting.Tick(state, Week(week), Start(week).AddMinutes(10)));

    /// <summary>A segment in the past that two people answered, for the rules that look back.</summary>
    public static TeamCycle WithHeld(this TeamCycle state, params int[] weeks)
        => state with { Past = [.. state.Past, .. weeks.Select(w => new PastSegment(Week(w), Start(w), Start(w).AddMinutes(10), true))] };

    /// <summary>An answer during the meeting of a week.</summary>
    public static TeamCycle WithAnswer(this TeamCycle state, KeyResultId id, int week, decimal value, int confidence)
        => state.WithReading(id, week, new Reading.Number(value), confidence);

    public static TeamCycle WithReading(this TeamCycle state, KeyResultId id, int week, Reading reading, int confidence)
        => state.Then(new TeamEvent.AnswerSaved(id, Said(week, reading, confidence), null));

    public static KeyResultUpdate Said(int week, Reading reading, int confidence)
        => new(Start(week).AddMinutes(1), Ann, AnsweredAs.Owner, reading, confidence, null, Week(week), AnswerTiming.During, false);

    public static Answer Number(KeyResultId id, decimal value, int confidence, string? note = null) => new(id, new Reading.Number(value), confidence, note);

    public static SaveAnswers Save(PersonId by, int week, params Answer[] answers) => new(by, Week(week), [.. answers]);
}
