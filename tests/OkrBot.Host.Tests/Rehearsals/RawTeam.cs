using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;

namespace OkrBot.Host.Tests.Rehearsals;

/// <summary>One team's raw history, read for its figures by code of its own: neither the rehearsal's counting nor the program's rules take part.</summary>
internal sealed class RawTeam
{
    private static readonly DateOnly FirstDay = new(2026, 10, 5);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private readonly List<TeamEvent> _events = [];

    private RawTeam()
    {
    }

    public IEnumerable<TeamEvent.AnswerSaved> Answers => _events.OfType<TeamEvent.AnswerSaved>();
    public int KeyResults => _events.OfType<TeamEvent.KeyResultWritten>().Select(e => e.KeyResult.Id).Distinct().Count();
    public IEnumerable<Blocker> Raised => _events.OfType<TeamEvent.BlockerRaised>().Select(e => e.Blocker);
    public IEnumerable<TeamEvent.BlockerResolved> Resolved => _events.OfType<TeamEvent.BlockerResolved>();
    public int Decisions => _events.OfType<TeamEvent.DecisionNoted>().Count();
    public int Agreed => _events.OfType<TeamEvent.CommitmentMade>().Select(e => e.Commitment.Id).Distinct().Count();
    private int Members => _events.OfType<TeamEvent.MembersListed>().First().Members.Length;

    public int Said(Kept kept) => _events.OfType<TeamEvent.CommitmentAnswered>().Count(e => e.Kept == kept);

    public static async Task<RawTeam> ReadAsync(ITeamCycles store, TeamCycleId id)
    {
        var raw = new RawTeam();
        await foreach (var entry in store.HistoryAsync(id, CancellationToken.None)) raw._events.Add(entry.Event);
        return raw;
    }

    /// <summary>When each meeting with a check-in starts, by its occurrence.</summary>
    public IEnumerable<(string Chat, DateTimeOffset Start)> Opened => _events.OfType<TeamEvent.SegmentOpened>().Select(e => (e.Occurrence.Series.Value, e.Occurrence.Start));

    public bool HadCard(int week) => OpenedIn(week).Any();

    public bool WasHeld(int week) => OpenedIn(week).Any(IsHeld);

    /// <summary>Somebody said that there is no meeting, and none was held later in the week.</summary>
    public bool WasCalledOff(int week) => !WasHeld(week) && OpenedIn(week).Any(IsCalledOff);

    /// <summary>Of each week's first held check-in.</summary>
    public IEnumerable<double> Minutes(int weeks)
    {
        for (var week = 1; week <= weeks; week++)
            if (OpenedIn(week).FirstOrDefault(IsHeld) is { } opened && Closed(opened) is { } closed) yield return (closed.At - opened.At).TotalMinutes;
    }

    public int Answered(int week) => HadCard(week) ? AnswersIn(week).Select(e => e.KeyResult).Distinct().Count() : 0;

    public int Due(int week) => HadCard(week) ? KeyResults : 0;

    public int OpenBlockers(int week)
        => Raised.Count(b => WeekOf(b.RaisedAt) <= week) - Resolved.Count(e => WeekOf(e.At) <= week);

    /// <summary>When the week's last check-in closed: how many weeks with a check-in the oldest open blocker had lasted.</summary>
    public int OldestBlocker(int week)
    {
        var last = _events.FindLastIndex(e => e is TeamEvent.SegmentClosed closed && WeekOf(closed.Occurrence.Start) == week);
        // A card that says "No meeting today" tells of no blockers.
        if (last < 0 || _events[last] is TeamEvent.SegmentClosed { By: ClosedBy.NoMeeting }) return 0;
        var until = _events.Take(last + 1).ToList();
        var settled = until.OfType<TeamEvent.BlockerResolved>().Select(e => e.Blocker).ToHashSet();
        return until.OfType<TeamEvent.BlockerRaised>().Where(e => !settled.Contains(e.Blocker.Id)).Select(e => WeeksSince(until, e)).DefaultIfEmpty(0).Max();
    }

    /// <summary>The program's own word on each check-in agrees with what the answers say.</summary>
    public void AssertItsOwnWord()
    {
        foreach (var closed in _events.OfType<TeamEvent.SegmentClosed>())
            Assert.Equal(IsHeld(_events.OfType<TeamEvent.SegmentOpened>().Single(o => o.Occurrence == closed.Occurrence)), closed.Held);
    }

    private static int WeeksSince(List<TeamEvent> until, TeamEvent.BlockerRaised raised)
        => until.Skip(until.IndexOf(raised)).OfType<TeamEvent.SegmentClosed>().Where(e => e.By != ClosedBy.NoMeeting).Select(e => WeekOf(e.Occurrence.Start)).Distinct().Count();

    public static int WeekOf(DateTimeOffset at)
        => ((DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Berlin).DateTime).DayNumber - FirstDay.DayNumber) / 7) + 1;

    private bool IsCalledOff(TeamEvent.SegmentOpened opened)
        => _events.OfType<TeamEvent.SegmentClosed>().Any(closed => closed.Occurrence == opened.Occurrence && closed.By == ClosedBy.NoMeeting);

    private bool IsHeld(TeamEvent.SegmentOpened opened)
    {
        var close = _events.FindIndex(e => e is TeamEvent.SegmentClosed closed && closed.Occurrence == opened.Occurrence);
        var inTime = _events.Take(close).OfType<TeamEvent.AnswerSaved>().Select(e => e.Update).Where(u => Standing(u.Occurrence) == opened.Occurrence).ToList();
        return inTime.Exists(u => u.As == AnsweredAs.Facilitator) || inTime.Select(u => u.By).Distinct().Count() >= Math.Min(2, Members);
    }

    /// <summary>For which meeting counts what was said ahead of one that was moved.</summary>
    private Occurrence Standing(Occurrence named)
        => _events.OfType<TeamEvent.OccurrenceMoved>().Aggregate(named, (standing, moved) => moved.From == standing ? moved.To : standing);

    private TeamEvent.SegmentClosed? Closed(TeamEvent.SegmentOpened opened)
        => _events.OfType<TeamEvent.SegmentClosed>().SingleOrDefault(e => e.Occurrence == opened.Occurrence);

    private IEnumerable<TeamEvent.SegmentOpened> OpenedIn(int week) => _events.OfType<TeamEvent.SegmentOpened>().Where(e => WeekOf(e.Occurrence.Start) == week);

    private IEnumerable<TeamEvent.AnswerSaved> AnswersIn(int week) => Answers.Where(e => WeekOf(e.Update.Occurrence.Start) == week);
}
