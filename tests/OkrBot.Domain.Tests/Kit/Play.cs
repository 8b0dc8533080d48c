using System.Collections.Immutable;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.Kit;

/// <summary>Weeks of a team's life from a row of numbers: each number is one thing that somebody or something does, right or wrong, and time only goes forward.</summary>
internal sealed class Play
{
    private static readonly PersonId[] People = [Ann, Bo, Chidi, Dina, Eve, Zed];
    private static readonly KeyResultId[] KeyResults = [Time, Cards, Blik, Terms, new("nothing")];
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4),
        TimeSpan.FromMinutes(9), TimeSpan.FromHours(1), TimeSpan.FromHours(20), TimeSpan.FromDays(3),
    ];

    private static readonly Placement[] Placements =
        [Placement.AtStart, Placement.AtStart, new(PlacementKind.AfterMinutes, 7), new(PlacementKind.LastTenMinutes), new(PlacementKind.ByHand)];

    private int _dice;

    private Play(int week)
    {
        for (var silent = 1; silent < week; silent++) History.AddRange(Silent(silent));
        (State, Now) = (TeamHistory.Replay(Id, History), Start(week).AddMinutes(-40));
    }

    public TeamCycle State { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public List<TeamEvent> History { get; } = [.. Beginning];

    // A check-in that was held, and that brought no word about anything.
    private static TeamEvent[] Silent(int week) =>
    [
        new TeamEvent.SegmentOpened(Week(week), Chat, OpenedBy.MeetingStart, Bo, Start(week), Start(week) + Segment.AnswerTime, Start(week) + Segment.Length, End(week)),
        new TeamEvent.SegmentClosed(Week(week), ClosedBy.Time, Start(week) + Segment.Length, Held: true),
    ];

    /// <summary>Plays the row and looks at the world after each step, with the events of that step.</summary>
    public static Play Of(int[] row, Action<Play, TeamCycle, ImmutableArray<TeamEvent>> look)
    {
        Play play = new(row.Length % 2 == 0 ? 1 : 4);
        foreach (var number in row) play.Step(number, look);
        return play;
    }

    private void Step(int number, Action<Play, TeamCycle, ImmutableArray<TeamEvent>> look)
    {
        _dice = number;
        Now += Steps[Roll(Steps.Length)];
        // Half of the time something happens near the next meeting.
        if (Roll(6) == 0 && Occurrences.Next(Told, Now) is { } next && next.Occurrence.Start > Now.AddHours(1)) Now = next.Occurrence.Start.AddMinutes(Roll(20) - 15);
        var before = State;
        var events = Act() is Decision.Accepted accepted ? accepted.Events : [];
        State = TeamHistory.Apply(State, events);
        History.AddRange(events);
        look(this, before, events);
    }

    private int Roll(int sides)
    {
        var roll = (int)((uint)_dice % (uint)sides);
        _dice = unchecked((_dice * 1103515245) + 12345) & int.MaxValue;
        _dice ^= _dice >> 13;
        return roll;
    }

    private T One<T>(IReadOnlyList<T> list) => list[Roll(list.Count)];

    private Decision Act()
    {
        var (by, o) = (One(People), Near());
        return Roll(29) switch
        {
            0 or 1 => Opening.Decide(State, new MeetingBegan(o.Occurrence, Chat, o.End, Now.AddMinutes(-Roll(3))), Now),
            2 => Opening.Decide(State, new MeetingStopped(o.Occurrence, Now.AddMinutes(-Roll(3))), Now),
            3 => Opening.Decide(State, new OpenSegment(o.Occurrence, Chat, o.End, One(Enum.GetValues<OpenedBy>()), by), Now),
            4 or 5 or 6 => Conducting.Tick(State, o.Occurrence, Now),
            7 or 8 or 9 => Answering.Decide(State, new SaveAnswers(by, Roll(3) == 0 ? null : o.Occurrence, Answers()) { AcceptLate = Roll(4) == 0 }, Now),
            10 => Answering.Decide(State, new NoChange(by, o.Occurrence, Roll(2) == 0 ? null : One(KeyResults)) { AcceptLate = Roll(4) == 0, OnBehalf = Roll(2) == 0 }, Now),
            11 => Running.Decide(State, new CloseNow(by, o.Occurrence), Now),
            12 => Running.Decide(State, new Extend(by, o.Occurrence), Now),
            13 => Running.Decide(State, new TakeOver(by, o.Occurrence), Now),
            14 => Running.Decide(State, new HandOver(by, o.Occurrence, One(People)), Now),
            15 => Roll(3) == 0 ? Deciding.Decide(State, new NoDecision(by, o.Occurrence), Now) : Deciding.Decide(State, new NoteDecision(by, o.Occurrence, One(KeyResults), $"line {Roll(9)}"), Now),
            16 => Blocking.Decide(State, new RaiseBlocker(by, new($"b{Roll(9)}"), One(KeyResults), "a form", "Legal"), Now),
            17 => Blocking.Decide(State, new ResolveBlocker(by, new($"b{Roll(9)}")), Now),
            18 => Promise(by),
            19 => Blocking.Decide(State, new ReopenBlocker(by, new($"b{Roll(9)}")), Now),
            20 or 21 => Settle(by, o.Occurrence),
            22 => Roll(2) == 0 ? Facilitating.Decide(State, new(by, by), Now) : Rostering.Decide(State, Roll(2) == 0 ? new([new(Dina, "Dina")], [One(People)]) : new([.. Sample.Team.Members], []), Now),
            23 => Follow(o.Occurrence),
            24 => Skipping.Decide(State, new SkipMeeting(by, o.Occurrence), Now),
            25 => Skipping.Decide(State, new AnswerByMessage(by, o.Occurrence), Now),
            26 => Rescheduling.Decide(State, new FollowMeeting(AsTheCalendarSays()), Now),
            27 => Roll(3) switch
            {
                0 => Promise(by),
                1 => Settle(by, o.Occurrence),
                _ => Absences.Decide(State, new SeeAbsent(o.Occurrence, [.. People.Where(_ => Roll(3) == 0)]), Now),
            },
            _ => Roll(3) == 0 ? Decision.Of(Change()) : Opening.PostedLate(State, o.Occurrence, Now),
        };
    }

    private ScheduledOccurrence Near()
        => Roll(8) == 0 && Occurrences.Next(Told, Now) is { } next ? next : Occurrences.ForCommand(Told, Berlin, Now);

    /// <summary>The meeting as the team knows it.</summary>
    private ConnectedMeeting Told => State.Team.Meeting ?? Meeting;

    // Five weeks of it, some moved, shortened or fallen out; or nothing at all, after the series' end.
    private ConnectedMeeting AsTheCalendarSays()
    {
        var (from, until) = (Now.AddDays(-7), Now.AddDays(28));
        var held = Occurrences.Between(Meeting, from, until).Select(one => Roll(6) switch
        {
            0 => null,
            1 => new KnownMeeting(one.Occurrence.Start.AddHours(Roll(100) - 50), one.End!.Value.AddHours(50)),
            2 => new KnownMeeting(one.Occurrence.Start, one.Occurrence.Start.AddMinutes(5 + Roll(10))),
            _ => new KnownMeeting(one.Occurrence.Start, one.End!.Value),
        }).OfType<KnownMeeting>().Select(one => one.End - one.Start > TimeSpan.FromHours(9) ? one with { End = one.Start.AddMinutes(30) } : one);
        return Meeting with { Known = new KnownMeetings(from, until, [.. held.Where(one => from <= one.Start && one.Start < until).OrderBy(one => one.Start)]) };
    }

    private ImmutableArray<Answer> Answers() => [.. Enumerable.Range(0, 1 + Roll(2)).Select(_ => One())];

    private Answer One()
    {
        var id = One(KeyResults);
        Reading reading = id == Terms ? new Reading.Steps(Roll(2) == 0 ? ["a"] : ["a", "c"]) : new Reading.Number(Roll(60));
        var step = Roll(4) == 0 ? new NextStep("it fails", "stop", new(2026, 12, 24)) : null;
        return new(id, reading, Roll(12), Roll(3) == 0 ? null : "because", Roll(9) == 0 ? new(2026, 12, 1) : null, step, Roll(2) == 0);
    }

    private Decision Promise(PersonId by)
        => State.Commitments.IsEmpty ? Decision.Nothing : Commitments.Decide(State, new(by, One([.. State.Commitments.Keys]), One(Enum.GetValues<Kept>())), Now);

    // A decision on what the check-in asks about, where it asks about one.
    private Decision Settle(PersonId by, Occurrence occurrence)
    {
        var about = Silences.Asked(State, occurrence)?.Id ?? One(KeyResults);
        return Roll(9) switch
        {
            0 => KeyResultDecisions.Decide(State, new StopKeyResult(by, occurrence, about, Roll(3) == 0 ? "" : "no time"), Now),
            1 or 2 or 3 => KeyResultDecisions.Decide(State, new NameOwner(by, occurrence, about, One(People)), Now),
            _ => KeyResultDecisions.Decide(State, new KeepKeyResult(by, occurrence, about), Now),
        };
    }

    // Another team in the same meeting, of which somebody else was named to run it or which closed.
    private Decision Follow(Occurrence occurrence)
    {
        var twin = State.Find(occurrence) is { OpenedAt: not null } opened
            ? State with { Segments = State.Segments.SetItem(occurrence, opened with { RunBy = One(People[..4]), RunSince = Now }) }
            : Opening.Decide(State, new OpenSegment(occurrence, Chat, null, OpenedBy.Command, Bo), Now) is Decision.Accepted other ? TeamHistory.Apply(State, other.Events) : State;
        if (Roll(4) == 0 && Running.Decide(twin, new CloseNow(Bo, occurrence), Now) is Decision.Accepted close) twin = TeamHistory.Apply(twin, close.Events);
        return Rooming.Of([State, twin], occurrence, Now) is { } room ? Rooming.Decide(State, room, Now) : Decision.Nothing;
    }

    private TeamEvent Change() => Roll(5) switch
    {
        4 => State.Team.Meeting is null ? new TeamEvent.MeetingConnected(Meeting) : new TeamEvent.MeetingDisconnected(Series),
        0 => new TeamEvent.FacilitatorNamed(Roll(3) == 0 ? null : One(People[..4])),
        1 => new TeamEvent.MembersListed([.. Sample.Team.Members.Select(m => m with { Away = Roll(3) == 0 })]),
        2 => new TeamEvent.TeamJoinedCycle(State.Team, Cycle),
        _ => new TeamEvent.TeamSettled(TeamSettings.Of(State.Team) with { Placement = One(Placements), CadenceWeeks = 1 + Roll(2) }),
    };
}
