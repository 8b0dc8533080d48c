using System.Collections.Immutable;
using OkrBot.Domain.Reminders;
using OkrBot.Domain.Tests.Kit;

namespace OkrBot.Domain.Tests.Reminders;

/// <summary>A message, and how the world stood when it went out.</summary>
internal sealed record Received(DateTimeOffset At, DateOnly Day, ReminderDecision.SendNow Message, PersonalCalendar Calendar, Manners Manners, ImmutableHashSet<OpenAnswer> Open);

/// <summary>Weeks of one person from a row of numbers: each number is one thing that happens, and time only goes forward.</summary>
internal sealed class Life
{
    private static readonly string[] Zones = ["Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata"];
    private static readonly string[] Teams = ["checkout", "payouts", "growth"];

    // Days before the clocks change, in both directions and hemispheres.
    private static readonly DateTimeOffset[] Starts =
        [.. new[] { "2026-10-22", "2026-03-26", "2026-10-30", "2026-03-05", "2026-04-02", "2026-09-24" }.Select(day => DateTimeOffset.Parse(day + "T06:00Z"))];

    private static readonly TimeSpan[] Steps =
        [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(20), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(8), TimeSpan.FromHours(17), TimeSpan.FromDays(1)];

    private static readonly WorkingWeek[] Weeks =
    [
        WorkingWeek.Default, WorkingWeek.Default, new([], new(6, 30), new(11, 0)), new([DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Saturday], new(0, 0), new(23, 59)),
        new(WorkingWeek.Default.Days, new(1, 0), new(3, 30)),
    ];

    private Manners _manners = Manners.Default;
    private PersonalCalendar _calendar;
    private ImmutableHashSet<OpenAnswer> _open = [];
    private DateTimeOffset _now;
    private int _dice;

    private Life(int number)
    {
        _dice = number & int.MaxValue;
        _now = One(Starts);
        _calendar = new PersonalCalendar(One(Zones), WorkingWeek.Default, ImmutableHashSet.CreateRange(Enumerable.Range(0, 3).Select(_ => DateOnly.FromDateTime(_now.UtcDateTime).AddDays(Roll(30)))));
    }

    public List<Received> Sent { get; } = [];

    /// <summary>What the person said "Ask me tomorrow" about, and when.</summary>
    public List<(AskedFor About, DateTimeOffset At)> Wanted { get; } = [];
    public List<ReminderDecision> Waited { get; } = [];
    public HashSet<ReminderReason> Reasons { get; } = [];

    public static Life Of(int[] row)
    {
        Life life = new(row[0]);
        foreach (var number in row) life.Step(number);
        return life;
    }

    private void Step(int number)
    {
        _dice = number & int.MaxValue;
        _now += One(Steps);
        switch (Roll(14))
        {
            case 0 or 1 or 2: CloseOne(); break;
            case 3: _open = _open.IsEmpty ? _open : _open.Remove(One([.. _open.OrderBy(one => one.ClosedAt)])); break;
            case 4: Wish(); break;
            case 5 when Roll(3) == 0: _calendar = _calendar with { Zone = One(Zones) }; break;
            case 6 when Roll(3) == 0: _calendar = _calendar with { Week = One(Weeks) }; break;
            default: Look(); break;
        }
    }

    /// <summary>A team's check-in closes: what was open from its last one is open no more.</summary>
    private void CloseOne()
    {
        var team = new TeamCycleId(new("t"), new(One(Teams)), new("c"));
        _open = [.. _open.Where(one => one.Team != team)];
        var occurrence = new Occurrence(new("19:" + team.Team), _now.AddMinutes(-10));
        for (var kr = Roll(3); kr >= 0; kr--) _open = _open.Add(new OpenAnswer(team, occurrence, new($"kr{kr}"), Sample.Dina, _now.AddMinutes(Roll(4) == 0 ? 5 : 0)));
    }

    private void Wish()
    {
        var today = _calendar.DayOf(_now);
        switch (Roll(6))
        {
            case 0 or 1 or 2: Snooze(); break;
            case 3: _manners = Wishes.Pause(_manners, today.AddDays(Roll(9)), today).Manners; break;
            case 4: _manners = Wishes.Stop(_manners); break;
            default: _manners = Wishes.Start(_manners); break;
        }
    }

    private void Snooze()
    {
        var said = Wishes.Snooze(_manners, _calendar, _now);
        if (said.Refusal is null) Wanted.AddRange(said.Manners.Snoozed!.About.Select(about => (about, _now)));
        _manners = said.Manners;
    }

    private void Look()
    {
        var decision = Decide();
        if (decision is ReminderDecision.Later later && Roll(2) == 0)
        {
            _now = later.At;
            Waited.Add(decision = Decide());
        }
        if (decision is not ReminderDecision.SendNow send) return;
        var before = _manners;
        _manners = ReminderLog.Record(_manners, _calendar, send, _now);
        if (Roll(5) == 0) _manners = ReminderLog.TakeBack(_manners, before, _now);
        else Sent.Add(new Received(_now, _calendar.DayOf(_now), send, _calendar, before, _open));
    }

    private ReminderDecision Decide()
    {
        var decision = Reminding.Decide(_manners, _calendar, [.. _open], _now);
        if (decision is ReminderDecision.Later later) Reasons.Add(later.Why);
        if (decision is ReminderDecision.Never never) Reasons.Add(never.Why);
        return decision;
    }

    private int Roll(int sides)
    {
        var roll = (int)((uint)_dice % (uint)sides);
        _dice = unchecked((_dice * 1103515245) + 12345) & int.MaxValue;
        _dice ^= _dice >> 13;
        return roll;
    }

    private T One<T>(IReadOnlyList<T> list) => list[Roll(list.Count)];
}
